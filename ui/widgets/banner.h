#pragma once

#include <QWidget>

class QHBoxLayout;

namespace colophon {

class IconButton;
class LinkButton;
class PlainLabel;

/// A strip over a pane that says something about all of it: numbers that cannot be compared, a server that does not
/// answer. It never takes the focus and never covers anything.
class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Note, Warning, Error };

    explicit Banner(Kind kind, QWidget* parent = nullptr);

    /// `title` is set in bold before `text`; both are shown as plain text. Announced to screen readers.
    void setMessage(const QString& title, const QString& text);
    void setIconName(const QString& iconName);
    /// A link at the right; `id` comes back with linkTriggered().
    void addLink(const QString& id, const QString& text);
    void clearLinks();
    /// Whether there is a button to take the strip away; it hides itself then.
    void setDismissible(bool dismissible);

Q_SIGNALS:
    void linkTriggered(const QString& id);
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    QString m_iconName;
    QWidget* m_icon;
    PlainLabel* m_title;
    PlainLabel* m_text;
    QHBoxLayout* m_links;
    IconButton* m_dismiss;
};

} // namespace colophon
