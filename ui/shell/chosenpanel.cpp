#include "ui/shell/chosenpanel.h"

#include "models/compare/versionnames.h"
#include "models/files/rootfolder.h"
#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "ui/shell/labels.h"
#include "ui/shell/panel.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/versionmark.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kRowHeight = 26;
constexpr int kMostRows = 8;
constexpr int kPinRoom = 20; ///< of the sign of the baseline

QString versionsMimeType()
{
    return QString::fromLatin1(kVersionsMimeType);
}

/// The chosen versions that are still there.
std::vector<const Version*> versionsOf(const Catalog& catalog, const QStringList& ids)
{
    std::vector<const Version*> versions;
    for (const QString& id : ids) {
        if (const Version* version = catalog.version(id.toStdString()))
            versions.push_back(version);
    }
    return versions;
}

class ChosenDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool isMarked = option.state.testFlag(QStyle::State_Selected);
        if (isMarked || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.colour(isMarked ? Tone::Selection : Tone::Hover));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 0, -2, 0), 4, 4);
        }
        const QPointF centre(option.rect.left() + 16, option.rect.center().y() + 0.5);
        paintVersionMark(*painter, centre, 5, index.data(ChosenModel::SlotRole).toInt(), isMarked);

        QRect area = option.rect.adjusted(32, 0, -30, 0);
        const QString text = index.data(Qt::DisplayRole).toString();
        if (index.data(ChosenModel::BaselineRole).toBool()) {
            const int wanted = QFontMetrics(theme.font(TypeSize::Body)).horizontalAdvance(text);
            area.setRight(area.right() - paintBaseline(*painter, option.rect, area.width() - wanted));
        }
        painter->setFont(theme.font(TypeSize::Body));
        painter->setPen(theme.colour(isMarked ? Tone::SelectionText : Tone::Text));
        painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                          elidedName(painter->fontMetrics(), text, area.width()));
        painter->restore();
        if (option.state.testFlag(QStyle::State_HasFocus))
            stylepainting::focusRing(*painter, option.rect, stylepainting::kFieldRadius);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {option.rect.width(), Theme::instance().scaled(kRowHeight)};
    }

private:
    /// The pin alone where the word would cut the name. Answers the room that was taken.
    static int paintBaseline(QPainter& painter, const QRect& rect, int room)
    {
        const Theme& theme = Theme::instance();
        const QString word = ChosenPanel::tr("baseline");
        painter.setFont(theme.font(TypeSize::Small));
        painter.setPen(theme.colour(Tone::Muted));
        const int wordWidth = painter.fontMetrics().horizontalAdvance(word);
        const bool hasRoom = wordWidth + kPinRoom <= room;
        const int width = hasRoom ? wordWidth : 0;
        const int right = rect.right() - 30;
        if (hasRoom)
            painter.drawText(QRect(right - width, rect.top(), width, rect.height()), Qt::AlignVCenter, word);
        painter.drawPixmap(
            right - width - 16, rect.center().y() - 5,
            iconPixmap(QStringLiteral("pin"), 12, theme.colour(Tone::Muted), painter.device()->devicePixelRatioF()));
        return width + kPinRoom;
    }
};

} // namespace

ChosenModel::ChosenModel(Workspace& workspace, ChosenVersions& chosen, QObject* parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace)
    , m_chosen(chosen)
{
    refresh();
    connect(&chosen, &ChosenVersions::changed, this, &ChosenModel::refresh);
    connect(&workspace, &Workspace::catalogChanged, this, &ChosenModel::refresh);
}

void ChosenModel::refresh()
{
    beginResetModel();
    m_ids = m_chosen.ids();
    m_namesModel = areOfSeveralModels(versionsOf(*m_workspace.catalog(), m_ids));
    endResetModel();
}

QString ChosenModel::labelOf(const QString& id) const
{
    const Version* version = m_workspace.catalog()->version(id.toStdString());
    if (!version)
        return tr("%1 (gone)").arg(id);
    const std::string label = displayLabel(*version);
    return QString::fromStdString(toDisplayText(m_namesModel ? version->model.text() + " " + label : label));
}

int ChosenModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

QVariant ChosenModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString& id = m_ids[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return labelOf(id);
    case Qt::ToolTipRole:
        return plainToolTip(labelOf(id));
    case Qt::AccessibleTextRole:
        return index.row() == 0 ? tr("%1, baseline").arg(labelOf(id)) : labelOf(id);
    case IdRole:
        return id;
    case SlotRole:
        return m_chosen.slot(id);
    case BaselineRole:
        return index.row() == 0;
    default:
        return {};
    }
}

Qt::ItemFlags ChosenModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
}

QStringList ChosenModel::mimeTypes() const
{
    return {versionsMimeType()};
}

