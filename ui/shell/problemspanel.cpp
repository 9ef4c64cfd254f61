#include "ui/shell/problemspanel.h"

#include "models/items/problemsmodel.h"
#include "ui/shell/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kPadding = 12;
constexpr int kTextLeft = 36;
constexpr int kHeaderHeight = 36;

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

int lineHeight(const QFont& font)
{
    return QFontMetrics(font).height() + 2;
}

} // namespace

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isSelected)
        painter->fillRect(option.rect, tone(Tone::Selection));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, tone(Tone::Hover));
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, tone(Tone::Grid));

    const bool isError = index.data(ProblemsModel::IsErrorRole).toBool();
    painter->drawPixmap(option.rect.left() + kPadding, option.rect.top() + 8,
                        iconPixmap(isError ? QStringLiteral("circle-x") : QStringLiteral("triangle-alert"), 16,
                                   tone(isError ? Tone::Negative : Tone::Warning),
                                   painter->device()->devicePixelRatioF()));

    QRect area = option.rect.adjusted(kTextLeft, 6, -kPadding, 0);
    const auto write = [&](const QString& text, const QFont& font, Tone colour, Qt::TextElideMode elide, int room) {
        if (text.isEmpty())
            return;
        painter->setFont(font);
        painter->setPen(tone(isSelected ? Tone::SelectionText : colour));
        const int height = lineHeight(font);
        painter->drawText(QRect(area.left(), area.top(), room, height), Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, elide, room));
        area.setTop(area.top() + height);
    };

    const QString source = index.data(ProblemsModel::SourceRole).toString();
    const QFont small = theme.font(TypeSize::Small);
    const int sourceWidth = QFontMetrics(small).horizontalAdvance(source);
    painter->setFont(small);
    painter->setPen(tone(isSelected ? Tone::SelectionText : Tone::Muted));
    painter->drawText(area, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, source);

    write(index.data(ProblemsModel::ReasonRole).toString(), theme.font(TypeSize::Body, QFont::DemiBold), Tone::Text,
          Qt::ElideRight, area.width() - sourceWidth - kPadding);
    write(index.data(ProblemsModel::PlaceRole).toString(), theme.fixedFont(), Tone::Muted, Qt::ElideMiddle,
          area.width());
    write(index.data(ProblemsModel::HintRole).toString(), small, Tone::Text, Qt::ElideRight, area.width());
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    int height = 14 + lineHeight(theme.font(TypeSize::Body, QFont::DemiBold));
    if (!index.data(ProblemsModel::PlaceRole).toString().isEmpty())
        height += lineHeight(theme.fixedFont());
    if (!index.data(ProblemsModel::HintRole).toString().isEmpty())
        height += lineHeight(theme.font(TypeSize::Small));
    return {option.rect.width(), height};
}

ProblemsPanel::ProblemsPanel(ProblemsModel& problems, QWidget* parent)
    : Ground(Tone::Surface, Qt::TopEdge, parent)
    , m_problems(problems)
{
    setObjectName(QStringLiteral("problemsPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    m_list = new QListView(this);
    m_list->setModel(&problems);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    layout->addWidget(buildHeader());
    layout->addWidget(new Line(Qt::Horizontal, this));
    layout->addWidget(m_list, 1);
    layout->addWidget(buildButtons());
    connect(&problems, &QAbstractItemModel::modelReset, this, &ProblemsPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsPanel::refresh);
    connect(m_list, &QListView::activated, this, &ProblemsPanel::openFileLocation);
    refresh();
}

QWidget* ProblemsPanel::buildHeader()
{
    auto* header = new QWidget(this);
    header->setFixedHeight(Theme::instance().scaled(kHeaderHeight));
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(kPadding, 0, 8, 0);
    m_count = makeLabel({}, {.weight = QFont::DemiBold}, header);
    m_summary = makeLabel({}, {.tone = Tone::Muted, .size = TypeSize::Small}, header);
    auto* copy = new LinkButton(tr("Copy all"), header);
    auto* dismiss = new IconButton(QStringLiteral("x"), tr("Dismiss"), header);
    layout->addWidget(m_count);
    layout->addWidget(m_summary, 1);
    layout->addWidget(copy);
    layout->addWidget(dismiss);
    connect(copy, &QPushButton::clicked, this, &ProblemsPanel::copyAll);
    connect(dismiss, &QToolButton::clicked, this, &ProblemsPanel::closeRequested);
    return header;
}

QWidget* ProblemsPanel::buildButtons()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(kPadding, 8, kPadding, 8);
    m_openLocation = makeButton(tr("Open file location"), {}, ButtonRole::Plain, row);
    QPushButton* again = makeButton(tr("Read again"), {}, ButtonRole::Plain, row);
    layout->addWidget(m_openLocation);
    layout->addWidget(again);
    layout->addStretch();
    connect(m_openLocation, &QPushButton::clicked, this, &ProblemsPanel::openFileLocation);
    connect(again, &QPushButton::clicked, this, &ProblemsPanel::readAgainRequested);
    return row;
}

void ProblemsPanel::refresh()
{
    const int count = m_problems.rowCount();
    m_count->setFullText(count == 0 ? tr("No problems") : tr("%n problems", nullptr, count));
    if (!m_list->currentIndex().isValid() && count > 0)
        m_list->setCurrentIndex(m_problems.index(0));
    m_openLocation->setEnabled(!m_list->currentIndex().data(ProblemsModel::PathRole).toString().isEmpty());
}

void ProblemsPanel::setSummary(const QString& text)
{
    m_summary->setFullText(text);
}

void ProblemsPanel::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ProblemsPanel::copyAll()
{
    QGuiApplication::clipboard()->setText(m_problems.toText());
}

/// Opens the folder in the file manager, never the file: what it holds must not be run.
void ProblemsPanel::openFileLocation()
{
    const QString path = m_list->currentIndex().data(ProblemsModel::PathRole).toString();
    if (path.isEmpty())
        return;
    QFileInfo folder(QFileInfo(path).path());
    while (!folder.isDir() && folder.path() != folder.filePath())
        folder = QFileInfo(folder.path());
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder.filePath()));
}

} // namespace colophon
