#include "app/window/windowoptions.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace colophon {

namespace {

constexpr int kWrongUsage = 2;

std::string checkSize(const std::string& text)
{
    constexpr int kSmallest = 320;
    constexpr int kLargest = 8192;
    const QStringList parts = QString::fromStdString(text).split(u'x');
    const auto isSide = [](const QString& part) { return part.toInt() >= kSmallest && part.toInt() <= kLargest; };
    if (parts.size() == 2 && isSide(parts[0]) && isSide(parts[1]))
        return {};
    return "a size is written like 1600x1000";
}

} // namespace

WindowArguments parseWindowArguments(int argc, char** argv)
{
    WindowArguments result;
    std::vector<std::string> locations;
    std::string folder;
    std::string theme;
    std::string size = "1600x1000";

    CLI::App program("Opens machine-learning models like a document.", "colophon");
    program.failure_message(CLI::FailureMessage::simple);
    program.add_option("LOCATION", locations, "Folders or files to open; none: the start page");
    program.add_option("--screenshot", folder,
                       "Write a PNG of each main page into this folder, then exit; needs no display");
    program.add_option("--theme", theme, "Colours")->check(CLI::IsMember({"light", "dark"}));
    program.add_option("--size", size, "Size of the pictures, such as 1600x1000")->check(checkSize);
    program.add_flag("--quit-after-paint", result.options.quitAfterPaint,
                     "Exit after the first painting and print the milliseconds since the start; for measurements");
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int status = program.exit(error, std::cout, std::cerr);
        result.exitStatus = status == 0 ? 0 : kWrongUsage;
        return result;
    }
    for (const std::string& location : locations)
        result.options.locations.append(QString::fromStdString(location));
    result.options.screenshotFolder = QString::fromStdString(folder);
    result.options.theme = QString::fromStdString(theme);
    const QStringList sides = QString::fromStdString(size).split(u'x');
    result.options.size = QSize(sides[0].toInt(), sides[1].toInt());
    return result;
}

} // namespace colophon
