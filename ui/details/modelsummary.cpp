#include "ui/details/modelsummary.h"

#include "models/compare/numbertext.h"
#include "models/items/releasesmodel.h"
#include "models/items/text.h"
#include "ui/details/summaryline.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

/// Of a description, in letters: whole model cards are in the sections of a version.
constexpr qsizetype kMostOfNote = 600;

QString labelOf(const Version& version)
{
    return visibleText(toQString(displayLabel(version)));
}

/// "9 Jan 2026 to 27 May 2026".
QString timeRange(const Model& model)
{
    std::vector<Timestamp> times;
    for (const Version& version : model.versions) {
        if (version.facts.created)
            times.push_back(*version.facts.created);
    }
    if (times.empty())
        return {};
    const auto [first, last] = std::ranges::minmax(times);
    const Timestamp now = Timestamp::now();
    const QString begin = toQString(dateText(first, now));
    const QString end = toQString(dateText(last, now));
    return begin == end ? begin : ModelSummary::tr("%1 to %2").arg(begin, end);
}

} // namespace

ModelSummary::ModelSummary(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    const int margin = Theme::instance().scaled(12);
    m_layout->setContentsMargins(margin, margin, margin, margin);
    m_layout->setSpacing(Theme::instance().scaled(6));
}

void ModelSummary::setModel(const Model& model)
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    auto* title = new PlainLabel(toQString(model.name), this);
    title->setType(TypeSize::VersionTitle, QFont::DemiBold);
    title->setElide(Qt::ElideMiddle);
    m_layout->addWidget(title);
    setAccessibleName(tr("Model %1").arg(title->fullText()));
    addSummaryLine(*m_layout, tr("Versions"), QLocale().toString(qulonglong(model.versions.size())));
    for (const StageHolder& holder : model.stages) {
        if (const Version* version = model.find(holder.version))
            addSummaryLine(*m_layout, stageTitle(toQString(holder.stage)), labelOf(*version));
    }
    if (!model.versions.empty())
        addSummaryLine(*m_layout, tr("Newest"), labelOf(model.versions.front()));
    addSummaryLine(*m_layout, tr("Created"), timeRange(model));
    for (const Note& note : model.facts.notes) {
        const QString all = toQString(note.text);
        auto* text = new PlainLabel(all.size() > kMostOfNote ? all.left(kMostOfNote) + u'…' : all, this);
        text->setWordWrap(true);
        text->setTone(Tone::Muted);
        m_layout->addWidget(text);
    }
    addButtons(model);
    m_layout->addStretch();
}

void ModelSummary::addButtons(const Model& model)
{
    std::vector<const Version*> versions;
    if (const Version* holder = model.holder(productionStage()))
        versions.push_back(holder);
    if (!model.versions.empty() && (versions.empty() || versions.front() != &model.versions.front()))
        versions.push_back(&model.versions.front());
    for (const Version* version : versions) {
        QPushButton* button = makeButton({}, QStringLiteral("tag"), ButtonRole::Plain, this);
        button->setText(tr("Show %1").arg(labelOf(*version).replace(u'&', QStringLiteral("&&"))));
        m_layout->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, id = toQString(version->id)] { Q_EMIT versionAsked(id); });
    }
}

} // namespace colophon
