#include "ui/widgets/calendarpopup.h"

#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/stylepainting.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QCalendarWidget>
#include <QPainter>
#include <QScreen>
#include <QSpinBox>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

bool isWeekend(QDate date)
{
    const int day = date.dayOfWeek();
    return day == Qt::Saturday || day == Qt::Sunday;
}

} // namespace

/// Qt's calendar with our colours: its own are red week ends and whatever the palette marks a selection with.
class ThemedCalendar : public QCalendarWidget
{
public:
    explicit ThemedCalendar(QWidget* parent)
        : QCalendarWidget(parent)
    {
        setAccessibleName(CalendarPopup::tr("Calendar"));
        setLocale(QLocale::c()); // the language of every other date in the window
        setFirstDayOfWeek(QLocale::system().firstDayOfWeek());
        setVerticalHeaderFormat(NoVerticalHeader);
        setHorizontalHeaderFormat(ShortDayNames);
        setDateEditEnabled(false); // typing is for the field
        setGridVisible(false);
        nameParts();
        followTheme();
        connect(&Theme::instance(), &Theme::changed, this, &ThemedCalendar::followTheme);
    }

    QAbstractItemView* days() const
    {
        return findChild<QAbstractItemView*>(QStringLiteral("qt_calendar_calendarview"));
    }

protected:
    void paintCell(QPainter* painter, const QRect& rect, QDate date) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(rect, tone(isWeekend(date) ? Tone::Alternate : Tone::Raised));
        const bool isSelected = date == selectedDate();
        const QRectF mark = QRectF(rect).adjusted(2, 2, -2, -2);
        if (isSelected)
            stylepainting::panel(*painter, mark, stylepainting::kFieldRadius, tone(Tone::AccentFill), {});
        else if (date == QDate::currentDate())
            stylepainting::panel(*painter, mark, stylepainting::kFieldRadius, {}, tone(Tone::AccentFill));
        painter->setFont(Theme::instance().font(TypeSize::Body, isSelected ? QFont::DemiBold : QFont::Normal));
        painter->setPen(tone(isSelected ? Tone::OnAccent : inkOf(date)));
        painter->drawText(rect, Qt::AlignCenter, QString::number(date.day()));
        painter->restore();
    }

private:
    Tone inkOf(QDate date) const
    {
        if (date > maximumDate())
            return Tone::Lane;
        return date.month() == monthShown() ? Tone::Text : Tone::Faint;
    }

    void nameParts()
    {
        const auto name = [this](const char* part, const QString& text) {
            if (auto* widget = findChild<QWidget*>(QLatin1String(part)))
                widget->setAccessibleName(text);
        };
        name("qt_calendar_prevmonth", CalendarPopup::tr("Previous month"));
        name("qt_calendar_nextmonth", CalendarPopup::tr("Next month"));
        name("qt_calendar_monthbutton", CalendarPopup::tr("Month"));
        name("qt_calendar_yearbutton", CalendarPopup::tr("Year"));
        name("qt_calendar_yearedit", CalendarPopup::tr("Year"));
        name("qt_calendar_calendarview", CalendarPopup::tr("Days"));
        for (const bool isNext : {false, true}) {
            const auto part
                = isNext ? QStringLiteral("qt_calendar_nextmonth") : QStringLiteral("qt_calendar_prevmonth");
            if (auto* button = findChild<QToolButton*>(part))
                button->setIcon(icon(isNext ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left")));
        }
    }

    void followTheme()
    {
        // The bar with the month takes the ground and ink of a selection.
        if (auto* bar = findChild<QWidget*>(QStringLiteral("qt_calendar_navigationbar"))) {
            QPalette own = Theme::instance().palette();
            for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
                own.setColor(group, QPalette::Highlight, tone(Tone::Raised));
                own.setColor(group, QPalette::HighlightedText, tone(Tone::Text));
            }
            bar->setPalette(own);
            // Its buttons keep a palette that they once took from it.
            for (QWidget* part : bar->findChildren<QWidget*>())
                part->setPalette(own);
        }
        QPalette ground = Theme::instance().palette();
        ground.setColor(QPalette::Base, tone(Tone::Raised));
        days()->setPalette(ground);
        QTextCharFormat header;
        header.setBackground(tone(Tone::Raised));
        header.setForeground(tone(Tone::Muted));
        header.setFont(Theme::instance().font(TypeSize::Small, QFont::Medium));
        setHeaderTextFormat(header);
        QTextCharFormat weekend;
        weekend.setForeground(tone(Tone::Muted));
        setWeekdayTextFormat(Qt::Saturday, weekend);
        setWeekdayTextFormat(Qt::Sunday, weekend);
    }
};

CalendarPopup::CalendarPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_calendar(new ThemedCalendar(this))
{
    setAccessibleRole(*this, QAccessible::Dialog);
    setAccessibleName(tr("Calendar"));
    setAttribute(Qt::WA_TranslucentBackground);
    auto* layout = new QVBoxLayout(this);
    const int margin = Theme::instance().scaled(8);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_calendar);
    setFocusProxy(m_calendar->days());
    connect(m_calendar, &QCalendarWidget::clicked, this, &CalendarPopup::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, &CalendarPopup::choose);
}

void CalendarPopup::openBelow(const QWidget& field, QDate selected, QDate latest)
{
    m_calendar->setMaximumDate(std::max(selected, latest));
    m_calendar->setSelectedDate(selected);
    m_calendar->setCurrentPage(selected.year(), selected.month());
    const QSize size = sizeHint();
    const QRect screen = field.screen()->availableGeometry();
    QPoint place = field.mapToGlobal(QPoint(0, field.height() + 2));
    if (place.y() + size.height() > screen.bottom())
        place.setY(field.mapToGlobal(QPoint()).y() - size.height() - 2);
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - size.width())));
    setGeometry(QRect(place, size));
    show();
    m_calendar->days()->setFocus(Qt::PopupFocusReason);
    QAccessibleEvent event(this, QAccessible::PopupMenuStart);
    QAccessible::updateAccessibility(&event);
}

void CalendarPopup::choose(QDate day)
{
    if (!isVisible()) // A click may also activate.
        return;
    hide();
    Q_EMIT dateChosen(day);
}

void CalendarPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    stylepainting::panel(painter, rect(), stylepainting::kCardRadius, tone(Tone::Raised), tone(Tone::Control));
}

} // namespace colophon
