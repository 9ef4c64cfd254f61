#pragma once

#include "ui/widgets/badge.h"

#include <QWidget>

namespace colophon {

/// A version in one line: mark, label and, where it holds a stage, the badge of it.
class MarkLabel : public QWidget
{
    Q_OBJECT

public:
    explicit MarkLabel(QWidget* parent = nullptr);

    /// `slot` -1: not chosen for comparison.
    void setVersion(const QString& label, int slot);
    void setBadge(const Badge& badge);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_label;
    int m_slot = -1;
    Badge m_badge;
};

} // namespace colophon
