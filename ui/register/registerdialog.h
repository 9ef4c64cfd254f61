#pragma once

#include "models/items/workspace.h"
#include "ui/widgets/carddialog.h"

#include <QTimer>

class QPushButton;

namespace colophon {

class DialogFoot;
class RecordedFactsView;
class RegisterForm;

/// "Register a version": what a person says about it, what is recorded by itself, and the button that does it.
class RegisterDialog : public CardDialog
{
    Q_OBJECT

public:
    /// `model` and `parentLabel`: what to begin with; may be empty.
    RegisterDialog(Workspace& workspace, const QString& model, const QString& parentLabel, QWidget* window);

    RegisterForm& form() const { return *m_form; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void registered(const QString& model, const QString& label);

private:
    enum class State { Filling, Drafting, Ready, Refused, Writing };

    QWidget* makeBody();
    void fillFoot();
    void inputChanged();
    void draft();
    void showDraft(const std::expected<RegistrationDraft, WriteFailure>& draft);
    void confirm();
    void finish(const std::expected<RegistrationResult, WriteFailure>& result);
    void setState(State state);
    void showFailure(const Problem& problem);

    Workspace& m_workspace;
    State m_state = State::Filling;
    QTimer m_patience; ///< between the last key and looking at the files
    quint64 m_draftNumber = 0; ///< answers to earlier input are dropped
    RegistrationRequest m_request; ///< what is being written
    RegisterForm* m_form;
    RecordedFactsView* m_recorded = nullptr;
    QWidget* m_body = nullptr;
    DialogFoot* m_foot;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_confirm = nullptr;
};

} // namespace colophon
