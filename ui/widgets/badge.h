#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace colophon {

/// A short word about a version in a coloured box: "Staging", "File changed", "+1".
struct Badge
{
    enum class Kind {
        Neutral,
        Positive,
        Negative,
        Warning,
        Production, ///< holds the stage now: filled
        PastProduction, ///< held it once: outlined
        Staging,
        Archived,
        Accent, ///< outlined, for "best"
    };

    QString text;
    QString iconName; ///< or empty
    Kind kind = Kind::Neutral;

    friend bool operator==(const Badge&, const Badge&) = default;
};

/// The badge of a stage that is held now; `name` is shown with a capital letter.
Badge stageBadge(const QString& name);
/// The badge of a stage that was held earlier: "Was production".
Badge pastStageBadge(const QString& name);

QSize badgeSize(const Badge& badge);
/// Paints the badge with its left edge at `left`, centred on `middle`; returns the right edge.
int paintBadge(QPainter& painter, int left, int middle, const Badge& badge);

/// Gap between two badges.
inline constexpr int kBadgeGap = 5;
/// Of badges in a row, with the gaps between them.
int widthOf(const QList<Badge>& row);
/// As many of them from the first on as fit into `room` pixels together with `last`, at most `most`; how many are left
/// out stands as "+1" before `last`. Empty where not even that fits.
QList<Badge> fittingBadges(const QList<Badge>& badges, int room, qsizetype most, const QList<Badge>& last = {});

/// A badge as a widget of its own.
class BadgeLabel : public QWidget
{
    Q_OBJECT

public:
    explicit BadgeLabel(const Badge& badge = {}, QWidget* parent = nullptr);

    void setBadge(const Badge& badge);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Badge m_badge;
};

} // namespace colophon
