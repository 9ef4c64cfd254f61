#pragma once

#include "ui/widgets/textexport.h"

#include <QWidget>

class QAbstractTableModel;

namespace colophon {

class PlotCursor;

/// A drawing of data: one widget that paints itself at any size, on screen or into a file, and can say in a sentence
/// and in a table what it shows.
class PlotView : public QWidget
{
    Q_OBJECT

public:
    /// The cursor must outlive the view.
    explicit PlotView(PlotCursor& cursor, QWidget* parent = nullptr);

    /// Paints the whole plot at this size on the surface colour, without focus and cursor.
    void paintInto(QPainter& painter, QSize size);

    /// What is plotted and the main finding, one sentence; also the accessible description.
    virtual QString finding() const = 0;
    /// The data behind the drawing, with full precision.
    virtual TextTable table() const = 0;
    /// The same as a model for the table twin; by default made of table().
    virtual QAbstractTableModel* tableModel(QObject* parent) const;
    /// Whether there is anything to draw.
    virtual bool isEmpty() const = 0;

    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The data or what is shown of them changed.
    void contentChanged();
    /// The user chose a version in the drawing by Enter or click.
    void versionActivated(const QString& id);

protected:
    /// `interactive`: cursor, hover and rubber bands are painted too.
    virtual void paintPlot(QPainter& painter, QSize size, bool interactive) = 0;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

    PlotCursor& plotCursor() const { return m_cursor; }
    /// To be called after every change of data.
    void announce();

private:
    PlotCursor& m_cursor;
};

} // namespace colophon
