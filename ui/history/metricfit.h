#pragma once

#include "models/items/historymodel.h"

#include <QFont>

#include <unordered_map>

namespace colophon {

/// One metric of one version, as it is painted into a cell of some width.
struct FittedMetric
{
    QString value; ///< cut at its right end only where not even the fewest decimals fit
    QString delta; ///< empty: none, or no room for it
    double changeRoom = 0; ///< width kept free for changes at the right of the value
};

/// What a metric cell shows in the room it has. The versions of one model share one number of decimals in a column, so
/// that their points stand below each other: first decimals go, then the change, and a digit before the point never.
class MetricFit
{
public:
    explicit MetricFit(const HistoryModel& model);

    FittedMetric fitted(const Version& version, Name key, double width);
    /// Width in which no version of this model loses a decimal.
    double wantedWidth(const Model& model, Name key);
    /// Fonts have changed.
    void clear();

private:
    struct Format
    {
        int decimals = 0;
        double changeRoom = 0; ///< 0: without changes
    };

    struct Place
    {
        const Model* model = nullptr;
        Name key;
        int width = 0; ///< 0: as much as is wanted
        friend bool operator==(const Place&, const Place&) = default;
    };
    struct PlaceHash
    {
        std::size_t operator()(const Place& place) const;
    };

    struct Widths
    {
        double value = 0;
        double change = 0; ///< with the gap before it; 0 without changes
        double sum() const { return value + change; }
    };

    void followCatalog();
    const Format& format(const Model& model, Name key, int width);
    Format chooseFormat(const Model& model, Name key, double width) const;
    Widths widthsOf(const Model& model, Name key, int decimals) const;

    const HistoryModel& m_model;
    CatalogPointer m_catalog; ///< that the formats are for; keeps their models alive
    QFont m_valueFont;
    QFont m_changeFont;
    std::unordered_map<Place, Format, PlaceHash> m_formats;
    std::unordered_map<Place, double, PlaceHash> m_wanted;
};

} // namespace colophon
