#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace colophon {

/// What a verb does once its arguments are read; answers the exit status.
using VerbAction = std::function<int()>;

// Each adds one verb with its options; when the verb is chosen, `action` is what to run.
void addScanVerb(CLI::App& program, VerbAction& action);
void addShowVerb(CLI::App& program, VerbAction& action);
void addCompareVerb(CLI::App& program, VerbAction& action);
void addHistoryVerb(CLI::App& program, VerbAction& action);
void addReleaseVerb(CLI::App& program, VerbAction& action);
void addRollbackVerb(CLI::App& program, VerbAction& action);
void addUndoVerb(CLI::App& program, VerbAction& action);
void addRedoVerb(CLI::App& program, VerbAction& action);
void addReleasesVerb(CLI::App& program, VerbAction& action);
void addRegisterVerb(CLI::App& program, VerbAction& action);
void addJournalVerb(CLI::App& program, VerbAction& action);
void addSampleVerb(CLI::App& program, VerbAction& action);

} // namespace colophon
