#pragma once

#include "ui/shell/shellsubjects.h"
#include "ui/widgets/carddialog.h"

namespace colophon {

/// Colours, and what Colophon remembers on this computer.
class SettingsWindow : public CardDialog
{
    Q_OBJECT

public:
    SettingsWindow(const ShellSubjects& subjects, QWidget* parent);

private:
    QWidget* buildTheme();
    QWidget* buildMemory();

    ShellSubjects m_subjects;
};

/// Applies the stored choice between light, dark and the system's; at the start of the program.
void restoreTheme(const ViewState& viewState);

} // namespace colophon
