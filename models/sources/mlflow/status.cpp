#include "models/sources/mlflow/status.h"

#include "models/catalog/casefolding.h"
#include "models/sources/mlflow/text.h"

#include <array>
#include <span>

namespace colophon::mlflow {

namespace {

/// Files hold the number of the status, databases and servers its name. Names are of a small, fixed set; anything else
/// is a value from outside and is not interned.
Name statusName(const Meta& meta, std::span<const std::string_view> names)
{
    if (const auto number = meta.fields.number("status"))
        return *number >= 1 && *number <= std::int64_t(names.size()) ? Name(names[std::size_t(*number - 1)]) : Name();
    const std::string word = foldCase(toValidUtf8(meta.text("status")));
    for (const std::string_view name : names) {
        if (word == name)
            return Name(name);
    }
    return {};
}

void apply(Name status, OriginIndex origin, Facts& facts)
{
    if (!status.isEmpty())
        facts.run = {.status = status, .started = {}, .ended = {}, .origin = origin};
}

} // namespace

void applyRunStatus(const Meta& meta, OriginIndex origin, Facts& facts)
{
    static constexpr std::array<std::string_view, 5> kNames{"running", "scheduled", "finished", "failed", "killed"};
    const Name status = meta.text("status").empty() ? Name(kNames.front()) : statusName(meta, kNames);
    facts.run = {status, meta.time("start_time"), meta.time("end_time"), origin};
}

void applyLoggedModelStatus(const Meta& meta, OriginIndex origin, Facts& facts)
{
    static constexpr std::array<std::string_view, 3> kNames{"pending", "ready", "failed"};
    const Name status = statusName(meta, kNames);
    if (status != "ready")
        apply(status, origin, facts);
}

void applyVersionStatus(const Meta& meta, OriginIndex origin, Facts& facts)
{
    const std::string word = foldCase(toValidUtf8(meta.text("status")));
    if (word.starts_with("pending"))
        apply(Name("pending"), origin, facts);
    else if (word.starts_with("failed"))
        apply(Name("failed"), origin, facts);
}

} // namespace colophon::mlflow
