#include "ui/register/registerform.h"

#include "models/items/text.h"
#include "models/items/workspacequeries.h"
#include "models/releases/labelsuggestion.h"
#include "ui/register/pathfields.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace colophon {

namespace {

constexpr std::size_t kParentsOffered = 200; ///< newest first; an older one can be typed

} // namespace

RegisterForm::RegisterForm(CatalogPointer catalog, const QStringList& locations, QWidget* parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
    , m_layout(new QGridLayout(this))
{
    const Theme& theme = Theme::instance();
    m_layout->setContentsMargins({});
    m_layout->setHorizontalSpacing(theme.scaled(12));
    m_layout->setVerticalSpacing(theme.scaled(6));
    m_layout->setColumnMinimumWidth(0, theme.scaled(92));
    m_layout->setColumnStretch(1, 1);
    buildIdentity(locations);
    buildFacts(locations.value(0));
    buildReason();
}

void RegisterForm::addRow(const QString& name, QWidget* field)
{
    auto* title = new PlainLabel(name, this);
    title->setTone(Tone::Muted);
    title->setBuddy(field);
    const int row = m_layout->rowCount();
    m_layout->addWidget(title, row, 0, Qt::AlignTop);
    m_layout->addWidget(field, row, 1);
}

void RegisterForm::buildIdentity(const QStringList& locations)
{
    m_location = new QComboBox(this);
    for (const QString& location : locations)
        m_location->addItem(displayPath(location), location);
    if (locations.size() > 1)
        addRow(tr("Folder"), m_location);
    else
        m_location->hide();
    m_model = new QComboBox(this);
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setAccessibleName(tr("Model"));
    for (const auto& model : m_catalog->models()) {
        if (systemOwning(*m_catalog, *model).empty())
            m_model->addItem(toQString(model->name));
    }
    m_label = new QLineEdit(this);
    m_label->setAccessibleName(tr("Label"));
    m_files = new PathList(tr("Model files"), locations.value(0), this);
    m_parent = new QComboBox(this);
    m_parent->setEditable(true);
    m_parent->setInsertPolicy(QComboBox::NoInsert);
    m_parent->setAccessibleName(tr("Parent"));
    m_parent->lineEdit()->setAccessibleName(tr("Parent"));
    m_parent->lineEdit()->setPlaceholderText(tr("Version it was made from"));
    addRow(tr("Model"), m_model);
    addRow(tr("Label"), m_label);
    addRow(tr("Model files"), m_files);
    addRow(tr("Parent"), m_parent);
    connect(m_location, &QComboBox::currentIndexChanged, this, &RegisterForm::followLocation);
    connect(m_model, &QComboBox::currentTextChanged, this, &RegisterForm::followModel);
    connect(m_label, &QLineEdit::textEdited, this, [this] { m_ownsLabel = false; });
    connect(m_label, &QLineEdit::textChanged, this, &RegisterForm::changed);
    connect(m_parent, &QComboBox::currentTextChanged, this, &RegisterForm::changed);
    connect(m_files, &PathList::changed, this, &RegisterForm::changed);
}

void RegisterForm::buildFacts(const QString& folder)
{
    m_metrics = new PathField(tr("Metrics file"), folder, this);
    m_parameters = new PathField(tr("Parameters file"), folder, this);
    m_data = new PathField(tr("Data file"), folder, this);
    m_labelColumn = new QLineEdit(this);
    m_labelColumn->setAccessibleName(tr("Label column"));
    m_labelColumn->setPlaceholderText(tr("Column of the data whose distribution is recorded"));
    m_labelColumn->setEnabled(false);
    addRow(tr("Metrics file"), m_metrics);
    addRow(tr("Parameters file"), m_parameters);
    addRow(tr("Data file"), m_data);
    addRow(tr("Label column"), m_labelColumn);
    for (PathField* field : {m_metrics, m_parameters, m_data})
        connect(field, &PathField::changed, this, &RegisterForm::changed);
    connect(m_data, &PathField::changed, this, [this] { m_labelColumn->setEnabled(!m_data->path().isEmpty()); });
    connect(m_labelColumn, &QLineEdit::textChanged, this, &RegisterForm::changed);
}

void RegisterForm::buildReason()
{
    m_reason = new QPlainTextEdit(this);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why does this version exist?"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(Theme::instance().scaled(58));
    addRow(tr("Reason"), m_reason);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &RegisterForm::changed);
}

void RegisterForm::begin(const QString& model, const QString& parentLabel)
{
    const QString first = model.isEmpty() ? m_model->itemText(0) : model;
    const bool isOffered = m_model->findText(first, Qt::MatchFixedString | Qt::MatchCaseSensitive) >= 0;
    m_model->setCurrentText(isOffered ? first : QString());
    followModel();
    if (isOffered && !parentLabel.isEmpty())
        m_parent->setCurrentText(parentLabel);
    // To the first thing that is still missing.
    (isOffered ? static_cast<QWidget*>(m_files) : m_model)->setFocus(Qt::OtherFocusReason);
}

/// Suggests the next label and the newest version as parent, until the user says otherwise.
void RegisterForm::followModel()
{
    const Model* model = m_catalog->model(m_model->currentText().trimmed().toStdString());
    if (m_ownsLabel)
        m_label->setText(toQString(suggestedLabel(model)));
    m_parent->clear();
    for (std::size_t version = 0; model && version < std::min(model->versions.size(), kParentsOffered); ++version)
        m_parent->addItem(toQString(model->versions[version].label));
    if (m_parent->count() == 0)
        m_parent->setEditText({});
    Q_EMIT changed();
}

void RegisterForm::followLocation()
{
    const QString folder = m_location->currentData().toString();
    m_files->setFolder(folder);
    for (PathField* field : {m_metrics, m_parameters, m_data})
        field->setFolder(folder);
    Q_EMIT changed();
}

QString RegisterForm::missing() const
{
    if (m_model->currentText().trimmed().isEmpty())
        return tr("Name the model");
    if (m_label->text().trimmed().isEmpty())
        return tr("Give the version a label");
    const QString modelName = m_model->currentText().trimmed();
    const QString label = m_label->text().trimmed();
    const Model* model = m_catalog->model(modelName.toStdString());
    if (m_files->paths().isEmpty() && model && model->withLabel(label.toStdString()))
        return tr("%1 has a version %2 already; add its own files to record more about it").arg(modelName, label);
    return m_files->paths().isEmpty() ? tr("Add the files of the model") : QString();
}

RegistrationRequest RegisterForm::request() const
{
    RegistrationRequest request;
    request.locationPath = m_location->currentData().toString().toStdString();
    for (const QString& path : m_files->paths())
        request.files.push_back(path.toStdString());
    request.model = Name(m_model->currentText().trimmed().toStdString());
    request.label = m_label->text().trimmed().toStdString();
    request.parent = m_parent->currentText().trimmed().toStdString();
    request.metricsFile = m_metrics->path().toStdString();
    request.parameterFile = m_parameters->path().toStdString();
    if (!m_data->path().isEmpty()) {
        request.data = {m_data->path().toStdString()};
        request.labelColumn = m_labelColumn->text().trimmed().toStdString();
    }
    request.reason = m_reason->toPlainText().trimmed().toStdString();
    return request;
}

void RegisterForm::setReadOnly(bool isReadOnly)
{
    setEnabled(!isReadOnly);
}

} // namespace colophon
