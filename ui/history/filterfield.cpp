#include "ui/history/filterfield.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kIconWidth = 30;
constexpr int kButtonWidth = 24;
constexpr int kGap = 6;
constexpr int kCross = 18;
constexpr int kLeastEdit = 150; ///< tokens make room for the text that is typed

QFont tokenFont()
{
    return Theme::instance().font(TypeSize::Small);
}

double tokenWidth(const FilterDraft::Token& token)
{
    const double text = QFontMetricsF(tokenFont()).horizontalAdvance(visibleText(token.text));
    return token.isCondition ? text + 8 + kCross : text;
}

} // namespace

FilterField::FilterField(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_save(new IconButton(QStringLiteral("bookmark-plus"), tr("Save filter"), this))
    , m_clear(new IconButton(QStringLiteral("circle-x"), tr("Clear filter"), this))
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setFrame(false);
    m_edit->setObjectName(QStringLiteral("filterVersions"));
    m_edit->setAccessibleName(tr("Filter versions"));
    m_edit->setPlaceholderText(tr("Filter, e.g. stage:production"));
    m_edit->setAttribute(Qt::WA_MacShowFocusRect, false);
    m_edit->installEventFilter(this);
    m_edit->setProperty("embedded", true);
    m_save->setIconSize({14, 14});
    m_clear->setIconSize({14, 14});
    // Not textEdited(): assistive tools set the text as a whole.
    connect(m_edit, &QLineEdit::textChanged, this, &FilterField::typed);
    connect(m_save, &QAbstractButton::clicked, this, &FilterField::saveAsked);
    connect(m_clear, &QAbstractButton::clicked, this, &FilterField::clearAsked);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        placeParts();
        update();
    });
    setDraft({});
}

void FilterField::setDraft(const FilterDraft& draft)
{
    m_draft = draft;
    const QSignalBlocker blocker(m_edit);
    if (m_edit->text() != draft.typed)
        m_edit->setText(draft.typed);
    m_edit->setPlaceholderText(draft.tokens.isEmpty() ? tr("Filter, e.g. stage:production") : QString());
    m_save->setEnabled(!draft.isEmpty());
    m_clear->setEnabled(!draft.isEmpty());
    describe();
    placeParts();
    update();
}

void FilterField::setWrong(const QString& reason)
{
    m_wrong = reason;
    describe();
    update();
}

void FilterField::describe()
{
    const QString filter = m_draft.tokens.isEmpty() ? QString() : tr("Filter: %1").arg(m_draft.text());
    m_edit->setAccessibleDescription(QString(m_wrong + u' ' + filter).trimmed());
}

void FilterField::dropLastCondition()
{
    qsizetype last = m_draft.tokens.size() - 1;
    while (last > 0 && !m_draft.tokens[last].isCondition)
        --last;
    change(withoutToken(m_draft, last));
}

void FilterField::completeLastWord(const QString& text)
{
    QString typed = m_draft.typed;
    const qsizetype space = typed.lastIndexOf(u' ');
    typed.truncate(space + 1);
    change({m_draft.tokens, typed + text});
    m_edit->setCursorPosition(static_cast<int>(m_edit->text().size()));
}

QSize FilterField::sizeHint() const
{
    return {Theme::instance().scaled(400), Theme::instance().scaled(28)};
}

void FilterField::typed(const QString& text)
{
    FilterDraft next{m_draft.tokens, text};
    if (text.endsWith(u' ') && endsInCondition(text))
        next = withTypedAsTokens(next);
    change(next);
}

void FilterField::change(const FilterDraft& draft)
{
    setDraft(draft);
    Q_EMIT drafted(m_draft);
}

bool FilterField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress)
        return keyPressed(*static_cast<QKeyEvent*>(event));
    return QWidget::eventFilter(watched, event);
}

