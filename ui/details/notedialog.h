#pragma once

#include "models/items/workspace.h"
#include "ui/widgets/carddialog.h"

class QPushButton;

namespace colophon {

class DialogFoot;
class LimitedTextEdit;
class PlainLabel;

/// "Write a note about churn v1.2.0": a text for the journal of the location, kept with who and when.
class NoteDialog : public CardDialog
{
    Q_OBJECT

public:
    NoteDialog(Workspace& workspace, const Version& version, QWidget* window);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// `entry`: number of the journal entry.
    void written(qint64 entry);

private:
    enum class State { Open, Impossible, Writing };

    void layOut();
    void askWhetherPossible();
    void sayRefused(qsizetype excess);
    void confirm();
    void finish(const std::expected<std::int64_t, WriteFailure>& result);
    void showFailure(const QString& headline, const Problem& problem);
    void setState(State state);
    bool isWritten() const;

    Workspace& m_workspace;
    VersionId m_version;
    State m_state = State::Open;
    LimitedTextEdit* m_text;
    PlainLabel* m_count;
    DialogFoot* m_foot;
    QPushButton* m_cancel;
    QPushButton* m_confirm;
};

} // namespace colophon
