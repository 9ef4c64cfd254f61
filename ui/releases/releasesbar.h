#pragma once

#include "models/catalog/timestamp.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace colophon {

class ActionRegistry;
class MomentField;
class PlainLabel;

/// The bar over the releases: which moment is asked about, the state of the journal, and Export. A date that cannot be
/// read is told in a line of its own below.
class ReleasesBar : public QWidget
{
    Q_OBJECT

public:
    explicit ReleasesBar(const ActionRegistry& actions, QWidget* parent = nullptr);

    void setTitle(const QString& text);
    /// In a line of its own: of which model these releases are, where nothing else says so. Empty: there is none.
    void setScope(const QString& text);
    void focusMoment();
    void setMoment(Timestamp moment);
    /// Whether the user is at the date, so that the clock must not change it.
    bool isBeingTyped() const;
    /// Empty: nothing is said of the journal. `brief` is shown where there is no room for all of it.
    void setJournal(const QString& text, const QString& brief);

Q_SIGNALS:
    void momentChosen(colophon::Timestamp moment);
    void nowChosen();
    void exportAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addMoment(const ActionRegistry& actions);
    void addRest(const ActionRegistry& actions);
    void showProblem(const QString& problem);
    void fit();
    /// From 0, everything in full, on: each level gives up one thing more.
    void arrange(int level);

    QWidget* m_row;
    PlainLabel* m_title;
    QLabel* m_question = nullptr;
    MomentField* m_moment = nullptr;
    PlainLabel* m_journal = nullptr;
    QPushButton* m_export = nullptr;
    PlainLabel* m_scope;
    PlainLabel* m_problem;
    QString m_journalText;
    QString m_journalBrief;
};

} // namespace colophon
