#include "ui/widgets/focusring.h"

#include "ui/widgets/stylepainting.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextEdit>

namespace colophon {

namespace {

/// The widget that gets the ring when the focus is on `focus`; null if that shows its focus itself.
QWidget* groundOf(QWidget* focus)
{
    const auto* box = qobject_cast<const QComboBox*>(focus);
    if (qobject_cast<const QAbstractButton*>(focus) || (box && !box->isEditable()))
        return focus;
    const auto* text = qobject_cast<const QTextEdit*>(focus);
    if (text && text->isReadOnly()) // to be read and copied: it has no outline as a field has
        return text->viewport();
    const auto* view = qobject_cast<const QAbstractItemView*>(focus);
    return view ? view->viewport() : nullptr;
}

} // namespace

void FocusRing::install()
{
    static QPointer<FocusRing> ring;
    if (!ring)
        ring = new FocusRing(qApp);
}

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, &FocusRing::follow);
}

void FocusRing::follow(QWidget*, QWidget* now)
{
    for (const QMetaObject::Connection& connection : m_repaints)
        disconnect(connection);
    m_repaints.clear();
    if (m_ground) {
        m_ground->removeEventFilter(this);
        m_ground->update();
    }
    const bool wanted = now && now->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    m_ground = wanted ? groundOf(now) : nullptr;
    if (!m_ground)
        return;
    m_ground->installEventFilter(this);
    m_ground->update();
    if (const auto* view = qobject_cast<const QAbstractItemView*>(now))
        followRows(*view);
}

void FocusRing::followRows(const QAbstractItemView& view)
{
    const auto repaint = qOverload<>(&QWidget::update);
    if (view.selectionModel())
        m_repaints.append(connect(view.selectionModel(), &QItemSelectionModel::currentChanged, m_ground, repaint));
    // Scrolling moves the pixels that are there; those of the ring have to stay.
    for (const QScrollBar* bar : {view.horizontalScrollBar(), view.verticalScrollBar()})
        m_repaints.append(connect(bar, &QScrollBar::valueChanged, m_ground, repaint));
}

bool FocusRing::shows() const
{
    // A list with a current row shows the focus there.
    const auto* view = qobject_cast<const QAbstractItemView*>(m_ground->parentWidget());
    return !view || view->viewport() != m_ground || !view->currentIndex().isValid();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Paint || m_isPainting || watched != m_ground || !shows())
        return false;
    const QScopedValueRollback painting(m_isPainting, true);
    QCoreApplication::sendEvent(watched, event); // the control itself comes first
    QPainter painter(m_ground);
    paint(painter);
    return true;
}

void FocusRing::paint(QPainter& painter) const
{
    const QRectF rect = m_ground->rect();
    const bool isFilled
        = stylepainting::buttonRole(m_ground) == stylepainting::ButtonRole::Primary && m_ground->isEnabled();
    // On a filled button only the gap inside the ring can be seen.
    if (isFilled)
        stylepainting::panel(painter, rect.adjusted(2, 2, -2, -2), stylepainting::kFieldRadius - 2, {},
                             Theme::instance().colour(Tone::OnAccent), 1);
    stylepainting::focusRing(painter, rect, stylepainting::kFieldRadius);
}

} // namespace colophon
