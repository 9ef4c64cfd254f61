#include "ui/shell/sidebarmodel.h"

#include "models/catalog/filterlexer.h"
#include "models/files/rootfolder.h"
#include "models/items/problemsmodel.h"
#include "models/items/workspacequeries.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace colophon {

namespace {

QString shown(std::string_view text)
{
    return QString::fromStdString(toDisplayText(text));
}

QString iconOf(std::string_view kind)
{
    static constexpr std::pair<std::string_view, const char*> kIcons[] = {
        {"git", "git-branch"},         {"gto", "tag"},
        {"mlflow-files", "activity"},  {"mlflow-database", "database"},
        {"mlflow-server", "server"},   {"sagemaker", "cloud"},
        {"sagemaker-export", "cloud"}, {"dvc", "database"},
    };
    for (const auto& [name, icon] : kIcons) {
        if (name == kind)
            return QString::fromLatin1(icon);
    }
    return QStringLiteral("folder");
}

/// Versions with a record in each source.
std::map<SourceId, int> versionsBySource(const std::vector<const Model*>& models)
{
    std::map<SourceId, int> counts;
    for (const Model* model : models) {
        for (const Version& version : model->versions) {
            const std::vector<Record>& records = version.records;
            for (auto record = records.begin(); record != records.end(); ++record) {
                // Few records belong to a version: a look at those before is cheaper than a set.
                if (std::ranges::find(records.begin(), record, record->source, &Record::source) == record)
                    ++counts[record->source];
            }
        }
    }
    return counts;
}

/// `isOnly`: no other source of this kind is open, so that its place needs no telling.
SidebarItem sourceItem(const SourceInfo& source, int count, bool hasProblem, bool isOnly)
{
    const QString name = sourceKindText(source.kind);
    const bool isRoot = source.location.empty() || source.location == ".";
    return {.id = QStringLiteral("source:") + QString::fromStdString(toString(source.id)),
            .icon = iconOf(source.kind),
            .text = isRoot || isOnly ? name : QStringLiteral("%1 · %2").arg(name, shown(source.location)),
            .count = count,
            .depth = 1,
            .hasProblem = hasProblem,
            .detail = QStringLiteral("%1, %2").arg(name, shown(source.root + "/" + source.location))};
}

/// How many versions fit one row of the stage list: those in sight, and whether there are any at all.
struct StageCount
{
    int inSight = 0;
    bool isAnywhere = false;

    void add(bool fits, bool isInSight)
    {
        inSight += fits && isInSight ? 1 : 0;
        isAnywhere = isAnywhere || fits;
    }
};

struct StageCounts
{
    std::map<std::string, StageCount> held;
    StageCount inLiveTest;
    StageCount wasProduction;
    StageCount none;
};

void countStages(const Model& model, bool isInSight, StageCounts& counts)
{
    for (const Version& version : model.versions) {
        for (const Name stage : version.stages)
            counts.held[stage.text()].add(true, isInSight);
        const bool wasProduction = std::ranges::find(version.pastStages, productionStage()) != version.pastStages.end();
        counts.none.add(version.stages.empty(), isInSight);
        counts.wasProduction.add(wasProduction, isInSight);
        counts.inLiveTest.add(version.facts.live.has_value(), isInSight);
    }
}

QString capitalised(const QString& text)
{
    return text.left(1).toUpper() + text.mid(1);
}

SidebarItem stageItem(const std::string& stage, const StageCount& count)
{
    const QString name = shown(stage);
    const QString icon = stage == "production" ? QStringLiteral("flag")
        : stage == "archived"                  ? QStringLiteral("archive")
                                               : QStringLiteral("circle-dot");
    return {.id = QStringLiteral("stage:") + QString::fromStdString(filterValue(stage)),
            .icon = icon,
            .text = capitalised(name),
            .count = count.inSight};
}

QString translated(const char* text)
{
    return QCoreApplication::translate("Sidebar", text);
}

} // namespace

