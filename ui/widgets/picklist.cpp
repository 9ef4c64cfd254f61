#include "ui/widgets/picklist.h"

#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/theme.h"

#include <QAbstractListModel>
#include <QAccessible>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kWidth = 420;
constexpr int kRowHeight = 28;
constexpr int kMostRows = 10;
constexpr int kDetailRole = Qt::UserRole + 1;

/// Label in text colour, the rest muted behind it.
class PickDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {option.rect.width(), Theme::instance().scaled(kRowHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool isCurrent = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, theme.colour(isCurrent ? Tone::Selection : Tone::Raised));
        const QRect place = option.rect.adjusted(theme.scaled(10), 0, -theme.scaled(10), 0);
        const QString text = index.data().toString();
        painter->setFont(theme.font(TypeSize::Body, QFont::DemiBold));
        painter->setPen(theme.colour(isCurrent ? Tone::SelectionText : Tone::Text));
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideMiddle, place.width());
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
        const QRect rest = place.adjusted(painter->fontMetrics().horizontalAdvance(shown) + 10, 0, 0, 0);
        painter->setFont(theme.font(TypeSize::Small));
        painter->setPen(theme.colour(isCurrent ? Tone::SelectionText : Tone::Muted));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(kDetailRole).toString(), Qt::ElideRight,
                                                            std::max(0, rest.width())));
    }
};

} // namespace

/// What was found.
class PickModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setFound(PickFound found)
    {
        beginResetModel();
        m_found = std::move(found);
        endResetModel();
    }

    QString id(int row) const { return m_found.shown[row].id; }
    qsizetype more() const { return m_found.more; }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_found.shown.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const PickItem& item = m_found.shown[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return visibleText(item.text);
        case kDetailRole:
            return visibleText(item.detail);
        case Qt::AccessibleTextRole:
        case Qt::ToolTipRole: {
            const QString text = visibleText(item.text);
            const QString all = item.detail.isEmpty() ? text : text + QStringLiteral(", ") + visibleText(item.detail);
            return role == Qt::ToolTipRole ? plainToolTip(all) : all;
        }
        default:
            return {};
        }
    }

private:
    PickFound m_found;
};

PickList::PickList(const QString& name, PickSource& source, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_source(source)
    , m_field(new SearchField(name, this))
    , m_list(new QListView(this))
    , m_model(new PickModel(this))
    , m_note(new PlainLabel({}, this))
{
    setObjectName(QStringLiteral("pickList"));
    setAccessibleName(name);
    const int margin = Theme::instance().scaled(8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(margin);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_note);
    m_note->setTone(Tone::Muted);
    m_note->setType(TypeSize::Small);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PickDelegate(m_list));
    m_list->setAccessibleName(tr("Found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &PickList::search);
    connect(m_field, &SearchField::left, this, &QWidget::close);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { pick(index.row()); });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
}

void PickList::openBelow(QWidget& button)
{
    m_button = &button;
    m_field->clear();
    search();
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

QStringList PickList::words() const
{
    return m_field->text().split(u' ', Qt::SkipEmptyParts);
}

/// As high as what was found; the first one is what Enter picks.
void PickList::search()
{
    m_model->setFound(m_source.find(words(), kMostShown));
    const int rows = m_model->rowCount();
    m_list->setFixedHeight(std::max(1, std::min(rows, kMostRows)) * Theme::instance().scaled(kRowHeight));
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_note->setFullText(note());
    place();
}

QString PickList::note() const
{
    if (m_model->rowCount() == 0)
        return m_source.find({}, 1).shown.isEmpty() ? tr("Nothing is left to add") : tr("Nothing fits these words");
    if (m_model->more() > 0)
        return tr("%1 more: type to narrow    Enter adds    Esc closes").arg(QLocale().toString(m_model->more()));
    return tr("↑ ↓ choose    Enter adds    Esc closes");
}

/// What could not be taken stays where it is.
void PickList::pick(int row)
{
    if (row < 0 || row >= m_model->rowCount() || !m_source.pick(m_model->id(row)))
        return;
    search();
    m_list->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
}

/// Below the button, right edges together where the screen ends.
void PickList::place()
{
    if (!m_button)
        return;
    setFixedWidth(Theme::instance().scaled(kWidth));
    adjustSize();
    QPoint corner = m_button->mapToGlobal(QPoint(0, m_button->height() + 2));
    if (const QScreen* screen = m_button->screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
        if (corner.y() + height() > room.bottom())
            corner.setY(m_button->mapToGlobal(QPoint(0, -height() - 2)).y());
    }
    move(corner);
}

bool PickList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int row = m_list->currentIndex().row();
    const auto go = [&](int to) {
        m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, std::max(0, m_model->rowCount() - 1)), 0));
        return true;
    };
    switch (key) {
    case Qt::Key_Down:
        return go(row + 1);
    case Qt::Key_Up:
        return go(row - 1);
    case Qt::Key_PageDown:
        return go(row + kMostRows);
    case Qt::Key_PageUp:
        return go(row - kMostRows);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(row);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void PickList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colour(Tone::Raised));
    painter.setPen(Theme::instance().colour(Tone::Control));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void PickList::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    QAccessibleEvent opened(this, QAccessible::PopupMenuStart);
    QAccessible::updateAccessibility(&opened);
}

void PickList::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    m_source.closed();
    QAccessibleEvent closed(this, QAccessible::PopupMenuEnd);
    QAccessible::updateAccessibility(&closed);
    if (m_button)
        m_button->setFocus(Qt::PopupFocusReason);
}

} // namespace colophon
