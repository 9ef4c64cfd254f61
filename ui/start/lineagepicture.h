#pragma once

#include <QWidget>

namespace colophon {

/// The small drawing under the product name: a lineage with a flag in it. Decoration; it says nothing.
class LineagePicture : public QWidget
{
    Q_OBJECT

public:
    explicit LineagePicture(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace colophon
