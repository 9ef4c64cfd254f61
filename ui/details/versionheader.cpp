#include "ui/details/versionheader.h"

#include "models/catalog/author.h"
#include "models/compare/contenttext.h"
#include "models/compare/numbertext.h"
#include "models/items/historycells.h"
#include "models/items/text.h"
#include "ui/details/factsections.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QGridLayout>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>

namespace colophon {

namespace {

constexpr int kTitleHeight = 40;

/// An icon that follows the theme.
class QuestionIcon : public QWidget
{
public:
    QuestionIcon(QString name, QWidget* parent)
        : QWidget(parent)
        , m_name(std::move(name))
    {
        setFixedSize(16, 16);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.drawPixmap(0, 0, iconPixmap(m_name, 16, Theme::instance().colour(Tone::Muted), devicePixelRatioF()));
    }

private:
    QString m_name;
};

/// "27 Mar 2026, 14:20 (10 weeks) · failed". That a run finished needs no words; how long it took is in the sections.
QString whenText(const Facts& facts)
{
    QStringList parts;
    if (facts.created)
        parts.append(QString::fromStdString(dateTimeText(*facts.created, Timestamp::now())));
    if (!facts.run.status.isEmpty() && facts.run.status != "finished")
        parts.append(QString::fromStdString(facts.run.status.text()));
    return parts.join(QStringLiteral(" · "));
}

std::optional<Badge> integrityBadge(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Verified:
        return Badge{VersionHeader::tr("Files verified"), QStringLiteral("shield-check"), Badge::Kind::Positive};
    case Integrity::Changed:
        return Badge{VersionHeader::tr("File changed"), QStringLiteral("shield-alert"), Badge::Kind::Negative};
    case Integrity::Missing:
        return Badge{VersionHeader::tr("File missing"), QStringLiteral("shield-alert"), Badge::Kind::Negative};
    case Integrity::Unchecked:
    case Integrity::NotRecorded:
        break;
    }
    return std::nullopt;
}

} // namespace

VersionHeader::VersionHeader(ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_lines(new QGridLayout(this))
    , m_writeNote(new LinkButton(tr("Write a note…"), this))
{
    const Theme& theme = Theme::instance();
    m_lines->setContentsMargins(theme.scaled(12), theme.scaled(kTitleHeight), theme.scaled(12), theme.scaled(10));
    m_lines->setHorizontalSpacing(theme.scaled(8));
    m_lines->setVerticalSpacing(theme.scaled(4));
    m_lines->setColumnStretch(2, 1);
    m_who = addLine(0, QStringLiteral("user"), tr("Who"));
    m_what = addLine(1, QStringLiteral("box"), tr("What"));
    m_when = addLine(2, QStringLiteral("clock"), tr("When"));
    m_why = addLine(3, QStringLiteral("message-square-text"), tr("Why"));
    m_why.origin->hide();
    m_lines->addWidget(m_writeNote, 3, 3, Qt::AlignRight);
    connect(m_writeNote, &QPushButton::clicked, this, &VersionHeader::noteRequested);
    makeButtons();
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

VersionHeader::Line VersionHeader::addLine(int row, const QString& iconName, const QString& question)
{
    m_lines->addWidget(new QuestionIcon(iconName, this), row, 0);
    auto* label = new PlainLabel(question, this);
    label->setTone(Tone::Muted);
    m_lines->addWidget(label, row, 1);
    auto* value = new PlainLabel({}, this);
    value->setElide(Qt::ElideRight);
    m_lines->addWidget(value, row, 2);
    auto* origin = new PlainLabel({}, this);
    origin->setTone(Tone::Muted);
    origin->setType(TypeSize::Caption);
    m_lines->addWidget(origin, row, 3);
    return {value, origin};
}

void VersionHeader::makeButtons()
{
    const Theme& theme = Theme::instance();
    QAction* mark = m_actions.action(QStringLiteral("version.markProduction"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, theme.scaled(6), 0, 0);
    row->setSpacing(theme.scaled(8));
    m_mark = makeButton({}, QStringLiteral("flag"), ButtonRole::Primary, this);
    m_mark->setObjectName(QStringLiteral("markProduction"));
    m_compare = makeButton(tr("Compare"), {}, ButtonRole::Plain, this);
    row->addWidget(m_mark, 1);
    row->addWidget(m_compare);
    row->addWidget(makeMoreButton());
    m_lines->addLayout(row, 4, 0, 1, 4);
    m_reasonOff = new PlainLabel({}, this);
    m_reasonOff->setTone(Tone::Muted);
    m_reasonOff->setType(TypeSize::Small);
    m_lines->addWidget(m_reasonOff, 5, 0, 1, 4);
    connect(m_mark, &QPushButton::clicked, mark, &QAction::trigger);
    connect(m_compare, &QPushButton::clicked, this, &VersionHeader::compareRequested);
    connect(mark, &QAction::changed, this, &VersionHeader::updateButtons);
    updateButtons();
}

QPushButton* VersionHeader::makeMoreButton()
{
    QPushButton* more = makeButton({}, QStringLiteral("ellipsis"), ButtonRole::Plain, this);
    more->setAccessibleName(tr("More actions"));
    setPlainToolTip(*more, tr("More actions"));
    auto* menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_actions.fillPopup(*menu,
                            {QStringLiteral("version.choose"), QStringLiteral("version.baseline"),
                             QStringLiteral("version.markStaging"), QStringLiteral("-"), QStringLiteral("version.copy"),
                             QStringLiteral("version.note"), QStringLiteral("-"), QStringLiteral("go.parent"),
                             QStringLiteral("go.child")});
    });
    more->setFixedWidth(Theme::instance().scaled(34));
    connect(more, &QPushButton::clicked, menu,
            [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, more->height() + 2))); });
    return more;
}

