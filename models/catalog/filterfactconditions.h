#pragma once

#include "models/catalog/filterconditions.h"

#include <functional>
#include <utility>

namespace colophon {

/// A node from any callable that takes a version.
template <typename Test> FilterNode makeNode(Test test)
{
    struct TestNode : Filter::Node
    {
        explicit TestNode(Test callable)
            : test(std::move(callable))
        {
        }
        bool matches(const Version& version) const override { return test(version); }
        Test test;
    };
    return std::make_shared<const TestNode>(std::move(test));
}

std::expected<FilterNode, std::string> makeMetricCondition(Name key, FilterOperator op, const std::string& value);
/// For Parameter, Tag and Environment: numbers when both sides are numbers, else texts.
std::expected<FilterNode, std::string> makeEntryCondition(FilterSubject field, Name key, FilterOperator op,
                                                          const std::string& value);
/// A data set by name (empty: any), compared with its digest, path and name.
FilterNode makeDataCondition(const std::string& name, FilterOperator op, const std::string& value);
/// No metric, parameter, tag, data set or environment entry of this name.
FilterNode makeAbsentKeyCondition(FilterSubject field, const std::string& name);

/// The test of one of the fixed words of Missing, File and Is; null for a word that is none.
std::function<bool(const Version&)> wordTest(FilterSubject field, const std::string& word);

} // namespace colophon
