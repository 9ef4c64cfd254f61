#pragma once

#include <QPlainTextEdit>

namespace colophon {

/// A field for several lines that takes at most so many characters. What does not fit is not taken at all, neither
/// typed nor pasted, and is told: nothing that is there is cut or moved.
class LimitedTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LimitedTextEdit(qsizetype limit, QWidget* parent = nullptr);

    qsizetype limit() const { return m_limit; }

Q_SIGNALS:
    /// How many characters were too many.
    void refused(qsizetype excess);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    /// Whether this text fits in place of what is selected; tells if not.
    bool takes(const QString& text);

    qsizetype m_limit;
};

} // namespace colophon
