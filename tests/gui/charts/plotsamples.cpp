#include "plotsamples.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

#include <cmath>
#include <random>

namespace colophon {

namespace {

struct Course
{
    double end;
    double drop;
    double rate;
    bool hasSpike = false;
};

std::shared_ptr<const CurvePyramid> course(const Course& shape, std::size_t points, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 0.004);
    std::vector<double> x(points);
    std::vector<double> y(points);
    for (std::size_t i = 0; i < points; ++i) {
        x[i] = 300.0 * double(i) / double(points - 1);
        y[i] = shape.end + shape.drop * std::exp(-x[i] / shape.rate) + noise(random) + 0.006 * std::sin(x[i] * 1.3);
    }
    if (shape.hasSpike)
        y[points * 178 / 300] = 0.561;
    return std::make_shared<const CurvePyramid>(std::move(x), std::move(y));
}

} // namespace

std::vector<CurveSeries> sampleCurves(std::size_t points)
{
    return {
        {QStringLiteral("a"), QStringLiteral("v1.1.1"), 0, course({0.447, 0.25, 25}, points, 1), {}, false},
        {QStringLiteral("b"), QStringLiteral("v1.2.0"), 1, course({0.421, 0.27, 28}, points, 2), {}, false},
        {QStringLiteral("c"), QStringLiteral("v1.3.0"), 2, course({0.141, 0.53, 18}, points, 3), {}, true},
        {QStringLiteral("d"), QStringLiteral("v2.0.0-rc.2"), 3, course({0.404, 0.30, 45, true}, points, 4), {}, false}};
}

BarData sampleBars()
{
    const auto text = [](double value) { return QString::number(value, 'f', value < 2 ? 2 : 1); };
    const auto group = [&](const char* name, std::vector<double> values) {
        BarGroup result{QString::fromLatin1(name), {}, {}};
        for (std::size_t i = 0; i < values.size(); ++i)
            result.values.push_back({values[i], text(values[i]), i == 2 && values[i] < 2});
        return result;
    };
    return {{{QStringLiteral("a"), QStringLiteral("v1.1.1"), 0},
             {QStringLiteral("b"), QStringLiteral("v1.2.0"), 1},
             {QStringLiteral("c"), QStringLiteral("v1.3.0"), 2},
             {QStringLiteral("d"), QStringLiteral("v2.0.0-rc.2"), 3}},
            {group("accuracy", {0.807, 0.821, 0.953, 0.829}), group("f1", {0.731, 0.748, 0.917, 0.752}),
             group("recall", {0.704, 0.729, 0.921, 0.741}), group("log_loss", {0.447, 0.421, 0.141, 0.404}),
             group("latency_ms", {11.9, 14.8, 15.1, 38.2})}};
}

TrendData sampleTrend()
{
    const auto point = [](const char* name, double value, int slot, int part, double noise = std::nan("")) {
        return TrendPoint{QString::fromLatin1(name), QString::fromLatin1(name), value, noise, slot, part};
    };
    TrendData data;
    data.metric = QStringLiteral("accuracy");
    data.points
        = {point("v1.0.0", 0.781, -1, 0),       point("v1.0.1", 0.784, -1, 0),       point("v1.1.0", 0.808, -1, 0),
           point("v1.1.1", 0.807, 0, 0, 0.007), point("v1.2.0", 0.821, 1, 0, 0.007), point("v2.0.0-rc.1", 0.818, -1, 0),
           point("20260411", 0.824, -1, 0),     point("v1.3.0-rc.1", 0.946, -1, 1),  point("v2.0.0-rc.2", 0.829, 3, 0),
           point("v1.3.0", 0.953, 2, 1),        point("v2.0.0-rc.3", 0.957, -1, 1)};
    data.bands = {{3, true, QStringLiteral("v1.1.1")},
                  {2, false, QStringLiteral("v1.1.0")},
                  {0, false, QStringLiteral("v1.0.0")}};
    data.partNotes = {{}, QStringLiteral("labels re-balanced")};
    return data;
}

void hoverAt(QWidget& widget, QPoint position)
{
    QMouseEvent move(QEvent::MouseMove, position, widget.mapToGlobal(position), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &move);
}

} // namespace colophon
