#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;

namespace colophon {

/// What dropping something on the window would do.
struct DropOffer
{
    QStringList paths; ///< to be opened; empty: nothing can be opened
    QString text; ///< "Drop to open 2 folders", "Colophon cannot read .docx files"

    bool isPossible() const { return !paths.isEmpty(); }
};

/// Folders and stores in files are opened; other files open the folder that they lie in when they look like part of a
/// model project.
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
