#include "models/items/releasesmodel.h"

#include "models/releases/release.h"
#include "models/releases/shownlabel.h"
#include "models/releases/stagedoubt.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <set>
#include <utility>

namespace colophon {

namespace {

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

QString localTime(Timestamp time)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(time.milliseconds),
                                 QStringLiteral("d MMM yyyy, HH:mm"));
}

} // namespace

QString stageTitle(const QString& stage)
{
    return stage.isEmpty() ? stage : QString(stage.front().toUpper() + stage.mid(1));
}

QString chainText(ChainState state)
{
    switch (state) {
    case ChainState::Chained:
        return ReleasesModel::tr("chained");
    case ChainState::Broken:
        return ReleasesModel::tr("chain broken");
    case ChainState::Unchecked:
        break;
    }
    return {};
}

QString releaseKindText(ReleaseKind kind)
{
    switch (kind) {
    case ReleaseKind::Rollback:
        return ReleasesModel::tr("Rollback");
    case ReleaseKind::Undo:
        return ReleasesModel::tr("Undo");
    case ReleaseKind::Redo:
        return ReleasesModel::tr("Redo");
    case ReleaseKind::Release:
    case ReleaseKind::Observed:
        break;
    }
    return {};
}

ReleasesModel::ReleasesModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ReleasesModel::setModel(std::shared_ptr<const Model> model)
{
    const bool isSameLine = m_model && model && m_model->name == model->name;
    const std::size_t before = m_model ? m_model->releases.size() : 0;
    // History only grows: a newer catalog of the same model adds rows at the top.
    if (isSameLine && model->releases.size() >= before
        && std::equal(m_model->releases.begin(), m_model->releases.end(), model->releases.begin(),
                      [](const ReleaseEvent& left, const ReleaseEvent& right) {
                          return left.time == right.time && left.stage == right.stage && left.entry == right.entry;
                      })) {
        const int added = static_cast<int>(model->releases.size() - before);
        if (added > 0)
            beginInsertRows({}, 0, added - 1);
        showModel(std::move(model));
        if (added > 0)
            endInsertRows();
        if (before > 0)
            Q_EMIT dataChanged(index(added, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    showModel(std::move(model));
    endResetModel();
}

void ReleasesModel::showModel(std::shared_ptr<const Model> model)
{
    m_model = std::move(model);
    m_inForce.clear();
    if (!m_model)
        return;
    std::set<Name> stages;
    for (const ReleaseEvent& release : m_model->releases)
        stages.insert(release.stage);
    const Timestamp now = Timestamp::now();
    for (const Name stage : stages) {
        if (const ReleaseEvent* release = releaseInForce(*m_model, stage, now))
            m_inForce.push_back(release);
    }
}

const ReleaseEvent* ReleasesModel::event(int row) const
{
    if (!m_model || row < 0 || row >= rowCount())
        return nullptr;
    return &m_model->releases[m_model->releases.size() - 1 - static_cast<std::size_t>(row)];
}

int ReleasesModel::rowOfRelease(std::size_t release) const
{
    return m_model && release < m_model->releases.size() ? static_cast<int>(m_model->releases.size() - 1 - release)
                                                         : -1;
}

int ReleasesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_model ? 0 : static_cast<int>(m_model->releases.size());
}

void ReleasesModel::setJournals(std::vector<CheckedJournal> journals)
{
    if (journals == m_journals)
        return;
    m_journals = std::move(journals);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, ChangeColumn), index(rowCount() - 1, RecordedColumn));
}

int ReleasesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool ReleasesModel::isInForce(const ReleaseEvent& event) const
{
    return std::ranges::find(m_inForce, &event) != m_inForce.end();
}

/// The label of today where the version is still known, else the one of that day.
QString ReleasesModel::labelOf(const std::optional<VersionId>& id, const std::string& recorded) const
{
    return toText(shownLabel(*m_model, id, recorded));
}

QString ReleasesModel::changeText(const ReleaseEvent& event) const
{
    const QString none = tr("none");
    const QString before = isPredecessorKnown(event) ? labelOf(event.from, event.fromLabel) : tr("unknown");
    const QString after = labelOf(event.to, event.toLabel);
    const QString change = tr("%1 → %2").arg(before.isEmpty() ? none : before, after.isEmpty() ? none : after);
    const QString label = nameOf(event);
    return label.isEmpty() ? change : tr("%1, called %2").arg(change, label);
}

QString ReleasesModel::nameOf(const ReleaseEvent& event) const
{
    const QString label = toText(releaseLabel(m_journals, event));
    return label == toText(event.toLabel) || label == labelOf(event.to, event.toLabel) ? QString() : label;
}

QString ReleasesModel::recordedText(const ReleaseEvent& event) const
{
    if (!event.madeHere)
        return toText(event.evidence);
    const QString chain = chainText(chainState(m_journals, event.entry));
    return chain.isEmpty() ? tr("Colophon") : tr("Colophon, %1").arg(chain);
}

QString ReleasesModel::displayText(const ReleaseEvent& event, int column) const
{
    switch (column) {
    case WhenColumn:
        return localTime(event.time);
    case StageColumn:
        return stageTitle(toText(event.stage.text()));
    case ChangeColumn:
        return changeText(event);
    case WhoColumn:
        return toText(event.actor);
    case WhyColumn:
        return toText(event.reason);
    case RecordedColumn:
        return recordedText(event);
    default:
        return {};
    }
}

QVariant ReleasesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReleaseEvent& release = *event(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return displayText(release, index.column());
    case Qt::AccessibleTextRole: {
        const QString kind = index.column() == ChangeColumn ? releaseKindText(release.kind) : QString();
        const QString text = displayText(release, index.column());
        return kind.isEmpty() ? text : QString(text + u", " + kind);
    }
    case VersionIdRole:
        return release.to ? toText(*release.to) : QString();
    case TimeRole:
        return qint64(release.time.milliseconds);
    case StagesRole:
        return QStringList{toText(release.stage.text())};
    case FromLabelRole:
        return isPredecessorKnown(release) ? labelOf(release.from, release.fromLabel) : tr("unknown");
    case ToLabelRole:
        return labelOf(release.to, release.toLabel);
    case ReleaseLabelRole:
        return nameOf(release);
    case ReleaseKindRole:
        return int(release.kind);
    case InForceRole:
        return isInForce(release);
    case MadeHereRole:
        return release.madeHere;
    case ChainStateRole:
        return int(chainState(m_journals, release.entry));
    default:
        return {};
    }
}

QVariant ReleasesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhenColumn:
        return tr("When");
    case StageColumn:
        return tr("Stage");
    case ChangeColumn:
        return tr("Change");
    case WhoColumn:
        return tr("Who");
    case WhyColumn:
        return tr("Why");
    case RecordedColumn:
        return tr("Recorded by");
    default:
        return {};
    }
}

} // namespace colophon