bool FilterField::keyPressed(QKeyEvent& event)
{
    if (event.matches(QKeySequence::SelectAll) && !m_draft.tokens.isEmpty()) {
        setDraft({{}, m_draft.text()}); // Everything is text again, so that "all" can be copied or typed over.
        m_edit->selectAll();
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT committed();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT stepAsked(event.key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Escape:
        Q_EMIT escapePressed();
        return true;
    case Qt::Key_Backspace:
        if (m_edit->cursorPosition() > 0 || m_edit->hasSelectedText() || m_draft.tokens.isEmpty())
            return false;
        change(withLastTokenTyped(m_draft));
        m_edit->setCursorPosition(static_cast<int>(m_edit->text().size()));
        return true;
    default:
        return false;
    }
}

/// Tokens stand at the left; the first ones are scrolled out when they leave too little room for typing.
void FilterField::placeParts()
{
    const double right = width() - 2 * kButtonWidth - 8;
    const double most = right - kIconWidth - kLeastEdit;
    double needed = 0;
    for (const FilterDraft::Token& token : m_draft.tokens)
        needed += tokenWidth(token) + kGap;
    m_hidden = 0;
    while (needed > most && m_hidden < m_draft.tokens.size())
        needed -= tokenWidth(m_draft.tokens[m_hidden++]) + kGap;
    m_places.clear();
    const double high = Theme::instance().scaled(20);
    double x = kIconWidth;
    for (qsizetype i = 0; i < m_draft.tokens.size(); ++i) {
        const double wide = i < m_hidden ? 0 : tokenWidth(m_draft.tokens[i]);
        m_places.append(QRectF(x, (height() - high) / 2, wide, high));
        x += i < m_hidden ? 0 : wide + kGap;
    }
    m_edit->setGeometry(static_cast<int>(x), 2, std::max(10, static_cast<int>(right - x)), height() - 4);
    const int top = (height() - kButtonWidth) / 2;
    m_save->setGeometry(width() - 2 * kButtonWidth - 4, top, kButtonWidth, kButtonWidth);
    m_clear->setGeometry(width() - kButtonWidth - 3, top, kButtonWidth, kButtonWidth);
}

void FilterField::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasFocusNow = m_edit->hasFocus();
    const QColor usual = hasFocusNow ? stylepainting::focusColour() : theme.colour(Tone::Field);
    const QColor line = m_wrong.isEmpty() ? usual : theme.colour(Tone::Negative);
    const double wide = hasFocusNow || !m_wrong.isEmpty() ? 2 : 1;
    painter.setPen(QPen(line, wide));
    painter.setBrush(theme.colour(Tone::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 5, 5);
    paintIcon(painter, QStringLiteral("list-filter"), QRectF(7, (height() - 16) / 2.0, 16, 16),
              theme.colour(Tone::Muted));
    painter.setFont(tokenFont());
    for (qsizetype i = m_hidden; i < m_places.size(); ++i) {
        const QRectF place = m_places[i];
        const QString text = visibleText(m_draft.tokens[i].text);
        if (!m_draft.tokens[i].isCondition) {
            painter.setPen(theme.colour(Tone::Muted));
            painter.drawText(place, Qt::AlignCenter, text);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(Tone::Selection));
        painter.drawRoundedRect(place, 4, 4);
        painter.setPen(theme.colour(Tone::SelectionText));
        painter.drawText(place.adjusted(8, 0, -kCross, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        const QRectF cross(place.right() - kCross + 1, place.center().y() - 6, 12, 12);
        paintIcon(painter, QStringLiteral("x"), cross,
                  theme.colour(m_hoveredCross == i ? Tone::Negative : Tone::SelectionText));
    }
}

qsizetype FilterField::crossAt(QPointF place) const
{
    for (qsizetype i = m_hidden; i < m_places.size(); ++i) {
        if (m_draft.tokens[i].isCondition && m_places[i].contains(place) && place.x() > m_places[i].right() - kCross)
            return i;
    }
    return -1;
}

void FilterField::mousePressEvent(QMouseEvent* event)
{
    m_edit->setFocus(Qt::MouseFocusReason);
    const qsizetype cross = crossAt(event->position());
    if (event->button() == Qt::LeftButton && cross >= 0)
        change(withoutToken(m_draft, cross));
}

void FilterField::mouseMoveEvent(QMouseEvent* event)
{
    const qsizetype cross = crossAt(event->position());
    if (cross == m_hoveredCross)
        return;
    m_hoveredCross = cross;
    update();
}

void FilterField::leaveEvent(QEvent*)
{
    m_hoveredCross = -1;
    update();
}

void FilterField::resizeEvent(QResizeEvent*)
{
    placeParts();
}

} // namespace colophon
