#include "ui/plots/standingmark.h"

#include "models/compare/numbertext.h"

namespace colophon {

ChangeMark markOf(Standing standing)
{
    switch (standing) {
    case Standing::Better:
        return ChangeMark::Better;
    case Standing::Worse:
        return ChangeMark::Worse;
    case Standing::WithinNoise:
        return ChangeMark::WithinNoise;
    case Standing::NotComparable:
        return ChangeMark::NotComparable;
    case Standing::Equal:
        return ChangeMark::Equal;
    case Standing::Baseline:
    case Standing::Missing:
    case Standing::Changed:
        break;
    }
    return ChangeMark::None;
}

Change changeOf(const ComparisonCell& cell, double baseline, int decimals)
{
    const double delta = cell.delta.value_or(0);
    Change change;
    change.mark = markOf(cell.standing);
    change.isUp = delta >= 0;
    change.delta = QString::fromStdString(deltaText(delta, decimals));
    if (change.mark == ChangeMark::Better || change.mark == ChangeMark::Worse)
        change.note = QString::fromStdString(percentText(delta, baseline));
    return change;
}

} // namespace colophon
