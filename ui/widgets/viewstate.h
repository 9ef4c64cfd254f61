#pragma once

#include <QObject>
#include <QTimer>
#include <QVariant>

#include <functional>
#include <memory>
#include <vector>

class QHeaderView;
class QSettings;
class QSplitter;
class QWidget;

namespace colophon {

/// Remembers what the user arranged: window geometry, splitters, columns, open sections. Every change is in the file
/// within a second, so a crash costs nothing. Entries are keyed by object names; a file of another layout version is
/// left alone and the defaults are used.
class ViewState : public QObject
{
    Q_OBJECT

public:
    /// `file`: an INI file, made by the first change.
    explicit ViewState(const QString& file, QObject* parent = nullptr);
    ~ViewState() override;

    /// Each restores what is known, then follows. The widget needs an object name; names of the parents come before it.
    void keepWindow(QWidget* window);
    void keep(QSplitter* splitter);
    void keep(QHeaderView* header);

    QVariant value(const QString& key, const QVariant& fallback = {}) const;
    void setValue(const QString& key, const QVariant& value);
    void forget(const QString& key);
    /// Writes what is not written yet; to be called before kept widgets go.
    void flush();
    /// Forgets everything; takes effect at the next start.
    void reset();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void changed(const QObject* owner);
    void write();

    struct Kept
    {
        QObject* owner;
        QString key;
        std::function<QVariant()> state;
        bool isDirty = false;
    };

    std::unique_ptr<QSettings> m_settings;
    std::vector<Kept> m_kept;
    QTimer m_timer;
};

} // namespace colophon
