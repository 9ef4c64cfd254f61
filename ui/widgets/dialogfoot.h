#pragma once

#include <QFrame>

class QHBoxLayout;

namespace colophon {

class PlainLabel;

/// The strip at the foot of a dialog: above, what went wrong; below, why the main button is off, then the buttons.
class DialogFoot : public QFrame
{
    Q_OBJECT

public:
    explicit DialogFoot(QWidget* parent);

    /// Takes widgets one after the other; what is added first stands at the left.
    void add(std::initializer_list<QWidget*> widgets);
    /// The room that is left over stands here, with the cause at its right end.
    void addCause();
    void setCause(const QString& text);

    void showFailure(const QString& text);
    void hideFailure();

private:
    PlainLabel* m_failure;
    PlainLabel* m_cause;
    QHBoxLayout* m_row;
};

} // namespace colophon
