#include "ui/shell/settingswindow.h"

#include "models/items/recentlocations.h"
#include "ui/shell/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/combofield.h"
#include "ui/widgets/viewstate.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace colophon {

namespace {

QString themeKey()
{
    return QStringLiteral("theme");
}

} // namespace

SettingsWindow::SettingsWindow(const ShellSubjects& subjects, QWidget* parent)
    : CardDialog(tr("Settings"), parent)
    , m_subjects(subjects)
{
    setObjectName(QStringLiteral("settingsWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Theme::instance().scaled(460));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(14);
    layout->addWidget(makeLabel(tr("Settings"), {.size = TypeSize::Title, .weight = QFont::DemiBold}, this));
    layout->addWidget(buildTheme());
    layout->addWidget(buildMemory());
    QPushButton* done = makeButton(tr("Done"), {}, ButtonRole::Primary, this);
    layout->addWidget(done, 0, Qt::AlignRight);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
}

QWidget* SettingsWindow::buildTheme()
{
    auto* field = new ComboField(tr("Colours"), this);
    field->addItem(tr("As the system"), int(Theme::Mode::System));
    field->addItem(tr("Light"), int(Theme::Mode::Light));
    field->addItem(tr("Dark"), int(Theme::Mode::Dark));
    field->setCurrentData(int(Theme::instance().mode()));
    connect(field, &ComboField::chosen, this, [this](const QVariant& mode) {
        Theme::instance().setMode(Theme::Mode(mode.toInt()));
        m_subjects.viewState.setValue(themeKey(), mode);
    });
    return field;
}

QWidget* SettingsWindow::buildMemory()
{
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* text
        = makeLabel(tr("Colophon remembers recent locations, saved filters and the arrangement of its windows on "
                       "this computer only."),
                    {.tone = Tone::Muted, .size = TypeSize::Small}, part);
    text->setWordWrap(true);
    auto* row = new QHBoxLayout;
    QPushButton* recent = makeButton(tr("Forget recent locations"), {}, ButtonRole::Plain, part);
    QPushButton* arrangement = makeButton(tr("Forget the arrangement"), {}, ButtonRole::Plain, part);
    row->addWidget(recent);
    row->addWidget(arrangement);
    row->addStretch();
    layout->addWidget(text);
    layout->addLayout(row);
    connect(recent, &QPushButton::clicked, this, [this, recent] {
        for (int at = m_subjects.recent.rowCount() - 1; at >= 0; --at)
            m_subjects.recent.forget(at);
        recent->setEnabled(false);
    });
    connect(arrangement, &QPushButton::clicked, this, [this, arrangement] {
        m_subjects.viewState.reset();
        arrangement->setEnabled(false);
        arrangement->setText(tr("Forgotten at the next start"));
    });
    return part;
}

void restoreTheme(const ViewState& viewState)
{
    const int mode = viewState.value(themeKey(), int(Theme::Mode::System)).toInt();
    if (mode >= int(Theme::Mode::System) && mode <= int(Theme::Mode::Dark))
        Theme::instance().setMode(Theme::Mode(mode));
}

} // namespace colophon
