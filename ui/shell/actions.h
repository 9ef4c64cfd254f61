#pragma once

class QMenuBar;

namespace colophon {

class ActionRegistry;

/// Every command of the program with its text, icon, keys and sentence.
void addActions(ActionRegistry& actions);

/// File, Edit, View, Go, Version, Release, Tools, Help.
void fillMenuBar(QMenuBar& menuBar, const ActionRegistry& actions);

} // namespace colophon
