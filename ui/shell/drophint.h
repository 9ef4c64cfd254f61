#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;

namespace colophon {

/// What dropping something on the window would do.
struct DropOffer
{
    QStringList paths; ///< to be opened; empty: nothing can be opened
    QString text; ///< "Drop to open 2 folders", "Drop the folder that holds model.onnx"

    bool isPossible() const { return !paths.isEmpty(); }
};

/// Folders are opened. A file alone says nothing about versions: the folder that holds it does.
DropOffer dropOffer(const QMimeData& data);

/// The dashed inset over the whole window while something is dragged over it. Lets all events through.
class DropHint : public QWidget
{
    Q_OBJECT

public:
    explicit DropHint(QWidget* window);

    void showOffer(const DropOffer& offer);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DropOffer m_offer;
};

} // namespace colophon
