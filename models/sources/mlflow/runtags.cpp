#include "models/sources/mlflow/runtags.h"

#include <algorithm>

namespace colophon::mlflow {

namespace {

bool isCommit(std::string_view text)
{
    constexpr std::size_t kSha1 = 40;
    constexpr std::size_t kSha256 = 64;
    const auto isHex
        = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    return (text.size() == kSha1 || text.size() == kSha256) && std::ranges::all_of(text, isHex);
}

void takeText(const Entry& tag, Attributed& into)
{
    if (!tag.value.empty())
        into = {tag.value, tag.origin};
}

/// The note says why the run exists, and is one of the notes of the version that it becomes.
void takeNote(const Entry& tag, Facts& facts)
{
    takeText(tag, facts.reason);
    if (!tag.value.empty())
        facts.notes.push_back({.text = tag.value, .author = {}, .time = {}, .origin = tag.origin});
}

void takeCode(const Entry& tag, std::string& into, CodeReference& code)
{
    if (tag.value.empty())
        return;
    into = tag.value;
    code.origin = tag.origin;
}

/// The tags that become part of the code reference.
void applyCodeTag(const Entry& tag, CodeReference& code)
{
    static const Name commit("mlflow.source.git.commit");
    static const Name entryPoint("mlflow.source.name");
    static const Name repository("mlflow.source.git.repoURL");
    static const Name branch("mlflow.source.git.branch");
    static const Name projectRepository("mlflow.gitRepoURL");
    static const Name projectBranch("mlflow.gitBranch");
    static const Name dirty("mlflow.source.git.dirty");
    if (tag.key == commit && isCommit(tag.value))
        takeCode(tag, code.commit, code);
    else if (tag.key == entryPoint)
        takeCode(tag, code.entryPoint, code);
    else if (tag.key == repository || (tag.key == projectRepository && code.repository.empty()))
        takeCode(tag, code.repository, code);
    else if (tag.key == branch || (tag.key == projectBranch && code.branch.empty()))
        takeCode(tag, code.branch, code);
    else if (tag.key == dirty)
        code.dirty = tag.value == "true" || tag.value == "True";
}

} // namespace

void applyRunTags(SourceRecord& record)
{
    static const Name user("mlflow.user");
    static const Name note("mlflow.note.content");
    static const Name parent("mlflow.parentRunId");
    Facts& facts = record.facts;
    for (const Entry& tag : facts.tags) {
        if (!tag.key.text().starts_with("mlflow."))
            continue;
        if (tag.key == user)
            takeText(tag, facts.author);
        else if (tag.key == note)
            takeNote(tag, facts);
        else if (tag.key == parent && !tag.value.empty())
            record.parents.push_back({"run:" + tag.value, {}, {}, "tag mlflow.parentRunId"});
        else
            applyCodeTag(tag, facts.code);
    }
}

std::string_view tagText(const Facts& facts, std::string_view key)
{
    const auto found = std::ranges::find_if(facts.tags, [key](const Entry& tag) { return tag.key == key; });
    return found == facts.tags.end() ? std::string_view() : std::string_view(found->value);
}

} // namespace colophon::mlflow
