#include "ui/plots/curveplaces.h"

#include "models/compare/numbertext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace colophon {

namespace {

constexpr double kSecond = 1000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;
constexpr auto kRoundTimes = std::to_array<double>({kSecond,     5 * kSecond,  15 * kSecond, 30 * kSecond, kMinute,
                                                    5 * kMinute, 15 * kMinute, 30 * kMinute, kHour,        3 * kHour,
                                                    6 * kHour,   12 * kHour,   kDay,         2 * kDay,     7 * kDay,
                                                    14 * kDay,   30 * kDay,    60 * kDay,    120 * kDay,   365 * kDay});

QString tr(const char* text)
{
    return QCoreApplication::translate("CurvePlaces", text);
}

QDateTime timeAt(double milliseconds)
{
    constexpr double kFarthest = 2.5e14; // beyond, calendars stop making sense
    return QDateTime::fromMSecsSinceEpoch(qint64(std::clamp(milliseconds, -kFarthest, kFarthest)));
}

/// As much of the time as the distance of neighbours needs.
QString timeText(double milliseconds, double step)
{
    const QLocale english(QLocale::English);
    const QString format = step >= kDay ? QStringLiteral("d MMM")
        : step >= kMinute               ? QStringLiteral("d MMM HH:mm")
                                        : QStringLiteral("HH:mm:ss");
    return english.toString(timeAt(milliseconds), format);
}

std::vector<PlaceTick> timeTicks(const Axis& along, double spacing)
{
    const double pixels = std::abs(along.position(along.to()) - along.position(along.from()));
    const double most = std::max(1.0, std::floor(pixels / std::max(1.0, spacing)));
    const double wanted = (along.to() - along.from()) / most;
    const auto* round = std::ranges::lower_bound(kRoundTimes, wanted);
    const double step = round == kRoundTimes.end() ? std::ceil(wanted / (365 * kDay)) * 365 * kDay : *round;
    const double offset = timeAt(along.from()).offsetFromUtc() * kSecond;
    std::vector<PlaceTick> ticks;
    const double first = std::ceil((along.from() + offset) / step) * step - offset;
    for (double place = first; place <= along.to() && double(ticks.size()) <= most + 1; place += step)
        ticks.push_back({place, timeText(place, step)});
    return ticks;
}

} // namespace

QString axisTitle(CurveAxis axis)
{
    return axis == CurveAxis::Step ? tr("step") : axis == CurveAxis::RelativeTime ? tr("minute") : tr("time");
}

QString placeText(double place, CurveAxis axis)
{
    switch (axis) {
    case CurveAxis::Step:
        return QString::fromStdString(exactText(place));
    case CurveAxis::RelativeTime:
        return tr("%1 min").arg(QString::fromStdString(numberText(place, 2)));
    case CurveAxis::WallTime:
        break;
    }
    return QLocale(QLocale::English).toString(timeAt(place), QStringLiteral("d MMM HH:mm:ss"));
}

QString rangeText(std::pair<double, double> shown, std::pair<double, double> whole, CurveAxis axis)
{
    const double length = shown.second - shown.first;
    const int decimals = length > 10 ? 0 : 2;
    const auto told = [&](double place) {
        return axis == CurveAxis::WallTime ? timeText(place, whole.second - whole.first >= kDay ? kMinute : kSecond)
                                           : QString::fromStdString(numberText(place, decimals));
    };
    const QString from = told(shown.first);
    const QString to = told(shown.second);
    switch (axis) {
    case CurveAxis::Step:
        return tr("steps %1–%2\nof %3–%4").arg(from, to, told(whole.first), told(whole.second));
    case CurveAxis::RelativeTime:
        return tr("minutes %1–%2\nof %3–%4").arg(from, to, told(whole.first), told(whole.second));
    case CurveAxis::WallTime:
        break;
    }
    return QStringLiteral("%1 –\n%2").arg(from, to);
}

std::vector<PlaceTick> placeTicks(const Axis& along, CurveAxis axis, double spacing)
{
    if (axis == CurveAxis::WallTime)
        return timeTicks(along, std::max(spacing, 96.0));
    const std::vector<double> places = along.ticks(spacing);
    const std::vector<QString> texts = tickTexts(places);
    std::vector<PlaceTick> ticks;
    for (std::size_t i = 0; i < places.size(); ++i)
        ticks.push_back({places[i], texts[i]});
    return ticks;
}

} // namespace colophon
