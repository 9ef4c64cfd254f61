#pragma once

#include "ui/widgets/numberpainter.h"

#include <QWidget>

class QCheckBox;

namespace colophon {

class PlotCursor;

struct ChartedVersion
{
    QString id;
    QString label;
    int slot = -1;

    friend bool operator==(const ChartedVersion&, const ChartedVersion&) = default;
};

/// One version in the list beside the charts: whether it is drawn, its mark and name, its value at the cursor and the
/// change to the baseline. The row under the pointer is the one that the charts bring to the front.
class ChartedVersionRow : public QWidget
{
    Q_OBJECT

public:
    ChartedVersionRow(const ChartedVersion& version, PlotCursor& cursor, QWidget* parent = nullptr);

    const QString& id() const { return m_version.id; }
    void setShown(bool shown);
    /// `value` is empty where the version has no curve; the baseline's change is empty and it is named as such.
    void setValue(const QString& value, const Change& change, bool isBaseline);
    /// Width of the widest change of the list, so that values stand below each other.
    void setChangeRoom(int room);

    QSize sizeHint() const override;

Q_SIGNALS:
    void shownChanged(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    ChartedVersion m_version;
    PlotCursor& m_cursor;
    QCheckBox* m_shown;
    QString m_value;
    Change m_change;
    bool m_isBaseline = false;
    int m_changeRoom = 0;
};

} // namespace colophon
