#include "ui/history/filterhelp.h"

#include "models/items/text.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kDetailRole = Qt::UserRole;
constexpr int kWordRole = Qt::UserRole + 1;
constexpr int kMostRows = 8;

/// One completion: the text with the typed part in bold, and what it leads to at the right.
class CompletionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, Theme::instance().scaled(26)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        if (isCurrent)
            painter->fillRect(option.rect, theme.colour(Tone::Selection));
        const QRect area = option.rect.adjusted(12, 0, -12, 0);
        painter->setFont(theme.font(TypeSize::Small));
        painter->setPen(theme.colour(isCurrent ? Tone::SelectionText : Tone::Muted));
        const QString detail = index.data(kDetailRole).toString();
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, detail);
        paintText(*painter, area, isCurrent, index);
    }

private:
    static void paintText(QPainter& painter, const QRect& area, bool isCurrent, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        const QString text = index.data(Qt::DisplayRole).toString();
        const QString word = index.data(kWordRole).toString();
        const qsizetype from = word.isEmpty() ? -1 : text.indexOf(word, 0, Qt::CaseInsensitive);
        int x = area.left();
        const auto draw = [&](const QString& part, QFont::Weight weight) {
            painter.setFont(theme.font(TypeSize::Body, weight));
            painter.setPen(theme.colour(isCurrent ? Tone::SelectionText : Tone::Text));
            painter.drawText(QRect(x, area.top(), area.right() - x, area.height()), Qt::AlignVCenter, part);
            x += painter.fontMetrics().horizontalAdvance(part);
        };
        if (from < 0)
            return draw(text, QFont::Normal);
        draw(text.left(from), QFont::Normal);
        draw(text.mid(from, word.size()), QFont::DemiBold);
        draw(text.mid(from + word.size()), QFont::Normal);
    }
};

} // namespace

FilterHelp::FilterHelp(QWidget* field)
    : QFrame(field->window())
    , m_field(field)
    , m_list(new QListWidget(this))
    , m_hint(new PlainLabel(tr("Then > ≥ < ≤ = ≠ or “is missing”"), this))
{
    setObjectName(QStringLiteral("filterHelp"));
    setAccessibleName(tr("Completions"));
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_hint);
    m_hint->setType(TypeSize::Caption);
    m_hint->setTone(Tone::Muted);
    m_hint->setContentsMargins(12, 5, 12, 5);
    m_list->setFrameShape(NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Completions"));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new CompletionDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { Q_EMIT chosen(item->text()); });
    field->installEventFilter(this);
    hide();
}

void FilterHelp::showCompletions(const std::vector<FilterCompletion>& completions, const QString& word)
{
    m_list->clear();
    for (const FilterCompletion& completion : completions) {
        auto* item = new QListWidgetItem(visibleText(toQString(completion.text)), m_list);
        item->setData(kDetailRole, visibleText(toQString(completion.detail)));
        item->setData(kWordRole, word);
        item->setData(Qt::AccessibleDescriptionRole, visibleText(toQString(completion.detail)));
    }
    if (completions.empty())
        return hide();
    const bool wasHidden = isHidden();
    // Values are complete as they are; only a key wants an operator.
    m_hint->setVisible(
        std::ranges::none_of(word, [](QChar letter) { return QStringView(u":=<>~≥≤≠").contains(letter); }));
    place();
    show();
    raise();
    if (!wasHidden)
        return;
    QAccessibleEvent shown(this, QAccessible::PopupMenuStart);
    QAccessible::updateAccessibility(&shown);
}

void FilterHelp::step(int by)
{
    if (isHidden() || m_list->count() == 0)
        return;
    const int row = m_list->currentRow() < 0 ? (by > 0 ? 0 : m_list->count() - 1) : m_list->currentRow() + by;
    m_list->setCurrentRow((row + m_list->count()) % m_list->count());
}

QString FilterHelp::current() const
{
    const QListWidgetItem* item = isHidden() ? nullptr : m_list->currentItem();
    return item ? item->text() : QString();
}

bool FilterHelp::hasCurrent() const
{
    return !isHidden() && m_list->currentItem() != nullptr;
}

bool FilterHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && (event->type() == QEvent::Resize || event->type() == QEvent::Move) && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::Hide)
        hide();
    return QFrame::eventFilter(watched, event);
}

void FilterHelp::place()
{
    if (!m_field)
        return;
    if (parentWidget() != m_field->window())
        setParent(m_field->window());
    const Theme& theme = Theme::instance();
    const int rows = std::min(m_list->count(), kMostRows);
    m_list->setFixedHeight(rows * theme.scaled(26));
    const QPoint corner = m_field->mapTo(m_field->window(), QPoint(0, m_field->height() + 3));
    setGeometry(QRect(corner,
                      QSize(std::min(m_field->width(), theme.scaled(560)),
                            m_list->height() + (m_hint->isHidden() ? 0 : m_hint->sizeHint().height()) + 2)));
}

} // namespace colophon
