#include "models/releases/journalnames.h"

#include "models/catalog/catalog.h"
#include "models/catalog/displaytext.h"
#include "models/store/canonicaljson.h"

namespace colophon {

namespace {

Problem unwritable(const std::string& what, const std::string& text)
{
    Problem problem;
    problem.reason = "The " + what + " “" + toDisplayText(text)
        + "” is no valid UTF-8 text: the journal could not name it, and nothing recorded about it would be found "
          "again.";
    return problem;
}

std::optional<Problem> textProblem(const char* what, const std::string& text)
{
    if (isUtf8(text))
        return std::nullopt;
    Problem problem = unwritable(what, text);
    problem.hint = "Correct it where it is recorded, then read again. Nothing was written.";
    return problem;
}

} // namespace

std::optional<Problem> journalPathProblem(const std::string& path)
{
    if (isUtf8(path))
        return std::nullopt;
    Problem problem = unwritable("path", path);
    problem.file = path;
    problem.hint = "Rename the file or folder whose name is shown with � here, then read again. Nothing was written.";
    return problem;
}

std::optional<Problem> journalNameProblem(const Version& version, const Record& record, const SourceInfo* source)
{
    if (auto problem = journalPathProblem(source != nullptr ? source->location : std::string()))
        return problem;
    if (record.kind == RecordKind::File) {
        if (auto problem = journalPathProblem(record.native))
            return problem;
    }
    for (const auto& [what, text] : {std::pair("name of the model", version.model.text()),
                                     std::pair("label", version.label), std::pair("name", record.native)}) {
        if (auto problem = textProblem(what, text))
            return problem;
    }
    return std::nullopt;
}

} // namespace colophon
