#pragma once

#include "models/items/choice.h"
#include "models/items/sessionreleases.h"
#include "models/items/workspace.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <optional>
#include <vector>

namespace colophon {

class ReleaseDialog;

/// What a toast says after a release.
struct ReleaseNotice
{
    QString headline; ///< "churn v1.2.0 is now in production."
    QString detail; ///< "v1.1.1 was production for 78 days."
    bool canUndo = false;

    friend bool operator==(const ReleaseNotice&, const ReleaseNotice&) = default;
};

/// The way from a click to a release: plan, ask, apply, tell, take back. One at a time.
///
/// What can be taken back belongs to what is open: versions have the same ids in every copy of a project, so that a
/// release made in one could be taken back in another.
class ReleaseFlow : public QObject
{
    Q_OBJECT

public:
    /// Dialogs appear over `window`.
    ReleaseFlow(Workspace& workspace, ChosenVersions& chosen, QWidget* window);

    /// Which way metrics are better where that was corrected: what is planned from now on is judged by it.
    void setDirections(const Directions& directions);
    void markAs(const QString& versionId, const QString& stage);
    void rollBack(const QString& model, const QString& stage);
    /// Takes the last release made in this session back: at once if that was the last thing done; else, when anything
    /// else was journalled since, after the same preview as of any release.
    void undo();
    /// The same at once, for a button that tells of that very release.
    void undoAtOnce();
    /// Makes a release again that was taken back: at once if that was the last thing done and nothing has changed
    /// since; else after the same preview as of any release.
    void redo();
    /// "Undo marking churn v1.2.0 as production", with dots behind it if it asks first; empty if there is nothing to
    /// undo.
    QString undoText() const;
    QString redoText() const;

    ReleaseDialog* dialog() const; ///< null when none is open

Q_SIGNALS:
    void released(const colophon::ReleaseNotice& notice);
    /// Undo or redo could not be done; nothing changed unless the text says so.
    void failed(const QString& text);
    /// Somebody else has released since what was to be taken back; nothing changed. `title` and `text` say what and
    /// who. Follows failed() as soon as that is read.
    void overtaken(const QString& model, const QString& title, const QString& text);
    /// What was released last cannot be taken back any more.
    void undoWithdrawn();
    void undoChanged();
    void compareRequested(const QStringList& versionIds);

private:
    enum class Purpose { Do, Undo, UndoAtOnce, Redo };
    static bool isUndo(Purpose purpose);
    /// An undo that was refused; who was first is known once everything is read again.
    struct RefusedUndo
    {
        ReleaseOutcome release;
        int readings = 0; ///< that have to end first: one that is under way may have begun too early
    };

    /// Forgets what was made elsewhere once something else is open.
    void followLocation();
    /// Follows what was read: keeps what is known of the model after an undo, and forgets what others have overtaken.
    void followReading();
    void withdrawOvertaken();
    void explainRefusal();
    void startUndo(Purpose purpose);
    /// Whether an undo of this release shows first what will change: it was not the last thing done.
    bool asksFirst(const ReleaseOutcome& release) const;
    bool redoesAtOnce() const;
    void ask(ReleaseRequest request, Purpose purpose = Purpose::Do);
    /// Closes the window for a look at the comparison; what was typed comes back with it.
    void lookAtComparison(const ReleaseRequest& request, const QStringList& versionIds);
    void perform(const ReleaseRequest& request, Purpose purpose);
    void proceed(const std::expected<ReleasePlan, Problem>& plan, Purpose purpose);
    void apply(ReleasePlan plan, Purpose purpose);
    void refuse(const Problem& problem, Purpose purpose);
    void keepPart(const ReleaseOutcome& outcome);
    void forget(const ReleaseOutcome& release);
    std::shared_ptr<const Model> undoneModel() const;
    void finish(const ReleaseOutcome& outcome, Purpose purpose);
    ReleaseNotice noticeOf(const ReleaseOutcome& outcome, Purpose purpose) const;

    Workspace& m_workspace;
    ChosenVersions& m_chosen;
    QWidget* m_window;
    QPointer<ReleaseDialog> m_dialog;
    Directions m_directions;
    std::optional<ReleaseRequest> m_interrupted; ///< with the reason that was typed so far
    std::optional<QString> m_interruptedLabel; ///< as typed so far; empty is an answer, too
    std::vector<ReleaseOutcome> m_done; ///< newest last
    std::vector<ReleaseOutcome> m_undone;
    SessionReleases m_written;
    std::optional<ReleaseOutcome> m_takingBack; ///< what the undo under way, or its window, is about
    std::optional<RefusedUndo> m_refused;
    std::shared_ptr<const Model> m_afterUndo; ///< null: not read yet
    bool m_lastWasUndo = false; ///< the last thing done in this session
    bool m_endsWithPart = false; ///< the newest is a release done in part that the open window may yet complete
    QStringList m_paths; ///< in which these were made
    int m_visit = 0; ///< grows whenever something else is opened, so that a late answer is known by it
    bool m_isBusy = false;
};

} // namespace colophon
