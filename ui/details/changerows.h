#pragma once

#include "models/compare/comparison.h"
#include "ui/widgets/numberpainter.h"

#include <QWidget>

#include <span>
#include <vector>

namespace colophon {

/// One fact before and after.
struct ChangeRow
{
    QString key;
    QString before; ///< short
    QString after;
    QString wholeBefore; ///< for the tool tip and for readers; empty if `before` says it all
    QString wholeAfter;
    Change change; ///< for numbers
    QString note; ///< for texts: "changed", "added", "removed"
    bool isSame = false;

    friend bool operator==(const ChangeRow&, const ChangeRow&) = default;
};

/// Rows of a comparison of two versions: those of metrics, parameters, data, code and environment.
std::vector<ChangeRow> changeRows(const Comparison& comparison);

/// Paints rows "accuracy  0.808 → 0.821  +0.013 ▲ 1.6 %".
class ChangeRows : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeRows(QWidget* parent = nullptr);

    void setRows(std::vector<ChangeRow> rows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowHeight() const;
    /// Where the parts of all rows end, from the left.
    struct Columns
    {
        int key = 0;
        int before = 0;
        int arrow = 0;
        int after = 0;
    };
    Columns columnsFor(std::span<const ChangeRow> rows) const;
    void paintRow(QPainter& painter, const QRect& place, const Columns& shared, const ChangeRow& row) const;

    std::vector<ChangeRow> m_rows;
};

} // namespace colophon
