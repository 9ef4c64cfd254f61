#pragma once

namespace colophon {

class ActionRegistry;
class ChosenVersions;
class JobRunner;
class RecentLocations;
class SavedFilters;
class Selection;
class ViewState;
class Workspace;

/// What the window shows and acts on; made by the composition root, which keeps them all alive.
struct ShellSubjects
{
    JobRunner& jobs;
    Workspace& workspace;
    Selection& selection;
    ChosenVersions& chosen;
    SavedFilters& filters;
    RecentLocations& recent;
    ActionRegistry& actions;
    ViewState& viewState;
};

} // namespace colophon
