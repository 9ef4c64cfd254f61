#pragma once

#include <QLineEdit>

namespace colophon {

/// A line to search in what is shown: magnifier, hint, a button that clears it. Esc clears first and leaves then.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// `name` is hint and accessible name at once: "Find a row".
    explicit SearchField(const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The text, as soon as the user rests for 80 ms; at once when it was cleared.
    void searched(const QString& text);
    /// Esc in the empty field.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace colophon
