#pragma once

#include "ui/history/evolutionscene.h"

#include <QString>

#include <vector>

namespace colophon {

/// One line of numbers on the hover card: "accuracy 0.953 +0.146 ≠ to production".
struct CardNumber
{
    QString name;
    QString value;
    QString change; ///< "+0.146"
    QString against; ///< "to production"; may be empty
    Standing standing = Standing::Missing;
    Direction direction = Direction::None;
    double delta = 0;
};

/// What the hover card of a version says.
struct EvolutionCardContent
{
    VersionId version;
    int slot = -1;
    QString label;
    QString time;
    QString reason;
    std::vector<CardNumber> numbers;
    QStringList warnings;
};

EvolutionCardContent cardContent(const EvolutionData& data, const EvolutionMarks& marks, std::size_t node);

/// "v1.2.0, staging, accuracy 0.821, better than parent by 0.013, 27 Mar 2026, Jonas Weber".
QString spokenNode(const EvolutionData& data, std::size_t node);
/// What is plotted and the main finding, in one sentence.
QString spokenDrawing(const EvolutionData& data);
/// "v1.1.0 → v1.2.0: recorded"; for inferred edges the reason.
QString edgeText(const EvolutionData& data, const EvolutionEdge& edge);
/// "production: v1.1.0, 5 Feb 2026 to 18 Mar 2026".
QString bandToolTip(const EvolutionData& data, const EvolutionBand& band);
/// Empty time at a place of the axis that is drawn shorter than it lasted: "78 days without a version or release".
QString gapText(const EvolutionData& data, double place);
/// What a reader of the horizontal axis must know: that times are missing or gaps are shortened; mostly empty.
QString axisNote(const EvolutionData& data);
/// "better than parent by 0.013", "not comparable with parent"; empty without a parent.
QString changeToParentText(const EvolutionData& data, std::size_t node);
/// The value of the metric with decimals that tell the shown versions apart, or "not measured".
QString valueText(const EvolutionData& data, std::size_t node);

} // namespace colophon
