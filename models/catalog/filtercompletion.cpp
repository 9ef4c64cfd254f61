#include "models/catalog/filter.h"
#include "models/catalog/filtercompleter.h"

#include <utility>

namespace colophon {

namespace {

using Kind = FilterLexeme::Kind;

/// What is being typed at the end of a filter text.
struct TypingPlace
{
    std::size_t wordBegin = 0; ///< after the last space outside quotation marks
    std::size_t begin = 0; ///< where the suggestion begins: behind a bracket, a minus or a key with its operator
    std::string typed;
    WrittenFilterKey key; ///< whose value is typed; without a key: a key is typed
    bool isValue = false;
};

std::size_t beginOfLastWord(const std::vector<FilterLexeme>& lexemes, std::size_t end)
{
    std::size_t begin = end;
    for (std::size_t i = lexemes.size(); i-- > 0 && lexemes[i].end() == begin;)
        begin = lexemes[i].position;
    return begin;
}

TypingPlace typingPlace(std::string_view text)
{
    const std::vector<FilterLexeme> lexemes = readFilterLexemes(text);
    TypingPlace place;
    place.wordBegin = beginOfLastWord(lexemes, text.size());
    place.begin = text.size();
    if (lexemes.empty())
        return place;

    std::size_t last = lexemes.size() - 1;
    const bool touchesEnd = lexemes[last].end() == text.size();
    if (lexemes[last].kind == Kind::Value && touchesEnd) {
        place.begin = lexemes[last].position;
        place.typed = lexemes[last].text;
        --last;
    } else if (lexemes[last].kind == Kind::Word && touchesEnd) {
        place.begin = lexemes[last].position;
        place.typed = lexemes[last].text;
        return place;
    }
    if (lexemes[last].kind == Kind::Operator && last > 0) {
        place.isValue = true;
        place.key = readFilterKey(lexemes[last - 1].text);
    }
    return place;
}

std::vector<FilterCompletion> completionsOf(std::vector<FilterSuggestion> suggestions, const TypingPlace& place,
                                            std::string_view text, std::size_t limit)
{
    rankFilterSuggestions(suggestions, place.typed);
    const std::string kept(text.substr(place.wordBegin, place.begin - place.wordBegin));
    std::vector<FilterCompletion> completions;
    for (FilterSuggestion& suggestion : suggestions) {
        if (completions.size() == limit)
            break;
        completions.push_back({kept + suggestion.text, std::move(suggestion.detail)});
    }
    return completions;
}

} // namespace

FilterCompleter::FilterCompleter(CatalogPointer catalog)
    : m_catalog(std::move(catalog))
{
}

std::vector<FilterCompletion> FilterCompleter::complete(std::string_view text, std::size_t limit)
{
    const TypingPlace place = typingPlace(text);
    if (!place.isValue) {
        if (!m_keys)
            m_keys = suggestFilterKeys(*m_catalog);
        return completionsOf(*m_keys, place, text, limit);
    }
    if (!place.key.key)
        return {};
    const std::string key = std::string(place.key.key->text) + '.' + place.key.name;
    if (key != m_key) {
        m_values = suggestFilterValues(*m_catalog, place.key);
        m_key = key;
    }
    std::vector<FilterSuggestion> values = m_values;
    if (place.key.key->field == FilterSubject::Author)
        keepWordBeginnings(values, place.typed);
    return completionsOf(std::move(values), place, text, limit);
}

} // namespace colophon
