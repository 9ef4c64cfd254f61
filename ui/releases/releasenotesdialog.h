#pragma once

#include "ui/widgets/carddialog.h"

class QPlainTextEdit;
class QPushButton;

namespace colophon {

class DialogFoot;

/// "Release notes of churn v1.2.0": Markdown that can be changed, then copied or saved. Nothing is written elsewhere.
class ReleaseNotesDialog : public CardDialog
{
    Q_OBJECT

public:
    /// `subject`: "churn v1.2.0".
    ReleaseNotesDialog(const QString& subject, const QString& markdown, QWidget* window);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// "Saved as …", "The release notes were copied."
    void done(const QString& sentence);

private:
    void layOut();
    void copy();
    void chooseFile();
    void write(const QString& path);

    QString m_subject;
    QPlainTextEdit* m_text;
    DialogFoot* m_foot;
    QPushButton* m_close;
    QPushButton* m_copy;
    QPushButton* m_save;
};

} // namespace colophon
