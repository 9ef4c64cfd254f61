#include "models/catalog/filterconditions.h"

#include "models/catalog/filterauthors.h"
#include "models/catalog/filterfactconditions.h"
#include "models/catalog/filtervalues.h"
#include "models/catalog/foldedwords.h"

#include <algorithm>

namespace colophon {

namespace {

using Condition = std::expected<FilterNode, std::string>;

Condition notUsable(FilterOperator op, std::string_view key)
{
    return std::unexpected("“" + std::string(toString(op)) + "” cannot be used with " + std::string(key) + ".");
}

/// For fields with one text of each version.
template <typename TextOf> Condition textCondition(FilterOperator op, const std::string& value, TextOf textOf)
{
    return makeNode([matches = TextTest(op, value), textOf](const Version& version) {
        const std::string& text = textOf(version);
        return !text.empty() && matches(text);
    });
}

/// For fields with a list of names: ":" and "=" want one of them to be it, "!=" none.
template <typename NamesOf> Condition namesCondition(FilterOperator op, const std::string& value, NamesOf namesOf)
{
    const bool wanted = op != FilterOperator::NotEqual;
    return makeNode([wanted, op, folded = FoldedText(value), namesOf](const Version& version) {
        const bool found = std::ranges::any_of(namesOf(version), [&](Name name) {
            return op == FilterOperator::Contains ? folded.isIn(name.text()) : folded.equals(name.text());
        });
        return found == wanted;
    });
}

Condition modelCondition(FilterOperator op, const std::string& value)
{
    return namesCondition(op, value, [](const Version& version) { return std::span(&version.model, 1); });
}

Condition labelCondition(FilterOperator op, const std::string& value)
{
    if (op == FilterOperator::Is || op == FilterOperator::Contains)
        return makeNode([folded = FoldedText(value)](const Version& version) {
            return folded.isIn(version.label) || folded.isIn(displayLabel(version));
        });
    return makeNode([op, wanted = parseLabel(value)](const Version& version) {
        // The label as its system gives it, or as the tables show it: whichever is of the kind that is asked for.
        for (const std::string& text : {version.label, displayLabel(version)}) {
            if (const Label label = parseLabel(text); label.kind == wanted.kind)
                return isOrder(op, label <=> wanted);
        }
        return op == FilterOperator::NotEqual;
    });
}

/// "1" and "1.2" stand for all versions that begin so; in comparisons the missing numbers are zero.
Condition semverCondition(FilterOperator op, const std::string& value)
{
    const auto wanted = readSemVerStart(value);
    if (!wanted)
        return std::unexpected("“" + value + "” is not a version number such as 1.2.0.");
    const bool byStart = op == FilterOperator::Is || op == FilterOperator::Equal || op == FilterOperator::NotEqual
        || op == FilterOperator::Contains;
    if (!byStart)
        return makeNode([op, wanted](const Version& version) {
            return version.semver && isOrder(op, *version.semver <=> wanted->version);
        });
    const bool equal = op != FilterOperator::NotEqual;
    return makeNode([equal, wanted](const Version& version) {
        return version.semver && wanted->isStartOf(*version.semver) == equal;
    });
}

Condition createdCondition(FilterOperator op, const std::string& value)
{
    const auto period = readPeriod(value);
    if (!period)
        return std::unexpected("“" + value + "” is not a date such as 2026-03-01.");
    return makeNode([op, period](const Version& version) {
        return version.facts.created && isInPeriod(op, *version.facts.created, *period);
    });
}

Condition commitCondition(FilterOperator op, const std::string& value)
{
    const bool wanted = op != FilterOperator::NotEqual;
    return makeNode([wanted, op, folded = FoldedText(value)](const Version& version) {
        const std::string& commit = version.facts.code.commit;
        if (commit.empty())
            return false;
        return (op == FilterOperator::Contains ? folded.isIn(commit) : folded.begins(commit)) == wanted;
    });
}

Condition sourceCondition(FilterOperator op, const std::string& value)
{
    const auto number = readNumber(value.empty() ? value : value.substr(1));
    const bool isId = number && (value.front() == 's' || value.front() == 'S') && *number >= 1 && *number < 65'536;
    if (!isId)
        return std::unexpected("“" + value + "” is not a source; they are numbered s1, s2 and so on.");
    const bool wanted = op != FilterOperator::NotEqual;
    return makeNode([wanted, id = SourceId(static_cast<std::uint16_t>(*number))](const Version& version) {
        return (std::ranges::find(version.records, id, &Record::source) != version.records.end()) == wanted;
    });
}

/// For fields whose values are fixed words.
Condition wordCondition(const FilterKey& key, FilterOperator op, const std::string& value)
{
    const std::string word = foldCase(value);
    const auto test = wordTest(key.field, word);
    if (!test) {
        std::string words(key.words);
        for (std::size_t space = words.find(' '); space != std::string::npos; space = words.find(' ', space + 2))
            words.replace(space, 1, ", ");
        return std::unexpected("“" + value + "” is none of " + words + ".");
    }
    const bool wanted = op != FilterOperator::NotEqual;
    return makeNode([wanted, test](const Version& version) { return test(version) == wanted; });
}

struct BareWord : Filter::Node
{
    explicit BareWord(const std::string& word)
        : folded(word)
    {
    }

