#pragma once

#include <QDialog>

namespace colophon {

class ActionRegistry;

/// Every command with its keys, and the keys that belong to a place in the window.
class ShortcutsWindow : public QDialog
{
    Q_OBJECT

public:
    ShortcutsWindow(const ActionRegistry& actions, QWidget* parent);
};

} // namespace colophon
