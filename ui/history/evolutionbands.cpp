#include "models/compare/numbertext.h"
#include "models/items/text.h"
#include "ui/history/evolutionscene.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Evolution", text);
}

struct BandColours
{
    Tone text;
    Tone soft;
    Tone fill;
};

BandColours coloursOf(Name stage)
{
    if (stage == productionStage())
        return {Tone::Production, Tone::ProductionSoft, Tone::ProductionFill};
    return {Tone::Staging, Tone::StagingSoft, Tone::StagingFill};
}

QString rowName(Name stage)
{
    if (stage == productionStage())
        return tr("prod");
    return stage == "staging" ? tr("stag") : visibleText(toQString(stage));
}

QString bandText(const EvolutionBand& band)
{
    const QString label = visibleText(band.label);
    if (!band.isPresent)
        return label;
    return tr("%1 since %2").arg(label, toQString(dateText(band.since, Timestamp::now())));
}

void paintBand(QPainter& painter, const EvolutionScene& scene, const EvolutionBand& band)
{
    const QRectF rect = bandRect(scene.data, band, scene.scale, bandTop(scene.scale.plot, band.stage), bandHeight());
    if (rect.isEmpty())
        return;
    const Theme& theme = Theme::instance();
    const BandColours colours = coloursOf(scene.data.stages[band.stage]);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(band.isPresent ? colours.fill : colours.soft));
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, 0), 2, 2);
    const QFontMetricsF metrics(painter.font());
    const QRectF inside = rect.adjusted(6, 0, -4, 0);
    QString text = bandText(band);
    if (metrics.horizontalAdvance(text) > inside.width())
        text = visibleText(band.label);
    if (metrics.horizontalAdvance(text) > inside.width())
        return;
    painter.setPen(band.isPresent ? QColor(Qt::white) : theme.colour(colours.text));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void paintRowNames(QPainter& painter, const EvolutionScene& scene)
{
    const Theme& theme = Theme::instance();
    painter.setFont(theme.font(TypeSize::Caption));
    painter.setPen(theme.colour(Tone::Muted));
    const QFontMetricsF metrics(painter.font());
    const double left = scene.area.left() + theme.scaled(20);
    for (std::size_t row = 0; row < std::min(scene.data.stages.size(), kBandRows); ++row) {
        const QRectF place(left, bandTop(scene.scale.plot, row), scene.scale.plot.left() - left - 4, bandHeight());
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(rowName(scene.data.stages[row]), Qt::ElideRight, place.width()));
    }
}

void paintNow(QPainter& painter, const EvolutionScene& scene)
{
    const QRectF plot = scene.scale.plot;
    const double x = std::round(presentEnd(scene.data, scene.scale)) + 0.5;
    if (scene.data.bands.empty() || x < plot.left() || x > plot.right())
        return;
    const Theme& theme = Theme::instance();
    const std::size_t rows = std::min(scene.data.stages.size(), kBandRows);
    painter.setPen(QPen(theme.colour(Tone::Text), 1));
    painter.drawLine(QPointF(x, bandTop(plot, 0) - 3), QPointF(x, bandTop(plot, rows - 1) + bandHeight() + 3));
    painter.setFont(theme.font(TypeSize::Caption));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(QRectF(nowTextLeft(scene.data, scene.scale), bandTop(plot, 0), 80, bandHeight()),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("today"));
}

void paintFlag(QPainter& painter, const EvolutionScene& scene, const EvolutionBand& band, double roomRight)
{
    const Theme& theme = Theme::instance();
    const QRectF plot = scene.scale.plot;
    const double x = std::round(scene.scale.toScreenX(band.begin)) + 0.5;
    const double top = plot.top() - theme.scaled(17);
    const QColor colour = theme.colour(band.isPresent ? Tone::ProductionFill : Tone::Production);
    painter.setPen(QPen(colour, band.isPresent ? 1.5 : 1));
    painter.drawLine(QPointF(x, top), QPointF(x, bandTop(plot, 0) + bandHeight()));
    const double width = theme.scaled(12);
    const double height = theme.scaled(9);
    QPainterPath pennant(QPointF(x, top));
    pennant.lineTo(x + width, top);
    pennant.lineTo(x + width * 0.75, top + height / 2);
    pennant.lineTo(x + width, top + height);
    pennant.lineTo(x, top + height);
    pennant.closeSubpath();
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(band.isPresent ? QBrush(colour) : QBrush(theme.colour(Tone::Surface)));
    painter.drawPath(pennant);
    const QFontMetricsF metrics(painter.font());
    const QString text = visibleText(band.label);
    const double left = x + width + 5;
    if (left + metrics.horizontalAdvance(text) > roomRight)
        return;
    painter.setPen(theme.colour(Tone::Production));
    painter.drawText(QPointF(left, top + height / 2 + metrics.capHeight() / 2), text);
}

void paintFlags(QPainter& painter, const EvolutionScene& scene)
{
    painter.setFont(Theme::instance().font(TypeSize::Caption, QFont::DemiBold));
    std::vector<const EvolutionBand*> shown;
    for (const EvolutionBand& band : scene.data.bands) {
        const double x = scene.scale.toScreenX(band.begin);
        if (scene.data.stages[band.stage] == productionStage() && x >= scene.scale.plot.left()
            && x <= scene.scale.plot.right())
            shown.push_back(&band);
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool isLast = i + 1 == shown.size();
        paintFlag(painter, scene, *shown[i],
                  isLast ? scene.area.right() : scene.scale.toScreenX(shown[i + 1]->begin) - 4);
    }
}

} // namespace

void paintEvolutionBands(QPainter& painter, const EvolutionScene& scene)
{
    paintFlags(painter, scene);
    painter.setFont(Theme::instance().font(TypeSize::Caption, QFont::DemiBold));
    for (const EvolutionBand& band : scene.data.bands) {
        if (band.stage < kBandRows)
            paintBand(painter, scene, band);
    }
    paintRowNames(painter, scene);
    paintNow(painter, scene);
}

} // namespace colophon
