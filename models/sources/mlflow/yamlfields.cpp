#include "models/sources/mlflow/yamlfields.h"

#include <algorithm>
#include <charconv>
#include <yaml-cpp/yaml.h>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kFieldLimit = 10'000;

struct Scalar
{
    std::string_view text;
    bool isNull = false;
};

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
        || c == '-';
}

std::string_view withoutTrailingBlanks(std::string_view text)
{
    const std::size_t last = text.find_last_not_of(" \t\r");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

bool isPlainNull(std::string_view text)
{
    return text.empty() || text == "null" || text == "~" || text == "Null" || text == "NULL";
}

/// A quoted text that ends on its line and holds nothing to decode.
std::optional<Scalar> quotedScalar(std::string_view text)
{
    const char quote = text.front();
    if (text.size() < 2 || text.back() != quote)
        return std::nullopt;
    const std::string_view inner = text.substr(1, text.size() - 2);
    if (inner.find(quote) != std::string_view::npos || (quote == '"' && inner.find('\\') != std::string_view::npos))
        return std::nullopt;
    return Scalar{inner, false};
}

/// Nothing when the value is more than a plain or simply quoted scalar on one line.
std::optional<Scalar> simpleScalar(std::string_view text)
{
    if (isPlainNull(text) || text == "[]" || text == "{}")
        return Scalar{{}, true};
    if (text.front() == '\'' || text.front() == '"')
        return quotedScalar(text);
    constexpr std::string_view kIndicators = "&*!|>%@`{}[]#,?:-";
    const bool isNegative = text.front() == '-' && text.size() > 1 && text[1] != ' ';
    if (kIndicators.find(text.front()) != std::string_view::npos && !isNegative)
        return std::nullopt;
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos || text.back() == ':')
        return std::nullopt;
    return Scalar{text, false};
}

std::string firstSentence(const std::string& message)
{
    return message.empty() ? "The file is not valid YAML." : "The file is not valid YAML: " + message + ".";
}

} // namespace

std::expected<void, YamlError> YamlFields::read(std::string_view document)
{
    if (readPlainLines(document))
        return {};
    return readWithParser(document);
}

bool YamlFields::readPlainLines(std::string_view document)
{
    m_fields.clear();
    m_texts.clear();
    std::string_view parent;
    while (!document.empty()) {
        const std::size_t end = std::min(document.find('\n'), document.size());
        const std::string_view line = withoutTrailingBlanks(document.substr(0, end));
        document.remove_prefix(std::min(end + 1, document.size()));
        if (!line.empty() && !readLine(line, parent))
            return false;
    }
    return true;
}

bool YamlFields::readLine(std::string_view line, std::string_view& parent)
{
    const std::size_t indent = line.find_first_not_of(' ');
    constexpr std::size_t kLevelIndent = 2;
    // An indented line belongs to a mapping only below a key without a value; otherwise it continues a text.
    if (indent != 0 && (indent != kLevelIndent || parent.empty()))
        return false;
    line.remove_prefix(indent);
    const std::size_t keyEnd = static_cast<std::size_t>(std::ranges::find_if_not(line, isKeyCharacter) - line.begin());
    const bool isKey = keyEnd > 0 && line.front() != '-' && keyEnd < line.size() && line[keyEnd] == ':'
        && (keyEnd + 1 == line.size() || line[keyEnd + 1] == ' ');
    if (!isKey || m_fields.size() >= kFieldLimit)
        return false;
    const std::string_view key = line.substr(0, keyEnd);
    std::string_view value = line.substr(keyEnd + 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    const auto scalar = simpleScalar(value);
    if (!scalar)
        return false;
    m_fields.push_back({indent == 0 ? std::string_view() : parent, key, scalar->text, scalar->isNull});
    if (indent == 0)
        parent = value.empty() ? key : std::string_view();
    return true;
}

std::expected<void, YamlError> YamlFields::readWithParser(std::string_view document)
{
    m_fields.clear();
    m_texts.clear();
    try {
        const YAML::Node root = YAML::Load(std::string(document));
        if (!root.IsDefined() || root.IsNull())
            return {};
        if (!root.IsMap())
            return std::unexpected(YamlError{1, "The file holds no “key: value” lines."});
        const auto add = [this](std::string_view parent, const YAML::Node& key, const YAML::Node& value) {
            if (!key.IsScalar() || m_fields.size() >= kFieldLimit)
                return std::string_view();
            const std::string_view name = keep(key.Scalar());
            const std::string_view text = value.IsScalar() ? keep(value.Scalar()) : std::string_view();
            m_fields.push_back({parent, name, text, !value.IsScalar()});
            return name;
        };
        for (const auto& field : root) {
            const std::string_view name = add({}, field.first, field.second);
            if (name.empty() || !field.second.IsMap())
                continue;
            for (const auto& inner : field.second)
                add(name, inner.first, inner.second);
        }
    } catch (const YAML::Exception& error) {
        m_fields.clear();
        return std::unexpected(YamlError{error.mark.line + 1, firstSentence(error.msg)});
    }
    return {};
}

std::string_view YamlFields::keep(std::string text)
{
    return m_texts.emplace_back(std::move(text));
}

const YamlFields::Field* YamlFields::find(std::string_view parent, std::string_view key) const
{
    const auto isWanted = [&](const Field& field) { return field.key == key && field.parent == parent; };
    const auto found = std::ranges::find_if(m_fields, isWanted);
    return found == m_fields.end() ? nullptr : &*found;
}

std::string_view YamlFields::text(std::string_view parent, std::string_view key) const
{
    const Field* field = find(parent, key);
    return field != nullptr && !field->isNull ? field->value : std::string_view();
}

std::optional<std::int64_t> YamlFields::number(std::string_view key) const
{
    const std::string_view text = this->text(key);
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    // A time that was written as a fraction counts by its whole part.
    if (error != std::errc() || (stop != text.data() + text.size() && *stop != '.'))
        return std::nullopt;
    return number;
}

} // namespace colophon::mlflow
