#pragma once

#include "models/items/choice.h"
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

    void markAs(const QString& versionId, const QString& stage);
    void rollBack(const QString& model, const QString& stage);
    /// Takes the last release made in this session back.
    void undo();
    /// Makes a release again that was taken back: at once if that was the last thing done and nothing has changed
    /// since; else after the same preview as of any release.
    void redo();
    QString undoText() const; ///< "Undo marking churn v1.2.0 as production"; empty if there is nothing to undo
    QString redoText() const;

    ReleaseDialog* dialog() const; ///< null when none is open

Q_SIGNALS:
    void released(const colophon::ReleaseNotice& notice);
    /// Undo or redo could not be done; nothing changed unless the text says so.
    void failed(const QString& text);
    void undoChanged();
    void compareRequested(const QStringList& versionIds);

private:
    enum class Purpose { Do, Undo, Redo };
    /// Forgets what was made elsewhere once something else is open.
    void followLocation();
    /// Keeps what is known of the model once it has been read after an undo.
    void followReading();
    bool redoesAtOnce() const;
    void ask(ReleaseRequest request, Purpose purpose = Purpose::Do);
    /// Closes the window for a look at the comparison; what was typed comes back with it.
    void lookAtComparison(const ReleaseRequest& request, const QStringList& versionIds);
    void perform(const ReleaseRequest& request, Purpose purpose);
    void proceed(const std::expected<ReleasePlan, Problem>& plan, Purpose purpose);
    void apply(ReleasePlan plan, Purpose purpose);
    void keepPart(const ReleaseOutcome& outcome);
    std::shared_ptr<const Model> undoneModel() const;
    void finish(const ReleaseOutcome& outcome, Purpose purpose);
    ReleaseNotice noticeOf(const ReleaseOutcome& outcome, Purpose purpose) const;

    Workspace& m_workspace;
    ChosenVersions& m_chosen;
    QWidget* m_window;
    QPointer<ReleaseDialog> m_dialog;
    std::optional<ReleaseRequest> m_interrupted; ///< with the reason that was typed so far
    std::optional<QString> m_interruptedLabel; ///< as typed so far; empty is an answer, too
    std::vector<ReleaseOutcome> m_done; ///< newest last
    std::vector<ReleaseOutcome> m_undone;
    std::shared_ptr<const Model> m_afterUndo; ///< null: not read yet
    bool m_lastWasUndo = false; ///< the last thing done in this session
    bool m_endsWithPart = false; ///< the newest is a release done in part that the open window may yet complete
    QStringList m_paths; ///< in which these were made
    int m_visit = 0; ///< grows whenever something else is opened, so that a late answer is known by it
    bool m_isBusy = false;
};

} // namespace colophon
