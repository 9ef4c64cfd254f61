#pragma once

#include <QFrame>
#include <QList>
#include <QString>

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

/// A list that drops down below a button. Typed words narrow it; arrows, Enter or a click pick. What was picked leaves
/// the list, which stays open for the next; Esc or a click elsewhere closes it.
class PickList : public QFrame
{
    Q_OBJECT

public:
    /// `name` is hint and accessible name of the field: "Find a version to add".
    explicit PickList(const QString& name, QWidget* parent);

    void openBelow(QWidget& button, QList<PickItem> items);

Q_SIGNALS:
    void picked(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void narrow(const QString& words);
    void pick(int row);
    void place();
    void followRows();

    SearchField* m_field;
    QListView* m_list;
    PickModel* m_model;
    PlainLabel* m_note;
    QWidget* m_button = nullptr;
};

} // namespace colophon
