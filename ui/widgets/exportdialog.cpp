#include "ui/widgets/exportdialog.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/combofield.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/savefile.h"
#include "ui/widgets/theme.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QPainter>
#include <QPointer>
#include <QSvgGenerator>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kWidth = 460;
constexpr qreal kPictureRatio = 2; ///< sharp in documents and on dense screens

ExportFormat tableFormat(const QString& name, const char* suffix,
                         const std::function<std::function<TextTable()>()>& prepare,
                         std::function<QByteArray(const TextTable&)> write)
{
    return {name, QString::fromLatin1(suffix), [prepare, write = std::move(write)]() -> std::function<QByteArray()> {
                return [make = prepare(), write] { return write(make()); };
            }};
}

/// A name without anything that means something to a file system.
QString safeFileName(const QString& text)
{
    QString name;
    for (const QChar c : text)
        name += c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' ? c : QChar(u'_');
    return name.left(80);
}

} // namespace

std::expected<ExportTarget, QString> exportTarget(const QString& path, const std::vector<ExportFormat>& formats,
                                                  std::size_t chosen)
{
    const QString ending = QFileInfo(path).suffix();
    for (const ExportFormat& each : formats)
        if (each.suffix.compare(ending, Qt::CaseInsensitive) == 0)
            return ExportTarget{path, each};
    const ExportFormat& format = formats[chosen];
    const QString whole = path + (path.endsWith(u'.') ? QString() : QStringLiteral(".")) + format.suffix;
    if (QFile::exists(whole))
        return std::unexpected(ExportDialog::tr("%1 is there already. Give this name to replace it.").arg(whole));
    return ExportTarget{whole, format};
}

std::vector<ExportFormat> tableFormats(const QString& title, std::function<std::function<TextTable()>()> prepare)
{
    return {
        tableFormat(ExportDialog::tr("CSV table"), "csv", prepare,
                    [](const TextTable& table) { return toCsv(table).toUtf8(); }),
        tableFormat(ExportDialog::tr("TSV table"), "tsv", prepare,
                    [](const TextTable& table) { return toTsv(table).toUtf8(); }),
        tableFormat(ExportDialog::tr("HTML page"), "html", prepare,
                    [title](const TextTable& table) { return toHtmlPage(table, title).toUtf8(); }),
        tableFormat(ExportDialog::tr("Markdown"), "md", prepare,
                    [](const TextTable& table) { return toMarkdown(table).toUtf8(); }),
        tableFormat(ExportDialog::tr("JSON"), "json", prepare, [](const TextTable& table) { return toJson(table); }),
    };
}

std::vector<ExportFormat> pictureFormats(QWidget* drawing, std::function<void(QPainter&, QSize)> paint)
{
    const auto png = [drawing, paint]() -> std::function<QByteArray()> {
        QImage image(drawing->size() * kPictureRatio, QImage::Format_RGB32);
        image.setDevicePixelRatio(kPictureRatio);
        image.setText(QStringLiteral("Description"), drawing->accessibleDescription());
        QPainter painter(&image);
        paint(painter, drawing->size());
        painter.end();
        return [image] {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            image.save(&buffer, "PNG");
            return bytes;
        };
    };
    const auto svg = [drawing, paint]() -> std::function<QByteArray()> {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(drawing->size());
        generator.setViewBox(QRect(QPoint(), drawing->size()));
        generator.setTitle(drawing->accessibleName().toHtmlEscaped());
        generator.setDescription(drawing->accessibleDescription().toHtmlEscaped());
        QPainter painter(&generator);
        paint(painter, drawing->size());
        painter.end();
        return [bytes] { return bytes; };
    };
    return {{ExportDialog::tr("PNG picture"), QStringLiteral("png"), png},
            {ExportDialog::tr("SVG picture"), QStringLiteral("svg"), svg}};
}

void openExport(std::vector<ExportItem> items, QWidget* page, std::function<void(const QString&)> done)
{
    if (items.empty())
        return;
    auto* dialog = new ExportDialog(std::move(items), page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ExportDialog::exported, page, std::move(done));
    dialog->open();
}

ExportDialog::ExportDialog(std::vector<ExportItem> items, QWidget* window)
    : CardDialog(tr("Export"), window)
    , m_items(std::move(items))
    , m_what(new ComboField(tr("Export"), this))
    , m_form(new ComboField(tr("as"), this))
    , m_foot(new DialogFoot(this))
    , m_cancel(makeButton(tr("Cancel"), {}, ButtonRole::Plain, this))
    , m_choose(makeButton(tr("Choose file…"), QStringLiteral("download"), ButtonRole::Primary, this))
{
    for (const ExportItem& each : m_items)
        m_what->addItem(each.name, int(m_what->box()->count()));
    fillFormats();
    layOut();
    m_choose->setDefault(true);
    connect(m_what->box(), &QComboBox::currentIndexChanged, this, &ExportDialog::fillFormats);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::chooseFile);
}

QSize ExportDialog::sizeHint() const
{
    const int width = Theme::instance().scaled(kWidth);
    return {width, layout()->totalHeightForWidth(width)};
}

void ExportDialog::layOut()
{
    const Theme& theme = Theme::instance();
    auto* fields = new QHBoxLayout;
    fields->setSpacing(theme.scaled(12));
    fields->addWidget(m_what);
    fields->addWidget(m_form);
    fields->addStretch();
    fields->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(12));
    m_foot->addCause();
    m_foot->add({m_cancel, m_choose});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(fields);
    layout->addWidget(m_foot);
}

void ExportDialog::fillFormats()
{
    const QString before = m_form->currentText();
    m_form->clear();
    for (const ExportFormat& each : item().formats)
        m_form->addItem(each.name, each.suffix);
    const int same = m_form->box()->findText(before);
    m_form->box()->setCurrentIndex(std::max(0, same));
}

const ExportItem& ExportDialog::item() const
{
    return m_items[std::size_t(std::max(0, m_what->box()->currentIndex()))];
}

const ExportFormat& ExportDialog::format() const
{
    return item().formats[std::size_t(std::max(0, m_form->box()->currentIndex()))];
}

void ExportDialog::chooseFile()
{
    const QString suffix = format().suffix;
    const SaveRequest request{tr("Export %1").arg(item().name),
                              safeFileName(item().fileName) + u'.' + suffix,
                              {QStringLiteral("%1 (*.%2)").arg(format().name, suffix)}};
    fileAsker()(this, request, [guard = QPointer<ExportDialog>(this)](const QString& path) {
        if (guard && !path.isEmpty())
            guard->write(path);
    });
}

void ExportDialog::write(const QString& path)
{
    const auto target = exportTarget(path, item().formats, std::size_t(std::max(0, m_form->box()->currentIndex())));
    if (!target)
        return showFailure(target.error());
    m_foot->hideFailure();
    m_choose->setEnabled(false);
    const auto done = [this, written = target->path](const std::expected<void, QString>& saved) {
        m_choose->setEnabled(true);
        if (!saved)
            return showFailure(saved.error());
        accept();
        Q_EMIT exported(tr("Saved as %1.").arg(written));
    };
    saveInBackground(target->path, target->format.prepare(), this, done);
}

void ExportDialog::showFailure(const QString& sentence)
{
    m_foot->showFailure(sentence);
    placeOverWindow();
}

} // namespace colophon
