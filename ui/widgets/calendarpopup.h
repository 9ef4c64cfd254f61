#pragma once

#include <QDate>
#include <QFrame>

namespace colophon {

class ThemedCalendar;

/// A month to choose a day from, below a field. Arrow keys go by days, Page up and Page down by months; Enter takes the
/// day and Esc leaves it. Colours follow the theme.
class CalendarPopup : public QFrame
{
    Q_OBJECT

public:
    explicit CalendarPopup(QWidget* parent);

    /// Days after `latest` cannot be chosen.
    void openBelow(const QWidget& field, QDate selected, QDate latest);

Q_SIGNALS:
    void dateChosen(QDate day);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(QDate day);

    ThemedCalendar* m_calendar;
};

} // namespace colophon
