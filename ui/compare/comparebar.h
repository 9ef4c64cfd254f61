#pragma once

#include <QWidget>

class QAction;
class QCheckBox;
class QMenu;
class QPushButton;

namespace colophon {

class ActionRegistry;
class PlainLabel;
class SearchField;
class SegmentedControl;

/// The bar above the comparison: what is shown of it, how changes are written, and what can be done with it.
class CompareBar : public QWidget
{
    Q_OBJECT

public:
    enum class ChangeForm { Absolute, Percent, Both };

    explicit CompareBar(ActionRegistry& actions, QWidget* parent = nullptr);

    void setCounts(int shown, int total, int differing);
    /// "difference 3 of 24"; 0: none is current.
    void setCurrentDifference(int number, int count);
    void setMuted(const QStringList& keys);
    void setChangeForm(ChangeForm form);
    void setLayout(int layout); ///< number of a ComparePage::Layout
    /// Table and charts do not fit side by side.
    void setNarrow(bool isNarrow);
    void focusSearch();
    QWidget& addButton() const;
    void setOnlyDifferences(bool only);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void onlyDifferencesChanged(bool only);
    void searchChanged(const QString& text);
    void changeFormChanged(colophon::CompareBar::ChangeForm form);
    void unmuteRequested(const QString& key);
    void layoutChanged(int layout);
    void addRequested();
    void copyRequested();
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void setCompactness(int level);
    void buildLeft();
    void buildRight();

    ActionRegistry& m_actions;
    QCheckBox* m_only;
    PlainLabel* m_counts;
    PlainLabel* m_position;
    SearchField* m_search;
    SegmentedControl* m_form;
    QPushButton* m_muted;
    QMenu* m_mutedMenu;
    SegmentedControl* m_layout;
    QList<QPushButton*> m_commands; ///< Add version, Copy, Export…
    QStringList m_commandTexts;
};

} // namespace colophon
