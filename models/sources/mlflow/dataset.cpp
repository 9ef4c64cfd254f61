#include "models/sources/mlflow/dataset.h"

#include "models/sources/mlflow/text.h"

#include <nlohmann/json.hpp>

namespace colophon::mlflow {

namespace {

nlohmann::json parsed(std::string_view text)
{
    return nlohmann::json::parse(text, nullptr, false);
}

std::optional<std::int64_t> rowsOf(std::string_view profileJson)
{
    const nlohmann::json profile = parsed(profileJson);
    if (!profile.is_object())
        return std::nullopt;
    const auto rows = profile.find("num_rows");
    if (rows == profile.end() || !rows->is_number_integer())
        return std::nullopt;
    return rows->get<std::int64_t>();
}

} // namespace

std::string datasetPath(std::string_view sourceJson, std::string_view sourceType)
{
    const nlohmann::json source = parsed(sourceJson);
    for (const char* key : {"uri", "url", "path", "table_name", "delta_table_name"}) {
        if (!source.is_object())
            break;
        const auto found = source.find(key);
        if (found != source.end() && found->is_string())
            return toValidUtf8(found->get_ref<const std::string&>());
    }
    return toValidUtf8(sourceType);
}

std::optional<Dataset> readDataset(Reading& reading, const OpenFolder& experiment, const std::string& relative)
{
    const std::string file = relative + "/meta.yaml";
    Meta meta;
    const MetaResult result = reading.readMeta(experiment, file, MetaKind::Other, meta);
    if (result == MetaResult::Missing)
        reading.warn(joinPath(experiment.path, file), "A run names a data set that is not there.",
                     "Only its number is left.");
    if (result != MetaResult::Read)
        return std::nullopt;
    Dataset dataset;
    dataset.name = toValidUtf8(meta.text("name"));
    dataset.digest = toValidUtf8(meta.text("digest"));
    dataset.path = datasetPath(meta.text("source"), meta.text("source_type"));
    dataset.rows = rowsOf(meta.text("profile"));
    return dataset;
}

} // namespace colophon::mlflow
