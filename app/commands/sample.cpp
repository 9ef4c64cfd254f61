#include "app/sample/sample.h"
#include "app/commands/exitstatus.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include "models/files/rootfolder.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

int sample(const std::string& folder)
{
    if (const auto written = writeSample(folder); !written) {
        printProblem(written.error());
        return kNotWritten;
    }
    print("The sample project is in " + toDisplayText(folder) + ". Open it with: colophon " + toDisplayText(folder)
          + "\n");
    return kDone;
}

} // namespace

void addSampleVerb(CLI::App& program, VerbAction& action)
{
    auto folder = std::make_shared<std::string>();
    CLI::App* verb = program.add_subcommand("sample", "Writes the sample project into a new or empty folder");
    verb->add_option("FOLDER", *folder, "Where to write it")->required();
    verb->callback([folder, &action] { action = [folder] { return sample(*folder); }; });
}

} // namespace colophon
