#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace colophon {

class PlainLabel;

/// What a pane shows when it has nothing to show: an icon, what is the case, at most two sentences on why, and the one
/// action that solves it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent = nullptr);

    void setContent(const QString& iconName, const QString& title, const QString& text);
    /// An empty text takes the button away.
    void setPrimaryAction(const QString& text, const QString& iconName = {});
    void setSecondaryAction(const QString& text, const QString& iconName = {});
    QPushButton* primaryButton() const { return m_primary; }
    QPushButton* secondaryButton() const { return m_secondary; }

Q_SIGNALS:
    void primaryTriggered();
    void secondaryTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_iconName;
    QWidget* m_icon;
    PlainLabel* m_title;
    PlainLabel* m_text;
    QPushButton* m_primary;
    QPushButton* m_secondary;
};

} // namespace colophon
