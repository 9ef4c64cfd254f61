#pragma once

#include <Qt>

namespace colophon {

/// Roles of the item models. They carry meaning, never looks: delegates decide on colour, icon and wording.
enum ItemRole : int {
    VersionIdRole = Qt::UserRole + 1, ///< QString; on every cell of a version row
    ModelNameRole, ///< QString
    RowKindRole, ///< int(RowKind)
    LaneRole, ///< LaneRow
    StagesRole, ///< QStringList of stages held now
    PastStagesRole, ///< QStringList of stages held earlier, not now
    IntegrityRole, ///< int(Integrity), the worst of all files
    MissingFactsRole, ///< QStringList
    NumberRole, ///< double, with full precision
    ValueTextRole, ///< QString, rounded for the column
    DeltaTextRole, ///< QString: "+0.021"
    PercentTextRole, ///< QString: "2.3 %"
    StandingRole, ///< int(Standing)
    DirectionRole, ///< int(Direction)
    BestRole, ///< bool
    DiffersRole, ///< bool
    ColourSlotRole, ///< int, from 0 on; -1: not chosen for comparison
    BaselineRole, ///< bool
    TimeRole, ///< qint64, milliseconds since 1970 UTC
    FactGroupRole, ///< int(FactGroup)
    KeyRole, ///< QString
    SortRole, ///< QVariant that orders rows
    CopyRole, ///< QString: the full value for copying
    IconNameRole, ///< QString: name of an icon of resources/icons
    StageHoldersRole, ///< QStringList, on model rows: labels of the holders of StagesRole, in the same order
    LiveTestRole, ///< QString: "Test A 50 %"; not set outside a live test
    UnreadFilesRole, ///< QStringList: each file that would describe the version but told nothing, with the reason
    VanishedSinceRole, ///< qint64 as TimeRole, when a compared version was missed first; not set while it is there
};

enum class RowKind { Model, Version, Group, Fact };

} // namespace colophon
