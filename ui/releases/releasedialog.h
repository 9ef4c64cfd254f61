#pragma once

#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "models/releases/labeladvice.h"
#include "ui/widgets/carddialog.h"

class QPushButton;
class QStackedWidget;

namespace colophon {

class DialogFoot;
class PlainLabel;
class ReleaseForm;
class ReleaseHead;

/// "Mark churn v1.2.0 as production": what will change, whether it should, why, and the button that does it.
class ReleaseDialog : public CardDialog
{
    Q_OBJECT

public:
    ReleaseDialog(Workspace& workspace, const ChosenVersions& chosen, ReleaseRequest request, QWidget* window);

    ReleaseForm& form() const { return *m_form; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void released(const colophon::ReleaseOutcome& outcome);
    /// The stage moved, but not everything was written; the window stays open and asks what to do.
    void releasedInPart(const colophon::ReleaseOutcome& outcome);
    /// What was released in part is to be taken back; the window has closed.
    void takeBackRequested();
    void compareRequested(const QStringList& versionIds);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    enum class State { Planning, Open, Writing, Refused, HalfDone };
    void fillFoot();
    /// Tab goes through everything as it is read, whenever it was made.
    void orderTabs();
    int cardWidth() const;
    int fittingHeight() const;
    void plan();
    void showPlan(std::expected<ReleasePlan, Problem> plan);
    /// For a new release, and the label of the one that a redo makes again; who goes back goes to something that has
    /// been released.
    std::optional<LabelAdvice> labelAdvice() const;
    void confirm();
    void write(const ReleasePlan& plan);
    void finish(std::expected<ReleaseOutcome, WriteFailure> outcome);
    /// Looks, after what was read since, whether the stage has moved.
    void followHalfDone();
    void tryAgain();
    void takeBack();
    void showFailure(const QString& headline, const QString& detail, bool canPlanAgain);
    void updateState();
    void copyCommand();
    QString versionLabel() const;
    QString confirmText(bool isOverride) const;

    Workspace& m_workspace;
    ReleaseRequest m_request;
    std::optional<ReleasePlan> m_plan;
    bool m_hasMoved = false; ///< the stage of a release that was done in part
    State m_state = State::Planning;
    QStackedWidget* m_stack;
    PlainLabel* m_waiting;
    ReleaseHead* m_head;
    ReleaseForm* m_form;
    DialogFoot* m_foot;
    QPushButton* m_again;
    QPushButton* m_retry;
    QPushButton* m_takeBack;
    QPushButton* m_copy;
    QPushButton* m_cancel;
    QPushButton* m_confirm;
};

} // namespace colophon
