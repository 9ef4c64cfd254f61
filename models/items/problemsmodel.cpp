#include "models/items/problemsmodel.h"

#include "models/files/rootfolder.h"
#include "models/items/roles.h"

#include <algorithm>
#include <utility>

namespace colophon {

namespace {

QString shown(const std::string& text)
{
    return QString::fromStdString(toDisplayText(text));
}

QString placeOf(const Problem& problem)
{
    if (problem.file.empty())
        return {};
    return problem.line > 0 ? QStringLiteral("%1:%2").arg(shown(problem.file)).arg(problem.line) : shown(problem.file);
}

} // namespace

ProblemsModel::ProblemsModel(QObject* parent)
    : QAbstractListModel(parent)
    , m_catalog(std::make_shared<const Catalog>())
{
}

void ProblemsModel::setCatalog(CatalogPointer catalog)
{
    m_catalog = std::move(catalog);
    rebuild();
}

void ProblemsModel::addOpeningProblem(const Problem& problem)
{
    m_opening.push_back(problem);
    rebuild();
}

void ProblemsModel::clearOpeningProblems()
{
    m_opening.clear();
    rebuild();
}

void ProblemsModel::setReleaseProblems(std::vector<Problem> problems)
{
    m_release = std::move(problems);
    rebuild();
}

void ProblemsModel::rebuild()
{
    std::vector<Problem> problems = m_opening;
    problems.insert(problems.end(), m_release.begin(), m_release.end());
    problems.insert(problems.end(), m_catalog->problems().begin(), m_catalog->problems().end());
    std::ranges::stable_partition(problems,
                                  [](const Problem& problem) { return problem.severity == Problem::Severity::Error; });
    if (problems == m_problems)
        return;
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

QString ProblemsModel::toText() const
{
    QString text;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex at = index(row);
        for (const int role : {int(PlaceRole), int(ReasonRole), int(HintRole)}) {
            const QString line = at.data(role).toString();
            if (!line.isEmpty())
                text += line + u'\n';
        }
        text += u'\n';
    }
    return text.trimmed() + u'\n';
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem& problem = m_problems[std::size_t(index.row())];
    const SourceInfo* source = m_catalog->source(problem.source);
    switch (role) {
    case Qt::DisplayRole:
    case ReasonRole:
        return shown(problem.reason);
    case CopyRole:
    case Qt::AccessibleTextRole: {
        const QString kind = problem.severity == Problem::Severity::Error ? tr("Error") : tr("Warning");
        return QStringLiteral("%1: %2 %3 %4").arg(kind, shown(problem.reason), placeOf(problem), shown(problem.hint));
    }
    case PlaceRole:
        return placeOf(problem);
    case HintRole:
        return shown(problem.hint);
    case SourceRole:
        return source ? sourceKindText(source->kind) : QString();
    case IsErrorRole:
        return problem.severity == Problem::Severity::Error;
    case PathRole:
        return source && !problem.file.empty() ? QString::fromStdString(joinPath(source->root, problem.file))
                                               : QString::fromStdString(problem.file);
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isTitle = section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole;
    return isTitle ? tr("Problem") : QVariant();
}

QString sourceKindText(std::string_view kind)
{
    static constexpr std::pair<std::string_view, const char*> kTexts[] = {
        {"folder", QT_TR_NOOP("Folder")},
        {"git", QT_TR_NOOP("Git")},
        {"dvc", QT_TR_NOOP("DVC")},
        {"gto", QT_TR_NOOP("GTO")},
        {"mlflow-files", QT_TR_NOOP("MLflow files")},
        {"mlflow-database", QT_TR_NOOP("MLflow database")},
        {"mlflow-server", QT_TR_NOOP("MLflow server")},
        {"sagemaker", QT_TR_NOOP("SageMaker")},
        {"sagemaker-export", QT_TR_NOOP("SageMaker export")},
    };
    for (const auto& [name, text] : kTexts) {
        if (name == kind)
            return ProblemsModel::tr(text);
    }
    return QString::fromUtf8(kind.data(), qsizetype(kind.size()));
}

} // namespace colophon
