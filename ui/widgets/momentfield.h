#pragma once

#include <QDateTime>
#include <QWidget>

class QLineEdit;

namespace colophon {

class CalendarPopup;
struct TypedMoment;

/// A field for a moment of the past: typed ("2026-03-01 09:15", "yesterday"), taken from a calendar (Alt+Down), or
/// moved by a day with ↑ and ↓. A date alone means the end of that day. A text that cannot be read stays as it is, and
/// problemChanged() tells what is wrong with it.
class MomentField : public QWidget
{
    Q_OBJECT

public:
    /// `name`: what assistive tools call the field.
    explicit MomentField(const QString& name, QWidget* parent = nullptr);
    ~MomentField() override;

    /// Shows this moment in place of whatever was typed. Does not signal.
    void setMoment(const QDateTime& moment);
    QDateTime moment() const { return m_moment; }
    /// Whether there is a text that was not taken: typed just now, or wrong.
    bool isBeingTyped() const;
    QString problem() const { return m_problem; }
    void openCalendar();
    /// Puts the keyboard into the field, with its text selected, to type another moment.
    void focusText();
    /// As the user asks for it, and as if they did: never past now, where the clock takes over.
    void stepDays(int days);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void momentChosen(const QDateTime& moment);
    /// The present day was typed or chosen: from here on the clock decides.
    void nowChosen();
    /// Empty once the text can be read again.
    void problemChanged(const QString& problem);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void commit();
    void restore();
    void take(const TypedMoment& moment);
    void setProblem(const QString& problem);

    QLineEdit* m_edit;
    CalendarPopup* m_calendar = nullptr; ///< made when it is opened first
    QDateTime m_moment;
    QString m_problem;
};

} // namespace colophon
