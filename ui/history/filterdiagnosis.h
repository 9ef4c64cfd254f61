#pragma once

#include "models/catalog/filter.h"
#include "ui/history/filtertokens.h"

#include <optional>
#include <vector>

namespace colophon {

/// How far one condition of a filter alone would get.
struct ConditionReach
{
    qsizetype token = 0; ///< index into FilterDraft::tokens
    QString text;
    int fits = 0; ///< versions that fit it alone
    QString range; ///< "highest is 0.957"; empty if it is no metric condition
};

/// Why nothing fits a filter, and which condition to take out.
struct FilterDiagnosis
{
    std::vector<ConditionReach> conditions;
    std::optional<std::size_t> drop; ///< the condition without which most versions fit
    int fitsWithout = 0;
};

/// Versions of one model, or of all when `model` is empty.
FilterDiagnosis diagnoseFilter(const Catalog& catalog, const std::string& model, const FilterDraft& draft);

/// Title and text of the page that says so.
QString diagnosisTitle(const FilterDiagnosis& diagnosis);
QString diagnosisText(const FilterDiagnosis& diagnosis);
/// "accuracy > 0.99" of "metric.accuracy > 0.99".
QString shortCondition(const QString& condition);

} // namespace colophon
