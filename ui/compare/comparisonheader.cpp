#include "ui/compare/comparisonheader.h"

#include "models/catalog/author.h"
#include "models/compare/datetext.h"
#include "models/compare/numbertext.h"
#include "models/items/releasesmodel.h"
#include "models/items/roles.h"
#include "models/items/text.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace colophon {

namespace {

constexpr int kKeySection = 0;
constexpr int kBaselineSection = 1;

/// "27 Mar" and "Jonas Weber"; the mail address is left to Details.
QStringList originTexts(const QAbstractItemModel& model, int section)
{
    if (const QVariant since = model.headerData(section, Qt::Horizontal, VanishedSinceRole); since.isValid())
        return {ComparisonHeader::tr("no longer found, since %1")
                    .arg(QString::fromStdString(dayAndClockText({since.toLongLong()})))};
    QStringList parts;
    const QVariant time = model.headerData(section, Qt::Horizontal, TimeRole);
    if (time.isValid())
        parts.append(QString::fromStdString(dateText({time.toLongLong()}, Timestamp::now())));
    const QString author = model.headerData(section, Qt::Horizontal, ValueTextRole).toString();
    if (!author.isEmpty())
        parts.append(toQString(nameOfAuthor(author.toStdString())));
    return parts;
}

/// "Production · Staging", or "Production +2" where there is no room for all.
QString stageWords(const QStringList& stages, const QFontMetrics& metrics, int room)
{
    QStringList titles;
    for (const QString& stage : stages)
        titles.append(visibleText(stageTitle(stage)));
    for (qsizetype shown = titles.size(); shown > 0; --shown) {
        QString words = titles.first(shown).join(QStringLiteral(" · "));
        if (shown < titles.size())
            words += QStringLiteral(" +%1").arg(titles.size() - shown);
        if (shown == 1 || metrics.horizontalAdvance(words) <= room)
            return words;
    }
    return {};
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
        const QString label = model()->headerData(section, Qt::Horizontal, CopyRole).toString();
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
    const bool namesModel = paintModel(painter, rectangle, section);
    const int firstLine = rectangle.top() + theme.scaled(namesModel ? 30 : 21);
    paintVersionMark(painter, QPointF(left + 5, firstLine), 5, slot);
    const QFont font = theme.font(TypeSize::Body, QFont::DemiBold);
    painter.setFont(font);
    const bool isGone = model()->headerData(section, Qt::Horizontal, VanishedSinceRole).isValid();
    painter.setPen(theme.colour(isGone ? Tone::Faint : Tone::Text));
    const QString label = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const QRect labelRectangle(left + 18, firstLine - theme.scaled(10), rectangle.right() - left - 18,
                               theme.scaled(20));
    painter.drawText(labelRectangle, Qt::AlignLeft | Qt::AlignVCenter, label);

    int x = labelRectangle.left() + QFontMetrics(font).horizontalAdvance(label) + 8;
    const int limit = rectangle.right() - (section == kBaselineSection ? 4 : theme.scaled(32));
    const QRect second(left, firstLine + theme.scaled(namesModel ? 9 : 11), rectangle.right() - left - 6,
                       theme.scaled(18));
    QStringList secondLine = originTexts(*model(), section);
    if (section == kBaselineSection) {
        painter.drawPixmap(x, firstLine - 7,
                           iconPixmap(QStringLiteral("pin"), 14, theme.colour(Tone::Muted), devicePixelRatioF()));
        if (!isGone)
            secondLine = {tr("baseline")};
    }
    if (!paintBadges(painter, section, x, firstLine, limit)) {
        const QStringList stages = model()->headerData(section, Qt::Horizontal, StagesRole).toStringList();
        secondLine.prepend(stageWords(stages, QFontMetrics(theme.font(TypeSize::Small)), second.width()));
    }
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(
        second, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(secondLine.join(QStringLiteral(" · ")), Qt::ElideRight, second.width()));
}

/// The model over the label, where versions of several are compared. Answers whether it is told.
bool ComparisonHeader::paintModel(QPainter& painter, const QRect& rectangle, int section) const
{
    const Theme& theme = Theme::instance();
    const QString name = visibleText(model()->headerData(section, Qt::Horizontal, ModelNameRole).toString());
    if (name.isEmpty())
        return false;
    const int left = rectangle.left() + theme.scaled(10);
    const int right = rectangle.right() - (section == kBaselineSection ? theme.scaled(4) : theme.scaled(32));
    const QRect place(left, rectangle.top() + theme.scaled(5), right - left, theme.scaled(16));
    painter.setFont(theme.font(TypeSize::Small, QFont::Medium));
    painter.setPen(theme.colour(Tone::Text));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideMiddle, place.width()));
    return true;
}

/// Answers whether the stages are among the badges: some of them only would be a wrong answer.
bool ComparisonHeader::paintBadges(QPainter& painter, int section, int x, int middle, int limit) const
{
    const QStringList stages = model()->headerData(section, Qt::Horizontal, StagesRole).toStringList();
    if (section == kBaselineSection)
        return stages.isEmpty();
    QList<Badge> badges;
    int width = 0;
    for (const QString& stage : stages) {
        badges.append(stageBadge(stage));
        width += badgeSize(badges.last()).width() + 6;
    }
    const QString warning = m_badges.value(versionId(section));
    const Badge sign{QStringLiteral("≠"), {}, Badge::Kind::Warning};
    const int needed = x + width + (warning.isEmpty() ? -6 : badgeSize(sign).width());
    const bool showsStages = needed <= limit;
    if (!showsStages)
        badges.clear();
    if (const QString test = model()->headerData(section, Qt::Horizontal, LiveTestRole).toString(); !test.isEmpty())
        badges.append({test, QStringLiteral("split"), Badge::Kind::Neutral});
    if (!warning.isEmpty())
        badges.append({warning, {}, Badge::Kind::Warning});
    for (Badge badge : badges) {
        // What must not be compared says so at any width, at least by its sign.
        if (x + badgeSize(badge).width() > limit && badge.text.startsWith(u'≠'))
            badge = sign;
        if (x + badgeSize(badge).width() <= limit)
            x = paintBadge(painter, x, middle, badge) + 6;
    }
    return showsStages;
}

/// All that a narrow block has no room for.
bool ComparisonHeader::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int section = logicalIndexAt(help->pos());
    QString text;
    if (section > kKeySection) {
        const QString spoken = model()->headerData(section, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        text = (QStringList{spoken} + originTexts(*model(), section)).join(QStringLiteral(" · "));
    }
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
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

void ComparisonHeader::contextMenuEvent(QContextMenuEvent* event)
{
    const int section = logicalIndexAt(event->pos());
    if (section <= kKeySection)
        return;
    const QString version = versionId(section);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* baseline = menu->addAction(tr("Make baseline"));
    baseline->setEnabled(section != kBaselineSection);
    connect(baseline, &QAction::triggered, this, [this, version] { Q_EMIT moveRequested(version, 0); });
    connect(menu->addAction(tr("Leave out")), &QAction::triggered, this,
            [this, version] { Q_EMIT removeRequested(version); });
    menu->popup(event->globalPos());
}

} // namespace colophon
