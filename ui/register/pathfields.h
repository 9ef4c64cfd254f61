#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace colophon {

/// One file of the opened folder: typed, or chosen in a window that nothing waits for.
class PathField : public QWidget
{
    Q_OBJECT

public:
    /// `name`: what screen readers call the field; `folder`: where choosing begins.
    PathField(const QString& name, const QString& folder, QWidget* parent = nullptr);

    QString path() const; ///< absolute; empty if none
    void setFolder(const QString& folder) { m_folder = folder; }

Q_SIGNALS:
    void changed();

private:
    void choose();

    QString m_folder;
    QLineEdit* m_field;
};

/// Files and folders of the opened folder as a list: Insert adds files, Delete takes one out, dropping adds.
class PathList : public QWidget
{
    Q_OBJECT

public:
    PathList(const QString& name, const QString& folder, QWidget* parent = nullptr);

    QStringList paths() const; ///< absolute
    void add(const QStringList& paths);
    void setFolder(const QString& folder) { m_folder = folder; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void chooseFiles();
    void chooseFolder();
    void removeCurrent();

    QString m_folder;
    QListWidget* m_list;
    QPushButton* m_remove;
};

} // namespace colophon
