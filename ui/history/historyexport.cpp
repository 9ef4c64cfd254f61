#include "ui/history/historyexport.h"

#include "models/compare/numbertext.h"
#include "models/compare/parentwords.h"
#include "models/items/historycelldata.h"
#include "models/items/text.h"

namespace colophon {

namespace {

/// What is taken along from the model: the catalog keeps the versions alive.
struct ShownHistory
{
    CatalogPointer catalog;
    std::vector<const Version*> versions;
    std::vector<Name> metrics;
    QStringList header;
    bool hasCreated = true;
    bool hasAuthor = true;
    bool hasReason = true;
};

void addVersions(const HistoryModel& model, const QModelIndex& parent, std::vector<const Version*>& versions)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, HistoryModel::VersionColumn, parent);
        if (const Version* version = model.version(index))
            versions.push_back(version);
        else
            addVersions(model, index, versions);
    }
}

QString metricText(const Version& version, Name key)
{
    const Metric* metric = version.facts.metric(key);
    if (!metric)
        return {};
    return metric->isNumber() ? toQString(exactText(metric->value)) : toQString(metric->text);
}

QStringList cellsOf(const ShownHistory& history, const Version& version)
{
    QStringList cells{toQString(version.model), toQString(displayLabel(version)),
                      toStringList(version.stages).join(QStringLiteral(", "))};
    for (const Name metric : history.metrics)
        cells.append(metricText(version, metric));
    if (history.hasCreated)
        cells.append(createdCellData(version, CopyRole).toString());
    if (history.hasAuthor)
        cells.append(authorCellData(version, CopyRole).toString());
    if (history.hasReason)
        cells.append(reasonCellData(version, CopyRole).toString());
    return cells;
}

} // namespace

std::function<TextTable()> historyTexts(const HistoryModel& model, const std::function<bool(int column)>& isShown)
{
    ShownHistory history;
    history.catalog = model.catalog();
    addVersions(model, {}, history.versions);
    const auto title
        = [&model](int column) { return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); };
    history.header = {HistoryModel::tr("Model"), title(HistoryModel::VersionColumn), HistoryModel::tr("Stages")};
    for (const Name metric : model.metrics()) {
        if (!isShown(model.metricColumn(metric)))
            continue;
        history.metrics.push_back(metric);
        history.header.append(toQString(metric));
    }
    const auto add = [&](int column, bool& has) {
        has = isShown(column);
        if (has)
            history.header.append(title(column));
    };
    add(model.createdColumn(), history.hasCreated);
    add(model.authorColumn(), history.hasAuthor);
    add(model.reasonColumn(), history.hasReason);
    return [history = std::move(history)] {
        TextTable table;
        table.header = history.header;
        for (qsizetype metric = 0; metric < qsizetype(history.metrics.size()); ++metric)
            table.numbers.append(int(3 + metric));
        for (const Version* version : history.versions)
            table.rows.append(cellsOf(history, *version));
        return table;
    };
}

TextTable evolutionTexts(const EvolutionData& data)
{
    TextTable table;
    table.header = {HistoryModel::tr("Version"), toQString(data.metric),       HistoryModel::tr("±"),
                    HistoryModel::tr("Parent"),  HistoryModel::tr("Evidence"), HistoryModel::tr("Created"),
                    HistoryModel::tr("Stages")};
    table.numbers = {1, 2};
    for (std::size_t node = 0; node < data.nodes.size(); ++node) {
        const EvolutionNode& each = data.nodes[node];
        const EvolutionEdge* edge = data.parentEdge(node);
        table.rows.append({toQString(displayLabel(*each.version)), toQString(exactText(each.y)),
                           each.noise > 0 ? toQString(exactText(static_cast<double>(each.noise))) : QString(),
                           edge ? toQString(displayLabel(*data.nodes[edge->parent].version)) : QString(),
                           edge ? toQString(evidenceWords(edge->evidence)) : QString(),
                           createdCellData(*each.version, CopyRole).toString(),
                           toStringList(each.version->stages).join(QStringLiteral(", "))});
    }
    return table;
}

} // namespace colophon
