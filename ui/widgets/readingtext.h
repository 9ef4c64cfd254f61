#pragma once

#include <QTextEdit>

namespace colophon {

/// A longer text from outside to be read, selected and copied: plain text, as high as it needs at its width. Words
/// longer than a line are broken, so that a digest or an address never makes what surrounds it wider.
class ReadingText : public QTextEdit
{
    Q_OBJECT

public:
    explicit ReadingText(const QString& text, QWidget* parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;

private:
    struct Measure
    {
        int width = -1;
        int height = 0;
    };
    mutable Measure m_measured; ///< layouts ask again and again
};

} // namespace colophon