QMimeData* ChosenModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList ids;
    for (const QModelIndex& index : indexes)
        ids.append(index.data(IdRole).toString());
    auto* data = new QMimeData;
    data->setData(versionsMimeType(), ids.join(u'\n').toUtf8());
    return data;
}

bool ChosenModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent)
{
    if (!data->hasFormat(versionsMimeType()))
        return false;
    qsizetype to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    const QStringList ids = QString::fromUtf8(data->data(versionsMimeType())).split(u'\n', Qt::SkipEmptyParts);
    QStringList order = m_chosen.ids();
    for (const QString& id : ids) {
        const qsizetype from = order.indexOf(id);
        if (from >= 0) {
            order.removeAt(from);
            to -= from < to ? 1 : 0;
        }
        order.insert(qBound<qsizetype>(0, to++, order.size()), id);
    }
    m_chosen.replace(order);
    // The order is changed already: the view must not remove the rows that it believes were moved away.
    return false;
}

ChosenPanel::ChosenPanel(Workspace& workspace, ChosenVersions& chosen, ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_chosen(chosen)
    , m_model(workspace, chosen)
{
    buildLayout(actions);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ChosenPanel::refresh);
    refresh();
}

void ChosenPanel::buildLayout(ActionRegistry& actions)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(8, 8, 8, 8);
    auto* card = new Panel(this);
    card->setRadius(6);
    outer->addWidget(card);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(4);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(10, 0, 4, 0);
    auto* title = makeLabel(tr("Chosen to compare"), {.size = TypeSize::Small, .weight = QFont::DemiBold}, card);
    m_count = makeLabel({}, {.tone = Tone::Muted, .size = TypeSize::Small}, card);
    header->addWidget(title, 1);
    m_count->setMinimumHeight(24); // as high as the button, which comes and goes
    header->addWidget(m_count);
    m_clear = new IconButton(actions.action(QStringLiteral("version.clearChosen")), card);
    m_clear->setFixedSize(24, 24);
    header->addWidget(m_clear);
    layout->addLayout(header);

    m_list = new QListView(card);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ChosenDelegate(m_list));
    m_list->setAccessibleName(tr("Chosen to compare"));
    m_list->setAccessibleDescription(tr("Drag or Alt+Up and Alt+Down to reorder; the first is the baseline; Delete "
                                        "takes one out"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setDragDropMode(QAbstractItemView::DragDrop);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    layout->addWidget(m_list);

    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 4, 8, 0);
    m_compare = makeButton({}, QStringLiteral("columns-3"), ButtonRole::Plain, card);
    QAction* compare = actions.action(QStringLiteral("version.compare"));
    connect(m_compare, &QPushButton::clicked, compare, &QAction::trigger);
    foot->addWidget(m_compare);
    layout->addLayout(foot);
}

void ChosenPanel::refresh()
{
    const int count = m_model.rowCount();
    m_count->setFullText(QString::number(count));
    m_list->setFixedHeight(std::min(count, kMostRows) * Theme::instance().scaled(kRowHeight));
    m_list->setVisible(count > 0);
    m_clear->setVisible(count > 0);
    m_compare->setText(count < 2 ? tr("Choose two or more") : tr("Compare %n versions", nullptr, count));
    m_compare->setEnabled(count >= 2);
    addRemoveButtons();
}

void ChosenPanel::addRemoveButtons()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        const QString id = index.data(ChosenModel::IdRole).toString();
        auto* cell = new QWidget;
        auto* layout = new QHBoxLayout(cell);
        layout->setContentsMargins(0, 0, 4, 0);
        auto* remove
            = new IconButton(QStringLiteral("x"), tr("Remove %1 from comparison").arg(m_model.labelOf(id)), cell);
        remove->setIconSize({12, 12});
        remove->setFixedSize(24, 24);
        connect(remove, &QToolButton::clicked, this, [this, id] { m_chosen.unchoose(id); }, Qt::QueuedConnection);
        layout->addStretch();
        layout->addWidget(remove);
        m_list->setIndexWidget(index, cell);
    }
}

bool ChosenPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        return handleKey(key->key(), key->modifiers());
    }
    return QWidget::eventFilter(watched, event);
}

bool ChosenPanel::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = m_list->currentIndex().row();
    if (row < 0)
        return false;
    if (key == Qt::Key_Delete || key == Qt::Key_Space) {
        m_chosen.unchoose(m_chosen.ids().value(row));
        return true;
    }
    const int step = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
    const int to = row + step;
    if (step == 0 || !modifiers.testFlag(Qt::AltModifier) || to < 0 || to >= m_model.rowCount())
        return false;
    m_chosen.move(row, to);
    m_list->setCurrentIndex(m_model.index(to));
    return true;
}

} // namespace colophon
