#include "ui/compare/comparisonheader.h"

#include "models/compare/numbertext.h"
#include "models/items/releasesmodel.h"
#include "models/items/roles.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kKeySection = 0;
constexpr int kBaselineSection = 1;

/// "27 Mar · Jonas Weber"; the mail address is left to Details.
QString originText(const QAbstractItemModel& model, int section)
{
    QStringList parts;
    const QVariant time = model.headerData(section, Qt::Horizontal, TimeRole);
    if (time.isValid())
        parts.append(QString::fromStdString(dateText({time.toLongLong()}, Timestamp::now())));
    const QString author = model.headerData(section, Qt::Horizontal, ValueTextRole).toString();
    if (!author.isEmpty())
        parts.append(author.section(QStringLiteral(" <"), 0, 0));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ComparisonHeader::ComparisonHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("comparisonHeader"));
    setSectionsClickable(false);
    setSectionsMovable(false);
    setStretchLastSection(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(Theme::instance().scaled(80));
    setMouseTracking(true);
    connect(this, &QHeaderView::sectionResized, this, &ComparisonHeader::placeButtons);
    connect(this, &QHeaderView::geometriesChanged, this, &ComparisonHeader::placeButtons);
}

void ComparisonHeader::setSummary(const QString& first, const QString& second)
{
    m_summary = first;
    m_summaryModel = second;
    viewport()->update();
}

void ComparisonHeader::setNotComparable(const QHash<QString, QString>& badges)
{
    m_badges = badges;
    viewport()->update();
}

void ComparisonHeader::setPointed(const QString& versionId)
{
    if (versionId == m_pointed)
        return;
    m_pointed = versionId;
    viewport()->update();
}

void ComparisonHeader::setModel(QAbstractItemModel* model)
{
    QHeaderView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &ComparisonHeader::rebuildButtons);
    rebuildButtons();
}

QSize ComparisonHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), Theme::instance().scaled(60)};
}

QString ComparisonHeader::versionId(int section) const
{
    return model()->headerData(section, Qt::Horizontal, VersionIdRole).toString();
}

void ComparisonHeader::rebuildButtons()
{
    qDeleteAll(m_removeButtons);
    m_removeButtons.clear();
    for (int section = kBaselineSection + 1; section < count(); ++section) {
        const QString label = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        auto* button = new IconButton(QStringLiteral("x"), tr("Remove %1 from comparison").arg(label), viewport());
        button->setCursor(Qt::ArrowCursor);
        const QString id = versionId(section);
        connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT removeRequested(id); });
        button->show();
        m_removeButtons.append(button);
    }
    placeButtons();
}

void ComparisonHeader::placeButtons()
{
    const int size = Theme::instance().scaled(24);
    for (int button = 0; button < m_removeButtons.size(); ++button) {
        const int section = button + kBaselineSection + 1;
        m_removeButtons[button]->setVisible(!isSectionHidden(section));
        m_removeButtons[button]->setGeometry(sectionViewportPosition(section) + sectionSize(section) - size - 4, 8,
                                             size, size);
    }
}

void ComparisonHeader::resizeEvent(QResizeEvent* event)
{
    QHeaderView::resizeEvent(event);
    placeButtons();
}

void ComparisonHeader::paintSection(QPainter* painter, const QRect& rectangle, int section) const
{
    const Theme& theme = Theme::instance();
    painter->save();
    const bool isPointed = section > kKeySection && !m_pointed.isEmpty() && versionId(section) == m_pointed;
    const Tone ground = section == kBaselineSection ? Tone::Alternate : Tone::Surface;
    painter->fillRect(rectangle, theme.colour(isPointed ? Tone::Hover : ground));
    painter->setPen(theme.colour(Tone::Border));
    painter->drawLine(rectangle.topRight(), rectangle.bottomRight());
    painter->drawLine(rectangle.bottomLeft(), rectangle.bottomRight());
    if (section == kKeySection)
        paintSummary(*painter, rectangle);
    else
        paintVersion(*painter, rectangle, section);
    if (section == m_dropTarget)
        paintDropTarget(*painter, rectangle);
    painter->restore();
}

void ComparisonHeader::paintSummary(QPainter& painter, const QRect& rectangle) const
{
    const Theme& theme = Theme::instance();
    const QRect text = rectangle.adjusted(theme.scaled(10), theme.scaled(11), -theme.scaled(4), -theme.scaled(11));
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, m_summary);
    painter.setFont(theme.font(TypeSize::Body, QFont::DemiBold));
    painter.setPen(theme.colour(Tone::Text));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(m_summaryModel, Qt::ElideRight, text.width()));
}

