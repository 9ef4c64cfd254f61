#pragma once

#include <QAbstractButton>
#include <QString>

class QAction;

namespace colophon {

/// A large button of the start page: icon, name, one line below, key at the right.
class StartAction : public QAbstractButton
{
    Q_OBJECT

public:
    /// Does what the action does; `text` is the line below the name. Off when the action is, with `reasonOff` instead.
    StartAction(QAction* action, const QString& text, QWidget* parent = nullptr);

    void setPrimary(bool primary);
    void setReasonOff(const QString& reason);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_line;
    QString m_keys;
    QString m_iconName;
    QString m_reason;
    bool m_isPrimary = false;
};

} // namespace colophon
