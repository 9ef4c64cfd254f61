#include "ui/details/selectionsummary.h"

#include "models/compare/comparison.h"
#include "models/compare/metricdecimals.h"
#include "models/compare/numbertext.h"
#include "models/items/choice.h"
#include "ui/details/summaryline.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace colophon {

namespace {

constexpr qsizetype kMostNames = 40;

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

/// "0.807 to 0.953"; empty unless every version has the metric.
QString metricRange(const Catalog& catalog, const std::vector<const Version*>& versions, Name key)
{
    std::vector<double> values;
    for (const Version* version : versions) {
        const Metric* metric = version->facts.metric(key);
        if (!metric || !metric->isNumber())
            return {};
        values.push_back(metric->value);
    }
    const auto [low, high] = std::ranges::minmax(values);
    const int decimals = decimalsBeside(metricDecimals(catalog, versions, key), low, high);
    return SelectionSummary::tr("%1 to %2").arg(toText(numberText(low, decimals)), toText(numberText(high, decimals)));
}

QString timeRange(const std::vector<const Version*>& versions)
{
    std::vector<Timestamp> times;
    for (const Version* version : versions) {
        if (version->facts.created)
            times.push_back(*version->facts.created);
    }
    if (times.empty())
        return {};
    const auto [first, last] = std::ranges::minmax(times);
    const Timestamp now = Timestamp::now();
    return SelectionSummary::tr("%1 to %2").arg(toText(dateText(first, now)), toText(dateText(last, now)));
}

} // namespace

SelectionSummary::SelectionSummary(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    const int margin = Theme::instance().scaled(12);
    m_layout->setContentsMargins(margin, margin, margin, margin);
    m_layout->setSpacing(Theme::instance().scaled(6));
}

void SelectionSummary::setVersions(const Catalog& catalog, const std::vector<const Version*>& versions,
                                   const Directions& directions)
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_ids.clear();
    QStringList labels;
    std::set<std::string> authors;
    for (const Version* version : versions) {
        m_ids.append(toText(version->id));
        labels.append(toText(displayLabel(*version)));
        if (!version->facts.author.isEmpty())
            authors.insert(version->facts.author.text);
    }
    const auto count = static_cast<int>(versions.size());
    auto* title = new PlainLabel(tr("%n versions selected", nullptr, count), this);
    title->setType(TypeSize::Title, QFont::DemiBold);
    m_layout->addWidget(title);
    const qsizetype left = labels.size() - kMostNames;
    auto* names = new PlainLabel(
        left > 0 ? tr("%1 and %n more", nullptr, int(left)).arg(labels.mid(0, kMostNames).join(QStringLiteral(", ")))
                 : labels.join(QStringLiteral(", ")),
        this);
    names->setWordWrap(true);
    names->setTone(Tone::Muted);
    m_layout->addWidget(names);
    std::set<Name> keys;
    for (const Metric& metric : versions.front()->facts.metrics) {
        if (directionOf(metric.key, directions) != Direction::None && keys.size() < 4)
            keys.insert(metric.key);
    }
    for (const Name& key : keys)
        addSummaryLine(*m_layout, toText(key.text()), metricRange(catalog, versions, key));
    addSummaryLine(*m_layout, tr("created"), timeRange(versions));
    addSummaryLine(*m_layout, tr("authors"), QString::number(authors.size()));
    for (std::size_t index = 1; index < versions.size(); ++index) {
        if (const auto reason = incomparability(*versions.front(), *versions[index])) {
            auto* warning = new PlainLabel(tr("≠ Measured on different data"), this);
            warning->setTone(Tone::Warning);
            m_layout->addWidget(warning);
            break;
        }
    }
    const bool isTooMany = count > ChosenVersions::kMost;
    QPushButton* compare
        = makeButton(isTooMany ? tr("At most %n versions can be compared", nullptr, ChosenVersions::kMost)
                               : tr("Compare %n versions", nullptr, count),
                     QStringLiteral("columns-3"), ButtonRole::Primary, this);
    compare->setEnabled(!isTooMany);
    connect(compare, &QPushButton::clicked, this, [this] { Q_EMIT compareRequested(m_ids); });
    m_layout->addWidget(compare, 0, Qt::AlignLeft);
    m_layout->addStretch();
}

} // namespace colophon