std::vector<const Model*> modelsInSight(const Catalog& catalog, const QString& shownModel)
{
    std::vector<const Model*> models;
    for (const auto& model : catalog.models()) {
        if (shownModel.isEmpty() || model->name == shownModel.toStdString())
            models.push_back(model.get());
    }
    return models;
}

SidebarItems locationItems(const Catalog& catalog, const QStringList& paths, const QString& shownModel)
{
    const auto counts = versionsBySource(modelsInSight(catalog, shownModel));
    std::set<SourceId> broken;
    for (const Problem& problem : catalog.problems())
        broken.insert(problem.source);

    SidebarItems items;
    for (const QString& path : paths) {
        items.push_back({.id = path, .icon = QStringLiteral("folder"), .text = displayPath(path), .detail = path});
        for (const SourceInfo& source : catalog.sources()) {
            if (paths.size() > 1 && QString::fromStdString(source.root) != path)
                continue;
            const auto count = counts.find(source.id);
            const bool isOnly = std::ranges::count(catalog.sources(), source.kind, &SourceInfo::kind) == 1;
            items.push_back(
                sourceItem(source, count == counts.end() ? 0 : count->second, broken.contains(source.id), isOnly));
        }
    }
    return items;
}

SidebarItems modelItems(const Catalog& catalog)
{
    if (catalog.models().empty())
        return {};
    SidebarItems items;
    items.push_back({.icon = QStringLiteral("layers"),
                     .text = translated(QT_TRANSLATE_NOOP("Sidebar", "All models")),
                     .count = int(catalog.versionCount())});
    for (const auto& model : catalog.models()) {
        const QString name = QString::fromStdString(model->name.text());
        items.push_back({.id = name,
                         .icon = QStringLiteral("box"),
                         .text = shown(model->name.text()),
                         .count = int(model->versions.size()),
                         .detail = name});
    }
    return items;
}

SidebarItems stageItems(const Catalog& catalog, const QString& shownModel)
{
    StageCounts counts;
    for (const auto& model : catalog.models())
        countStages(*model, shownModel.isEmpty() || model->name == shownModel.toStdString(), counts);

    SidebarItems items;
    items.push_back(stageItem("production", counts.held["production"]));
    for (const auto& [stage, count] : counts.held) {
        if (stage != "production" && stage != "archived")
            items.push_back(stageItem(stage, count));
    }
    const auto addIfAny = [&items](const char* filter, const char* icon, const char* text, const StageCount& count) {
        if (count.isAnywhere)
            items.push_back({.id = QString::fromLatin1(filter),
                             .icon = QString::fromLatin1(icon),
                             .text = translated(text),
                             .count = count.inSight});
    };
    addIfAny("is:was-production", "history", QT_TRANSLATE_NOOP("Sidebar", "Was production"), counts.wasProduction);
    addIfAny("is:live", "split", QT_TRANSLATE_NOOP("Sidebar", "In a live test"), counts.inLiveTest);
    if (counts.held.contains("archived"))
        items.push_back(stageItem("archived", counts.held["archived"]));
    addIfAny("not is:staged", "circle-dashed", QT_TRANSLATE_NOOP("Sidebar", "No stage"), counts.none);
    return items;
}

void SidebarModel::setItems(SidebarItems items)
{
    if (items == m_items)
        return;
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int SidebarModel::rowOf(const QString& id) const
{
    const auto found = std::ranges::find(m_items, id, &SidebarItem::id);
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

int SidebarModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant SidebarModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SidebarItem& item = m_items[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return item.text;
    case Qt::AccessibleTextRole: {
        QString spoken = item.count < 0 ? item.text : tr("%1, %n versions", nullptr, item.count).arg(item.text);
        return item.hasProblem ? tr("%1, has problems").arg(spoken) : spoken;
    }
    case Qt::ToolTipRole:
        return item.detail.isEmpty() ? QString() : plainToolTip(item.detail);
    case IdRole:
        return item.id;
    case IconRole:
        return item.icon;
    case CountRole:
        return item.count;
    case DepthRole:
        return item.depth;
    case ProblemRole:
        return item.hasProblem;
    default:
        return {};
    }
}

} // namespace colophon
