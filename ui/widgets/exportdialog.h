#pragma once

#include "ui/widgets/carddialog.h"
#include "ui/widgets/textexport.h"

#include <expected>
#include <functional>
#include <vector>

class QPainter;
class QPushButton;

namespace colophon {

class ComboField;
class DialogFoot;

/// One way to write something: "CSV table", "csv".
struct ExportFormat
{
    QString name;
    QString suffix;
    /// Takes what is needed on the window's thread; what it answers makes the bytes on another one.
    std::function<std::function<QByteArray()>()> prepare;
};

/// Something that a view can write to a file.
struct ExportItem
{
    QString name; ///< "History table"
    QString fileName; ///< suggested, without ending
    std::vector<ExportFormat> formats;
};

/// Where something is written, and as what.
struct ExportTarget
{
    QString path;
    ExportFormat format;
};

/// The rule of every export: an ending that one of the formats has decides on the format; to any other name, or none,
/// the ending of the chosen format is added. A file of the name so made, which nobody agreed to replace, is an error.
std::expected<ExportTarget, QString> exportTarget(const QString& path, const std::vector<ExportFormat>& formats,
                                                  std::size_t chosen);

/// The table as CSV, TSV, HTML, Markdown and JSON; `table` is called on another thread.
std::vector<ExportFormat> tableFormats(const QString& title, std::function<std::function<TextTable()>()> prepare);

/// A drawing as PNG and SVG at the size it is shown in; `paint` draws it into a given size.
std::vector<ExportFormat> pictureFormats(QWidget* drawing, std::function<void(QPainter&, QSize)> paint);

/// "Export": what, in which form, and then where to. Nothing waits for it; the file is whole or not there.
class ExportDialog : public CardDialog
{
    Q_OBJECT

public:
    ExportDialog(std::vector<ExportItem> items, QWidget* window);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// "Saved as …". What fails is said in the window, which stays open.
    void exported(const QString& sentence);

private:
    void layOut();
    void fillFormats();
    void chooseFile();
    void write(const QString& path);
    void showFailure(const QString& sentence);
    const ExportItem& item() const;
    const ExportFormat& format() const;

    std::vector<ExportItem> m_items;
    ComboField* m_what;
    ComboField* m_form;
    DialogFoot* m_foot;
    QPushButton* m_cancel;
    QPushButton* m_choose;
};

/// Opens the window over the one that `page` is in. Does nothing without anything to export. `done` is told what was
/// saved, if `page` lives.
void openExport(std::vector<ExportItem> items, QWidget* page, std::function<void(const QString&)> done);

} // namespace colophon
