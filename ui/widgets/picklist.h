#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <QStringList>

class QListView;

namespace colophon {

class PickModel;
class PlainLabel;
class SearchField;

/// One thing that can be picked.
struct PickItem
{
    QString id;
    QString text; ///< "v1.2.0"
    QString detail; ///< "staging · 27 Mar"; may be empty

    friend bool operator==(const PickItem&, const PickItem&) = default;
};

/// The first of the things that were looked for.
struct PickFound
{
    QList<PickItem> shown;
    qsizetype more = 0; ///< how many others there are
};

/// Where a PickList has its items from; asked at every key, so it answers at once.
class PickSource
{
public:
    virtual ~PickSource() = default;
    /// The first `limit` things that hold every word, without regard to case; without words the first of all.
    virtual PickFound find(const QStringList& words, qsizetype limit) = 0;
    /// Answers whether it was taken: it is found no more then.
    virtual bool pick(const QString& id) = 0;
    /// Nobody sees the list any more.
    virtual void closed() { }
};

/// A list that drops down below a button. Typed words narrow it; arrows, Enter or a click pick. What was picked leaves
/// the list, which stays open for the next; Esc or a click elsewhere closes it. Of very many things it shows the first
/// and says how many more there are.
class PickList : public QFrame
{
    Q_OBJECT

public:
    /// `name` is hint and accessible name of the field: "Find a version to add". The source must outlive the list.
    PickList(const QString& name, PickSource& source, QWidget* parent);

    /// Nothing is typed yet, whatever was when it was open last.
    void openBelow(QWidget& button);

    static constexpr qsizetype kMostShown = 200;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QStringList words() const;
    void search();
    void pick(int row);
    void place();
    QString note() const;

    PickSource& m_source;
    SearchField* m_field;
    QListView* m_list;
    PickModel* m_model;
    PlainLabel* m_note;
    QWidget* m_button = nullptr;
};

} // namespace colophon
