#include "ui/register/recordedfacts.h"

#include "models/compare/numbertext.h"
#include "models/compare/valuetext.h"
#include "models/items/text.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>

namespace colophon {

namespace {

constexpr qsizetype kShortDigest = 19; ///< algorithm and the first 12 digits
constexpr std::size_t kFilesShown = 4;
constexpr std::size_t kLabelsShown = 4;

QString tr(const char* text, const char* comment = nullptr, int count = -1)
{
    return RecordedFactsView::tr(text, comment, count);
}

QString codeText(const CodeReference& code)
{
    if (code.commit.empty())
        return tr("not in a Git repository");
    QStringList parts{toQString(shortened(code.commit))};
    if (!code.branch.empty())
        parts.append(toQString(code.branch));
    if (code.dirty)
        parts.append(*code.dirty ? tr("with uncommitted changes") : tr("nothing uncommitted"));
    return parts.join(QStringLiteral(" · "));
}

QString artifactText(const Artifact& artifact)
{
    QStringList parts{toQString(artifact.path)};
    if (artifact.size)
        parts.append(toQString(byteText(*artifact.size)));
    if (!artifact.format.empty())
        parts.append(toQString(artifact.format));
    parts.append(toQString(artifact.digest).left(kShortDigest));
    return parts.join(QStringLiteral(" · "));
}

QString datasetText(const Dataset& dataset)
{
    QStringList parts{toQString(dataset.path)};
    if (dataset.size)
        parts.append(toQString(byteText(*dataset.size)));
    if (dataset.rows)
        parts.append(tr("%1 rows").arg(toQString(numberText(static_cast<double>(*dataset.rows), 0))));
    QStringList labels;
    for (std::size_t label = 0; label < std::min(dataset.labels.size(), kLabelsShown); ++label)
        labels.append(
            QStringLiteral("%1 %2").arg(toQString(dataset.labels[label].label)).arg(dataset.labels[label].count));
    if (!labels.isEmpty())
        parts.append(labels.join(QStringLiteral(", ")));
    parts.append(toQString(dataset.digest).left(kShortDigest));
    return parts.join(QStringLiteral(" · "));
}

void addFiles(QList<RecordedFact>& lines, const std::vector<Artifact>& artifacts)
{
    for (std::size_t file = 0; file < std::min(artifacts.size(), kFilesShown); ++file)
        lines.append({file == 0 ? tr("Files") : QString(), artifactText(artifacts[file])});
    if (artifacts.size() > kFilesShown)
        lines.append({{}, tr("and %n more", nullptr, static_cast<int>(artifacts.size() - kFilesShown))});
}

/// The first few keys: enough to see whether the right file was named.
template <typename Items> QString keysText(const Items& items)
{
    constexpr std::size_t kShown = 6;
    QStringList keys;
    for (std::size_t item = 0; item < std::min(items.size(), kShown); ++item)
        keys.append(toQString(items[item].key));
    const QString names = keys.join(QStringLiteral(", "));
    return items.size() > kShown ? tr("%1 and %n more", nullptr, static_cast<int>(items.size() - kShown)).arg(names)
                                 : names;
}

} // namespace

QList<RecordedFact> recordedFacts(const Facts& facts)
{
    static const Name host("host");
    QList<RecordedFact> lines;
    lines.append({tr("Who"), toQString(facts.author.text)});
    lines.append({tr("When"), tr("the moment of registering")});
    std::size_t packages = facts.environment.size();
    if (const Entry* entry = findEntry(facts.environment, host)) {
        lines.append({tr("Host"), toQString(entry->value)});
        --packages;
    }
    lines.append({tr("Code"), codeText(facts.code)});
    addFiles(lines, facts.artifacts);
    for (const Dataset& dataset : facts.datasets)
        lines.append({tr("Data"), datasetText(dataset)});
    if (facts.datasets.empty())
        lines.append({tr("Data"), tr("not recorded")});
    lines.append({tr("Packages"),
                  packages > 0 ? tr("%n from requirements.txt or conda.yaml", nullptr, static_cast<int>(packages))
                               : tr("not recorded: no requirements.txt or conda.yaml beside the first file")});
    lines.append({tr("Metrics"), facts.metrics.empty() ? tr("not recorded") : keysText(facts.metrics)});
    lines.append({tr("Parameters"), facts.parameters.empty() ? tr("not recorded") : keysText(facts.parameters)});
    return lines;
}

RecordedFactsView::RecordedFactsView(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    const Theme& theme = Theme::instance();
    m_layout->setContentsMargins({});
    m_layout->setHorizontalSpacing(theme.scaled(12));
    m_layout->setVerticalSpacing(theme.scaled(4));
    m_layout->setColumnMinimumWidth(0, theme.scaled(92));
    m_layout->setColumnStretch(1, 1);
}

void RecordedFactsView::setDraft(const RegistrationDraft& draft)
{
    clear();
    const QList<RecordedFact> lines = recordedFacts(draft.facts);
    for (const RecordedFact& line : lines)
        addLine(line.name, line.value);
    for (const Problem& warning : draft.warnings) {
        auto* label = new PlainLabel(toQString(warning.reason) + u' ' + toQString(warning.hint), this);
        label->setWordWrap(true);
        label->setTone(Tone::Warning);
        m_layout->addWidget(label, m_layout->rowCount(), 0, 1, 2);
    }
    showAll();
}

void RecordedFactsView::setMessage(const QString& text)
{
    clear();
    auto* label = new PlainLabel(text, this);
    label->setTone(Tone::Muted);
    label->setWordWrap(true);
    m_layout->addWidget(label, 0, 0, 1, 2);
    showAll();
}

/// At once, not with the next event: a window is about to take its size from them.
void RecordedFactsView::showAll()
{
    for (int item = 0; item < m_layout->count(); ++item)
        m_layout->itemAt(item)->widget()->show();
    m_layout->activate();
}

void RecordedFactsView::clear()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void RecordedFactsView::addLine(const QString& name, const QString& value)
{
    const int row = m_layout->rowCount();
    auto* title = new PlainLabel(name, this);
    title->setTone(Tone::Muted);
    auto* text = new PlainLabel(value, this);
    text->setElide(Qt::ElideMiddle);
    text->setAccessibleName(name.isEmpty() ? value : QStringLiteral("%1: %2").arg(name, value));
    m_layout->addWidget(title, row, 0);
    m_layout->addWidget(text, row, 1);
}

} // namespace colophon
