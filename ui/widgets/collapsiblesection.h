#pragma once

#include <QWidget>

class QAbstractButton;
class QVBoxLayout;

namespace colophon {

/// A part of a pane with a header row of 28: icon, title and a one-line summary of what is inside; a click opens it.
class CollapsibleSection : public QWidget
{
    Q_OBJECT

public:
    CollapsibleSection(const QString& iconName, const QString& title, QWidget* parent = nullptr);

    /// Shown at the right of the header.
    void setSummary(const QString& summary);
    QString summary() const;
    QString title() const;
    /// Takes ownership; replaces an earlier content.
    void setContent(QWidget* content);
    QWidget* content() const { return m_content; }

    bool isOpen() const;
    void setOpen(bool open);

Q_SIGNALS:
    void opened(bool open);

private:
    class Header;

    Header* m_header;
    QVBoxLayout* m_layout;
    QWidget* m_content = nullptr;
};

} // namespace colophon
