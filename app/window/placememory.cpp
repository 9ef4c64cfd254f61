#include "app/window/placememory.h"

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

QString orderKey()
{
    return QStringLiteral("places/order");
}

} // namespace

PlaceMemory::PlaceMemory(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ViewState& viewState,
                         MainWindow& window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_chosen(chosen)
    , m_viewState(viewState)
    , m_window(window)
{
    connect(&window, &MainWindow::leaving, this, [this] { m_place.clear(); });
    connect(&workspace, &Workspace::stateChanged, this, &PlaceMemory::followState);
    connect(&chosen, &ChosenVersions::changed, this, &PlaceMemory::save);
    connect(&selection, &Selection::modelChanged, this, &PlaceMemory::save);
    connect(&window, &MainWindow::viewChanged, this, &PlaceMemory::save);
}

void PlaceMemory::setHistoryPage(HistoryPage* page)
{
    m_history = page;
    connect(page, &HistoryPage::arrangementChanged, this, &PlaceMemory::save);
}

void PlaceMemory::followState(Workspace::State state)
{
    // While a place is being read for the first time, what is shown is not yet what the user arranged.
    const QString place = keyOf(m_workspace.paths());
    if (state == Workspace::State::Empty || (state == Workspace::State::Reading && place != m_place))
        m_place.clear();
    if (state == Workspace::State::Ready && place != m_place) {
        m_place = place;
        restore();
    }
}

void PlaceMemory::restore()
{
    QStringList order = m_viewState.value(orderKey()).toStringList();
    order.removeAll(m_place);
    order.prepend(m_place);
    while (order.size() > kMostPlaces)
        m_viewState.forget(order.takeLast());
    m_viewState.setValue(orderKey(), order);
    const QVariantMap state = m_viewState.value(m_place).toMap();
    if (state.isEmpty())
        return;
    const QString model = state.value(QStringLiteral("model")).toString();
    if (m_selection.model().isEmpty() && m_workspace.catalog()->model(model.toStdString()))
        m_selection.setModel(model);
    if (m_history)
        m_history->setArrangement(state.value(QStringLiteral("history")).toMap());
    restoreChosen(state);
    const QString view = state.value(QStringLiteral("view")).toString();
    if (!view.isEmpty())
        m_window.showView(view);
}

/// What the user chose while the place was being read is not taken back.
void PlaceMemory::restoreChosen(const QVariantMap& state)
{
    if (m_chosen.count() > 0)
        return;
    QStringList ids;
    QList<int> slotNumbers;
    for (const QVariant& entry : state.value(QStringLiteral("chosen")).toList()) {
        const QVariantList pair = entry.toList();
        const QString id = pair.value(0).toString();
        if (!m_workspace.catalog()->version(id.toStdString()))
            continue;
        ids.append(id);
        slotNumbers.append(pair.value(1).toInt());
    }
    m_chosen.restore(ids, slotNumbers);
}

QVariantMap PlaceMemory::present() const
{
    QVariantList chosen;
    for (const QString& id : m_chosen.ids())
        chosen.append(QVariant(QVariantList{id, m_chosen.slot(id)}));
    return {{QStringLiteral("view"), m_window.currentView()},
            {QStringLiteral("model"), m_selection.model()},
            {QStringLiteral("chosen"), chosen},
            {QStringLiteral("history"),
             m_history ? QVariant(m_history->arrangement())
                       : m_viewState.value(m_place).toMap().value(QStringLiteral("history"))}};
}

void PlaceMemory::save()
{
    if (!m_place.isEmpty())
        m_viewState.setValue(m_place, present());
}

} // namespace colophon