void ComparisonHeader::paintVersion(QPainter& painter, const QRect& rectangle, int section) const
{
    const Theme& theme = Theme::instance();
    const int slot = model()->headerData(section, Qt::Horizontal, ColourSlotRole).toInt();
    painter.fillRect(rectangle.left(), rectangle.top(), rectangle.width() - 1, 3,
                     theme.versionColour(std::max(slot, 0)));

    const int left = rectangle.left() + theme.scaled(10);
    const int firstLine = rectangle.top() + theme.scaled(21);
    paintVersionMark(painter, QPointF(left + 5, firstLine), 5, slot);
    const QFont font = theme.font(TypeSize::Body, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.colour(Tone::Text));
    const QString label = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const QRect labelRectangle(left + 18, firstLine - theme.scaled(10), rectangle.right() - left - 18,
                               theme.scaled(20));
    painter.drawText(labelRectangle, Qt::AlignLeft | Qt::AlignVCenter, label);

    int x = labelRectangle.left() + QFontMetrics(font).horizontalAdvance(label) + 8;
    const int limit = rectangle.right() - (section == kBaselineSection ? 4 : theme.scaled(32));
    const QStringList stages = model()->headerData(section, Qt::Horizontal, StagesRole).toStringList();
    QString secondLine = originText(*model(), section);
    if (section == kBaselineSection) {
        painter.drawPixmap(x, firstLine - 7,
                           iconPixmap(QStringLiteral("pin"), 14, theme.colour(Tone::Muted), devicePixelRatioF()));
        secondLine = stages.isEmpty() ? tr("baseline") : tr("%1 · baseline").arg(stageTitle(stages.front()));
    } else {
        QList<Badge> badges;
        for (const QString& stage : stages)
            badges.append(stageBadge(stage));
        if (const QString test = model()->headerData(section, Qt::Horizontal, LiveTestRole).toString(); !test.isEmpty())
            badges.append({test, QStringLiteral("split"), Badge::Kind::Neutral});
        if (const QString text = m_badges.value(versionId(section)); !text.isEmpty())
            badges.append({text, {}, Badge::Kind::Warning});
        for (Badge badge : badges) {
            // What must not be compared says so at any width, at least by its sign.
            if (x + badgeSize(badge).width() > limit && badge.text.startsWith(u'≠'))
                badge.text = QStringLiteral("≠");
            if (x + badgeSize(badge).width() <= limit)
                x = paintBadge(painter, x, firstLine, badge) + 6;
        }
    }
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    const QRect second(left, firstLine + theme.scaled(11), rectangle.right() - left - 6, theme.scaled(18));
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(secondLine, Qt::ElideRight, second.width()));
}

void ComparisonHeader::paintDropTarget(QPainter& painter, const QRect& rectangle) const
{
    painter.setPen(QPen(Theme::instance().colour(Tone::AccentFill), 1.5, Qt::DashLine));
    painter.drawRect(rectangle.adjusted(2, 2, -3, -3));
}

void ComparisonHeader::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? logicalIndexAt(event->pos()) : -1;
    m_pressPosition = event->pos();
}

void ComparisonHeader::mouseMoveEvent(QMouseEvent* event)
{
    const bool isDragging = m_pressed > kKeySection && (event->buttons() & Qt::LeftButton)
        && (event->pos() - m_pressPosition).manhattanLength() >= QApplication::startDragDistance();
    const int section = logicalIndexAt(event->pos());
    const int target = isDragging && section > kKeySection && section != m_pressed ? section : -1;
    setCursor(isDragging ? Qt::ClosedHandCursor : Qt::ArrowCursor);
    if (target == m_dropTarget)
        return;
    m_dropTarget = target;
    viewport()->update();
}

void ComparisonHeader::mouseReleaseEvent(QMouseEvent*)
{
    if (m_pressed > kKeySection && m_dropTarget > kKeySection)
        Q_EMIT moveRequested(versionId(m_pressed), m_dropTarget - kBaselineSection);
    m_pressed = -1;
    m_dropTarget = -1;
    setCursor(Qt::ArrowCursor);
    viewport()->update();
}

} // namespace colophon
