#pragma once

#include <cstdint>
#include <deque>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::mlflow {

struct YamlError
{
    int line = 0; ///< from 1 on; 0 if unknown
    std::string reason; ///< one sentence
};

/// The scalar fields of one meta.yaml, two levels deep; lists and deeper levels are passed over.
///
/// MLflow writes these files by the ten thousand and nearly all are plain "key: value" lines, which are read here
/// without copying. Whatever goes beyond that is left to yaml-cpp. Nothing expands aliases, so a document cannot grow.
class YamlFields
{
public:
    /// The fields point into `document`, which must stay until the next call. An empty document has no fields.
    std::expected<void, YamlError> read(std::string_view document);

    bool isEmpty() const { return m_fields.empty(); }
    bool has(std::string_view key) const { return find({}, key) != nullptr; }
    /// Empty when the key is missing or null; quoted "null" and "None" are texts.
    std::string_view text(std::string_view key) const { return text({}, key); }
    /// Field of a mapping one level down: text("tags", "mlflow.data.context").
    std::string_view text(std::string_view parent, std::string_view key) const;
    std::optional<std::int64_t> number(std::string_view key) const;

private:
    struct Field
    {
        std::string_view parent; ///< empty at the top
        std::string_view key;
        std::string_view value;
        bool isNull = false;
    };

    const Field* find(std::string_view parent, std::string_view key) const;
    bool readPlainLines(std::string_view document);
    bool readLine(std::string_view line, std::string_view& parent);
    std::expected<void, YamlError> readWithParser(std::string_view document);
    std::string_view keep(std::string text);

    std::vector<Field> m_fields;
    std::deque<std::string> m_texts; ///< values that are not literally in the document
};

} // namespace colophon::mlflow
