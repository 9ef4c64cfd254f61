#include "app/window/placememory.h"

#include "ui/compare/comparepage.h"
#include "ui/history/historypage.h"
#include "ui/shell/mainwindow.h"

#include <QCryptographicHash>

namespace colophon {

namespace {

/// Paths hold characters that keys may not.
QString keyOf(const QStringList& paths)
{
    const QByteArray digest
        = QCryptographicHash::hash(paths.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("places/") + QString::fromLatin1(digest);
}

/// In the words of the reports: "higher", "lower", "none".
QVariantMap toMap(const Directions& directions)
{
    QVariantMap map;
    for (const auto& [metric, direction] : directions)
        map.insert(QString::fromStdString(metric.text()), QString::fromStdString(std::string(toString(direction))));
    return map;
}

Directions toDirections(const QVariantMap& map)
{
    Directions directions;
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        for (const Direction direction : {Direction::None, Direction::Higher, Direction::Lower}) {
            if (entry.value().toString().toStdString() == toString(direction))
                directions.emplace_back(Name(entry.key().toStdString()), direction);
        }
    }
    return directions;
}

QString orderKey()
{
    return QStringLiteral("places/order");
}

} // namespace

PlaceMemory::PlaceMemory(Workspace& workspace, Selection& selection, ChosenVersions& chosen,
                         MetricDirections& directions, ViewState& viewState, MainWindow& window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_chosen(chosen)
    , m_directions(directions)
    , m_viewState(viewState)
    , m_window(window)
{
    connect(&window, &MainWindow::leaving, this, &PlaceMemory::leave);
    connect(&workspace, &Workspace::catalogChanged, this, &PlaceMemory::followCatalog);
    connect(&workspace, &Workspace::stateChanged, this, &PlaceMemory::followState);
    connect(&chosen, &ChosenVersions::changed, this, [this] {
        m_waitsForChosen = m_waitsForChosen && m_chosen.count() == 0;
        save();
    });
    connect(&directions, &MetricDirections::changed, this, &PlaceMemory::save);
    connect(&selection, &Selection::modelChanged, this, &PlaceMemory::save);
    connect(&selection, &Selection::versionsChanged, this, [this](const QStringList& ids) {
        if (!ids.isEmpty())
            m_waitsForVersion.clear();
        save();
    });
    connect(&window, &MainWindow::viewChanged, this, &PlaceMemory::save);
}

void PlaceMemory::setHistoryPage(HistoryPage* page)
{
    m_history = page;
    connect(page, &HistoryPage::arrangementChanged, this, &PlaceMemory::save);
}

void PlaceMemory::setComparePage(ComparePage* page)
{
    m_compare = page;
    page->setArrangement(m_viewState.value(m_place).toMap().value(QStringLiteral("compare")).toMap());
    connect(page, &ComparePage::arrangementChanged, this, &PlaceMemory::save);
}

void PlaceMemory::leave()
{
    m_place.clear();
    m_waitsForVersion.clear();
    m_waitsForChosen = false;
}

/// A place is as it was left as soon as its first rows are there.
void PlaceMemory::arrive()
{
    const QString place = keyOf(m_workspace.paths());
    if (m_workspace.paths().isEmpty() || place == m_place)
        return;
    m_place = place;
    rememberOrder();
    const QVariantMap state = m_viewState.value(m_place).toMap();
    m_waitsForChosen = m_chosen.count() == 0 && !state.value(QStringLiteral("chosen")).toList().isEmpty();
    // Of another place nothing is taken over.
    m_directions.setValues(toDirections(state.value(QStringLiteral("directions")).toMap()));
    if (state.isEmpty())
        return;
    const QString model = state.value(QStringLiteral("model")).toString();
    if (m_selection.model().isEmpty() && m_workspace.catalog()->model(model.toStdString()))
        m_selection.setModel(model);
    if (m_selection.versions().isEmpty())
        m_waitsForVersion = state.value(QStringLiteral("version")).toString();
    if (m_compare)
        m_compare->setArrangement(state.value(QStringLiteral("compare")).toMap());
    if (m_history)
        m_history->setArrangement(state.value(QStringLiteral("history")).toMap());
    const QString view = state.value(QStringLiteral("view")).toString();
    if (!view.isEmpty())
        m_window.showView(view);
}

void PlaceMemory::rememberOrder()
{
    QStringList order = m_viewState.value(orderKey()).toStringList();
    order.removeAll(m_place);
    order.prepend(m_place);
    while (order.size() > kMostPlaces)
        m_viewState.forget(order.takeLast());
    m_viewState.setValue(orderKey(), order);
}

void PlaceMemory::followState(Workspace::State state)
{
    if (state == Workspace::State::Empty)
        leave();
    if (state != Workspace::State::Ready)
        return;
    arrive();
    restoreChosen(true);
    restoreSelected(true);
}

void PlaceMemory::followCatalog(const CatalogPointer& catalog)
{
    if (catalog->versionCount() == 0)
        return;
    arrive();
    restoreChosen(false);
    restoreSelected(false);
}

/// As soon as all of them are there; `isWhole`: nothing more will come, what is missing is gone.
void PlaceMemory::restoreChosen(bool isWhole)
{
    if (!m_waitsForChosen)
        return;
    QStringList ids;
    QList<int> slotNumbers;
    const QVariantList kept = m_viewState.value(m_place).toMap().value(QStringLiteral("chosen")).toList();
    for (const QVariant& entry : kept) {
        const QVariantList pair = entry.toList();
        const QString id = pair.value(0).toString();
        if (!m_workspace.catalog()->version(id.toStdString()))
            continue;
        ids.append(id);
        slotNumbers.append(pair.value(1).toInt());
    }
    if (ids.size() < kept.size() && !isWhole)
        return;
    m_waitsForChosen = false;
    m_chosen.restore(ids, slotNumbers);
}

void PlaceMemory::restoreSelected(bool isWhole)
{
    if (m_waitsForVersion.isEmpty())
        return;
    const QString wanted = m_waitsForVersion;
    const bool isThere = m_workspace.catalog()->version(wanted.toStdString()) != nullptr;
    if (isThere || isWhole)
        m_waitsForVersion.clear();
    if (isThere && m_selection.versions().isEmpty())
        m_selection.setVersions({wanted});
}

QVariantMap PlaceMemory::present() const
{
    const QVariantMap before = m_viewState.value(m_place).toMap();
    QVariantList chosen;
    for (const QString& id : m_chosen.ids())
        chosen.append(QVariant(QVariantList{id, m_chosen.slot(id)}));
    return {{QStringLiteral("view"), m_window.currentView()},
            {QStringLiteral("model"), m_selection.model()},
            {QStringLiteral("directions"), toMap(m_directions.values())},
            {QStringLiteral("chosen"), m_waitsForChosen ? before.value(QStringLiteral("chosen")) : QVariant(chosen)},
            {QStringLiteral("version"), m_waitsForVersion.isEmpty() ? m_selection.version() : m_waitsForVersion},
            {QStringLiteral("compare"),
             m_compare ? QVariant(m_compare->arrangement()) : before.value(QStringLiteral("compare"))},
            {QStringLiteral("history"),
             m_history ? QVariant(m_history->arrangement()) : before.value(QStringLiteral("history"))}};
}

void PlaceMemory::save()
{
    if (!m_place.isEmpty())
        m_viewState.setValue(m_place, present());
}

} // namespace colophon
