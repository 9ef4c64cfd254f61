#pragma once

#include <QWidget>

class QAbstractButton;
class QAction;
class QButtonGroup;
class QBoxLayout;

namespace colophon {

/// Buttons side by side in one outline: exclusive like a choice of views, or each on its own like a set of charts.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    /// `name`: what is chosen here ("View"), for screen readers.
    explicit SegmentedControl(const QString& name, QWidget* parent = nullptr);

    /// Whether exactly one segment is on (the default). Otherwise segments that are on carry a tick.
    void setExclusive(bool exclusive);
    /// Buttons of the tool bar are higher and may have wider padding.
    void setLarge(bool large);
    /// Below each other instead of beside each other, where the segments would not fit into the width.
    void setStacked(bool stacked);
    /// Width of the segments beside each other.
    int widthInRow() const;

    int addSegment(const QString& text, const QString& iconName = {});
    /// A segment that triggers a checkable action and follows it.
    int addSegment(QAction* action, const QString& iconName = {});
    void setSegmentText(int index, const QString& text);
    void setSegmentEnabled(int index, bool enabled, const QString& reason = {});

    int count() const;
    int current() const; ///< first segment that is on; -1 if none
    bool isOn(int index) const;
    void setOn(int index, bool on = true); ///< without a signal
    void setCurrent(int index) { setOn(index); }

Q_SIGNALS:
    /// The user switched a segment.
    void toggled(int index, bool on);
    /// The user chose another segment of an exclusive control.
    void currentChanged(int index);

private:
    /// Of an exclusive control Tab goes to the segment that is on; arrow keys go on from there.
    void placeTabStop();
    QAbstractButton* add(const QString& text, const QString& iconName);

    QBoxLayout* m_layout;
    QButtonGroup* m_group;
    bool m_large = false;
};

} // namespace colophon
