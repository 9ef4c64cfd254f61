#include "ui/shell/drophint.h"

#include "models/items/workspacequeries.h"
#include "ui/widgets/theme.h"

#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace colophon {

namespace {

QString offerText(const QStringList& paths)
{
    if (paths.size() > 1)
        return DropHint::tr("Drop to open %n folders", nullptr, int(paths.size()));
    return DropHint::tr("Drop to open %1").arg(displayPath(paths.first()));
}

} // namespace

DropOffer dropOffer(const QMimeData& data)
{
    DropOffer offer;
    QString file;
    const auto urls = data.urls();
    for (const QUrl& url : urls) {
        const QFileInfo dropped(url.toLocalFile());
        if (!url.isLocalFile())
            continue;
        if (dropped.isDir())
            offer.paths.append(dropped.absoluteFilePath());
        else
            file = dropped.fileName();
    }
    offer.paths.removeDuplicates();
    if (offer.isPossible())
        offer.text = offerText(offer.paths);
    else if (!file.isEmpty())
        offer.text = DropHint::tr("Drop the folder that holds %1").arg(displayPath(file));
    else if (!urls.isEmpty())
        offer.text = DropHint::tr("Colophon opens folders of this computer");
    return offer;
}

DropHint::DropHint(QWidget* window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("dropHint"));
    hide();
}

void DropHint::showOffer(const DropOffer& offer)
{
    m_offer = offer;
    setAccessibleName(offer.text);
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
}

void DropHint::paintEvent(QPaintEvent*)
{
    constexpr int kInset = 8;
    const Theme& theme = Theme::instance();
    const QColor line = theme.colour(m_offer.isPossible() ? Tone::AccentFill : Tone::Negative);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.colour(Tone::Window);
    veil.setAlphaF(0.6F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(line, 1.5, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(kInset, kInset, -kInset, -kInset), 8, 8);

    painter.setFont(theme.font(TypeSize::Title, QFont::DemiBold));
    QRect box = painter.fontMetrics().boundingRect(m_offer.text).adjusted(-20, -12, 20, 12);
    box.moveCenter(rect().center());
    painter.setPen(line);
    painter.setBrush(theme.colour(Tone::Raised));
    painter.drawRoundedRect(box, 8, 8);
    painter.setPen(theme.colour(m_offer.isPossible() ? Tone::Text : Tone::Negative));
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, m_offer.text);
}

} // namespace colophon
