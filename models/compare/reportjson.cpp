#include "models/compare/reportformats.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace colophon {

namespace {

using Json = nlohmann::ordered_json;

Json numberValue(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return value;
}

Json cellValue(const ComparisonRow& row, const ComparisonCell& cell)
{
    if (cell.text.empty())
        return nullptr;
    if (row.group == FactGroup::Datasets || row.group == FactGroup::Artifacts) {
        if (cell.number && *cell.number == std::floor(*cell.number) && std::abs(*cell.number) < 1e15)
            return static_cast<std::int64_t>(*cell.number); // counts and sizes
    }
    if (row.group != FactGroup::Parameters && row.group != FactGroup::Architecture && cell.number)
        return numberValue(*cell.number);
    if (cell.type == ValueType::Text)
        return cell.text;
    Json typed = Json::parse(cell.text, nullptr, false);
    return typed.is_discarded() ? Json(cell.text) : typed;
}

Json rowJson(const ComparisonRow& row)
{
    Json values = Json::array();
    Json deltas = Json::array();
    Json best = Json::array();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ComparisonCell& cell = row.cells[i];
        values.push_back(cellValue(row, cell));
        deltas.push_back(cell.delta ? numberValue(*cell.delta) : Json());
        if (cell.isBest)
            best.push_back(i);
    }
    Json json;
    json["group"] = toString(row.group);
    json["key"] = row.key.text();
    json["values"] = std::move(values);
    json["deltas"] = std::move(deltas);
    json["direction"] = toString(row.direction);
    json["best"] = std::move(best);
    json["differs"] = row.differs;
    return json;
}

/// Live tests stand beside the rows, whose groups are a closed list.
Json liveJson(const Comparison& comparison)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < comparison.versions.size(); ++i) {
        const Version& version = *comparison.versions[i];
        if (!version.facts.live)
            continue;
        const LiveTest& live = *version.facts.live;
        Json one{{"version", version.id},
                 {"test", live.test},
                 {"share", live.share},
                 {"trials", live.trials},
                 {"successes", live.successes}};
        if (!live.outcome.empty())
            one["outcome"] = live.outcome;
        const auto found
            = i == comparison.baseline ? std::nullopt : compareLive(*comparison.versions[comparison.baseline], version);
        if (found)
            one["difference"] = {{"rate", found->difference}, {"low", found->low}, {"high", found->high}};
        list.push_back(std::move(one));
    }
    return list;
}

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string jsonReport(const Comparison& comparison, const ReportRows& rows)
{
    Json ids = Json::array();
    for (const Version* version : comparison.versions)
        ids.push_back(version->id);
    Json reasons = Json::array();
    for (const Incomparability& reason : comparison.incomparabilities)
        reasons.push_back({{"kind", reason.kind}, {"detail", reason.detail}, {"versions", reason.versions}});

    std::string text = R"({"schema": "colophon.compare/1", "baseline": )";
    text += dumped(comparison.versions.empty() ? Json() : Json(comparison.versions[comparison.baseline]->id));
    text += ", \"versions\": " + dumped(ids) + ",\n \"rows\": [";
    bool isFirst = true;
    for (const ComparisonRow* row : rows) {
        if (row->group == FactGroup::LiveTest)
            continue;
        text += (isFirst ? "\n  " : ",\n  ") + dumped(rowJson(*row));
        isFirst = false;
    }
    text += "],\n \"comparability\": " + dumped(reasons);
    if (const Json live = liveJson(comparison); !live.empty())
        text += ",\n \"live\": " + dumped(live);
    return text + "}\n";
}

} // namespace colophon