void VersionHeader::updateButtons()
{
    const QAction* mark = m_actions.action(QStringLiteral("version.markProduction"));
    const QString reason = m_actions.reasonOff(QStringLiteral("version.markProduction"));
    const QString named = tr("Mark %1 as production…").arg(m_label);
    // Where the label is too long for the pane it stands in the title only; assistive tools get the name in any case.
    const int needed = m_mark->fontMetrics().horizontalAdvance(named) + Theme::instance().scaled(40);
    const bool fits = !m_label.isEmpty() && needed <= m_mark->width();
    m_mark->setText(fits ? QString(named).replace(u'&', QStringLiteral("&&")) : tr("Mark as production…"));
    m_mark->setAccessibleName(m_label.isEmpty() ? m_mark->text() : named);
    m_mark->setEnabled(mark->isEnabled());
    m_reasonOff->setFullText(reason);
    m_reasonOff->setVisible(!reason.isEmpty());
}

void VersionHeader::setVersion(const Catalog& catalog, const Version& version, int slot)
{
    const Facts& facts = version.facts;
    m_model = visibleText(QString::fromStdString(version.model.text()));
    m_label = visibleText(QString::fromStdString(displayLabel(version)));
    m_slot = slot;
    m_integrity = worstIntegrity(version);
    m_stages.clear();
    for (const Name& stage : version.stages)
        m_stages.append(QString::fromStdString(stage.text()));
    const auto set = [&](const Line& line, const QString& text, OriginIndex origin) {
        line.value->setFullText(text.isEmpty() ? tr("not recorded") : text);
        line.value->setTone(text.isEmpty() ? Tone::Faint : Tone::Text);
        line.origin->setFullText(text.isEmpty() ? QString() : originText(catalog, facts, origin));
    };
    set(m_who, toQString(nameOfAuthor(facts.author.text)), facts.author.origin);
    const OriginIndex fileOrigin = facts.artifacts.empty() ? kNoOrigin : facts.artifacts.front().origin;
    set(m_what, toQString(contentText(version)), fileOrigin);
    set(m_when, whenText(facts), facts.createdOrigin);
    set(m_why, QString::fromStdString(facts.reason.text), facts.reason.origin);
    // Reasons are long: theirs is the whole line.
    m_lines->removeWidget(m_why.value);
    m_lines->addWidget(m_why.value, 3, 2, 1, facts.reason.isEmpty() ? 1 : 2);
    m_writeNote->setVisible(facts.reason.isEmpty());
    setAccessibleName(QStringLiteral("%1 %2").arg(m_model, m_label));
    const QString stages = visibleText(m_stages.join(QStringLiteral(", ")));
    setAccessibleDescription(stages.isEmpty() ? QString() : tr("in %1").arg(stages));
    updateButtons();
    update();
}

void VersionHeader::setCompareHint(const QString& hint, bool isPossible)
{
    setPlainToolTip(*m_compare, hint);
    m_compare->setEnabled(isPossible);
}

/// Where there is no room for every badge, the tool tip of the title names all stages.
bool VersionHeader::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (help->pos().y() < Theme::instance().scaled(kTitleHeight))
        QToolTip::showText(help->globalPos(), plainToolTip(accessibleDescription()), this);
    return true;
}

void VersionHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_lines->activate();
    updateButtons();
}

QList<Badge> VersionHeader::stageBadges(int room) const
{
    QList<Badge> all;
    for (const QString& stage : m_stages)
        all.append(stageBadge(stage));
    return fittingBadges(all, room, all.size());
}

void VersionHeader::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int middle = theme.scaled(kTitleHeight) / 2;
    int x = theme.scaled(12);
    paintVersionMark(painter, QPointF(x + 6, middle), 5.5, m_slot);
    x += 20;
    int right = width() - theme.scaled(12);
    if (const std::optional<Badge> badge = integrityBadge(m_integrity)) {
        right -= badgeSize(*badge).width();
        paintBadge(painter, right, middle, *badge);
    }
    const auto text = [&](const QString& words, QFont::Weight weight) {
        const QFont font = theme.font(TypeSize::VersionTitle, weight);
        painter.setFont(font);
        painter.setPen(theme.colour(Tone::Text));
        const int space = std::max(0, right - x - 8);
        const QString shown = QFontMetrics(font).elidedText(words, Qt::ElideMiddle, space);
        painter.drawText(QRect(x, 0, space, 2 * middle), Qt::AlignLeft | Qt::AlignVCenter, shown);
        x += QFontMetrics(font).horizontalAdvance(shown) + 6;
    };
    text(m_model, QFont::Normal);
    text(m_label, QFont::DemiBold);
    x += 2;
    for (const Badge& badge : stageBadges(right - x - 1))
        x = paintBadge(painter, x, middle, badge) + kBadgeGap;
}

} // namespace colophon