    bool matches(const Version& version) const override
    {
        return folded.isIn(version.model.text())
            || anySearchedText(version, [this](std::string_view text) { return folded.isIn(text); });
    }

    void keepMatching(const FilterRange& range, std::vector<char>& kept) const override
    {
        const bool isUsable = range.words && !range.words->isTooLarge()
            && folded.text().find(FoldedWords::kSeparator) == std::string::npos;
        if (isUsable)
            range.words->keepContaining(folded, kept);
        else
            Node::keepMatching(range, kept);
    }

    FoldedText folded;
};

} // namespace

Condition makeCondition(const WrittenFilterKey& written, FilterOperator op, const std::string& value)
{
    const FilterKey& key = *written.key;
    const bool isOrdering = op == FilterOperator::Less || op == FilterOperator::LessOrEqual
        || op == FilterOperator::Greater || op == FilterOperator::GreaterOrEqual;
    if (isOrdering && !key.isOrdered)
        return notUsable(op, key.text);
    switch (key.field) {
    case FilterSubject::Metric:
        return makeMetricCondition(Name(written.name), op, value);
    case FilterSubject::Parameter:
    case FilterSubject::Tag:
    case FilterSubject::Environment:
        return makeEntryCondition(key.field, Name(written.name), op, value);
    case FilterSubject::Data:
        return makeDataCondition(written.name, op, value);
    case FilterSubject::Model:
        return modelCondition(op, value);
    case FilterSubject::Label:
        return labelCondition(op, value);
    case FilterSubject::SemVer:
        return semverCondition(op, value);
    case FilterSubject::Stage:
        return namesCondition(op, value, [](const Version& version) { return std::span(version.stages); });
    case FilterSubject::Alias:
        return namesCondition(op, value, [](const Version& version) { return std::span(version.aliases); });
    case FilterSubject::Author:
        return authorCondition(op, value);
    case FilterSubject::Reason:
        return textCondition(op, value,
                             [](const Version& version) -> const std::string& { return version.facts.reason.text; });
    case FilterSubject::Created:
        return createdCondition(op, value);
    case FilterSubject::Status:
        return namesCondition(op, value,
                              [](const Version& version) { return std::span(&version.facts.run.status, 1); });
    case FilterSubject::Commit:
        return commitCondition(op, value);
    case FilterSubject::Source:
        return sourceCondition(op, value);
    case FilterSubject::Missing:
    case FilterSubject::File:
    case FilterSubject::Is:
        break;
    }
    return wordCondition(key, op, value);
}

Condition makeMissingCondition(const WrittenFilterKey& written)
{
    const FilterKey& key = *written.key;
    if (!written.name.empty())
        return makeAbsentKeyCondition(key.field, written.name);
    switch (key.field) {
    case FilterSubject::Metric:
        return makeNode([](const Version& version) { return version.facts.metrics.empty(); });
    case FilterSubject::Parameter:
        return makeNode([](const Version& version) { return version.facts.parameters.empty(); });
    case FilterSubject::Tag:
        return makeNode([](const Version& version) { return version.facts.tags.empty(); });
    case FilterSubject::Data:
        return makeNode([](const Version& version) { return version.facts.datasets.empty(); });
    case FilterSubject::Environment:
        return makeNode([](const Version& version) { return version.facts.environment.empty(); });
    case FilterSubject::SemVer:
        return makeNode([](const Version& version) { return !version.semver; });
    case FilterSubject::Stage:
        return makeNode([](const Version& version) { return version.stages.empty(); });
    case FilterSubject::Alias:
        return makeNode([](const Version& version) { return version.aliases.empty(); });
    case FilterSubject::Author:
        return makeNode([](const Version& version) { return version.facts.author.isEmpty(); });
    case FilterSubject::Reason:
        return makeNode([](const Version& version) { return version.facts.reason.isEmpty(); });
    case FilterSubject::Created:
        return makeNode([](const Version& version) { return !version.facts.created; });
    case FilterSubject::Status:
        return makeNode([](const Version& version) { return version.facts.run.status.isEmpty(); });
    case FilterSubject::Commit:
        return makeNode([](const Version& version) { return version.facts.code.commit.empty(); });
    case FilterSubject::Model:
    case FilterSubject::Label:
    case FilterSubject::Source:
    case FilterSubject::Missing:
    case FilterSubject::File:
    case FilterSubject::Is:
        break;
    }
    return std::unexpected(std::string(key.text) + " is never missing.");
}

FilterNode makeWordCondition(const std::string& word)
{
    return std::make_shared<const BareWord>(word);
}

} // namespace colophon
