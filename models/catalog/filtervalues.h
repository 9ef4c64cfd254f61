#pragma once

#include "models/catalog/casefolding.h"
#include "models/catalog/filterlexer.h"
#include "models/catalog/semver.h"
#include "models/catalog/timestamp.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace colophon {

/// "0.9", "1e-3", "90%", "nan", "inf".
std::optional<double> readNumber(std::string_view text);

/// The beginning of a version number: "1", "1.2", or a whole one.
struct SemVerStart
{
    SemVer version; ///< with zeros for what was not written
    int numbers = 3; ///< how many of the three were written

    bool isStartOf(const SemVer& whole) const;
};
std::optional<SemVerStart> readSemVerStart(std::string_view text);

/// From `begin` on, before `end`: a year, month, day or moment.
struct Period
{
    Timestamp begin;
    Timestamp end;
};
std::optional<Period> readPeriod(std::string_view text);
bool isInPeriod(FilterOperator op, Timestamp time, const Period& period);

/// Whether an ordering is what the operator asks for; ":" and "~" ask for equality.
bool isOrder(FilterOperator op, std::partial_ordering order);

/// Compares texts as filters do: ":" and "~" want it contained, "=" the whole text, without regard to case.
class TextTest
{
public:
    TextTest(FilterOperator op, std::string_view value)
        : m_op(op)
        , m_folded(value)
    {
    }

    bool operator()(std::string_view text) const;

private:
    FilterOperator m_op;
    FoldedText m_folded;
};

} // namespace colophon
