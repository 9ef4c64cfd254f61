#include "ui/widgets/icons.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace colophon {

namespace {

QString pathOf(const QString& name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QPixmap rendered(const QString& name, int size, const QColor& colour, qreal pixelRatio)
{
    QFile file(pathOf(name));
    const int pixels = qMax(1, qRound(size * pixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon %s", qPrintable(name));
        return pixmap;
    }
    // QtSvg paints currentColor black, so the colour is put in before rendering.
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

/// Asks the theme for the colour at every painting, so a change of theme needs no new icons.
class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(QString name, Tone tone)
        : m_name(std::move(name))
        , m_tone(tone)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int size = qMin(rect.width(), rect.height());
        const QPixmap pixmap = iconPixmap(m_name, size, colour(mode, state), painter->device()->devicePixelRatioF());
        const QPoint offset((rect.width() - size) / 2, (rect.height() - size) / 2);
        painter->drawPixmap(rect.topLeft() + offset, pixmap);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    /// `size` is in device pixels.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const int side = qMax(1, qRound(qMin(size.width(), size.height()) / scale));
        return iconPixmap(m_name, side, colour(mode, state), scale);
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return QStringLiteral("colophon"); }
    QString iconName() override { return m_name; }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return Theme::instance().colour(Tone::Faint);
        const bool isMarked = state == QIcon::On && m_tone == Tone::Muted;
        return Theme::instance().colour(isMarked ? Tone::Accent : m_tone);
    }

    QString m_name;
    Tone m_tone;
};

} // namespace

QPixmap iconPixmap(const QString& name, int size, const QColor& colour, qreal pixelRatio)
{
    const QString key
        = QStringLiteral("colophon/%1/%2/%3/%4")
              .arg(name, QString::number(size), colour.name(QColor::HexArgb), QString::number(pixelRatio));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = rendered(name, size, colour, pixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon icon(const QString& name, Tone tone)
{
    return name.isEmpty() ? QIcon() : QIcon(new ThemedIconEngine(name, tone));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/app/colophon.svg"));
}

void paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& colour)
{
    const int size = qRound(qMin(rect.width(), rect.height()));
    const QPixmap pixmap = iconPixmap(name, size, colour, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(qRound(rect.center().x() - size / 2.0), qRound(rect.center().y() - size / 2.0)), pixmap);
}

QStringList iconNames()
{
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(4);
    return names;
}

} // namespace colophon
