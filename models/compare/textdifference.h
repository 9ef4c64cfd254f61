#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// One line of two texts side by side. A side without a line has nothing there.
struct LinePair
{
    std::optional<std::string> left;
    std::optional<std::string> right;

    bool isSame() const { return left == right; }
    friend bool operator==(const LinePair&, const LinePair&) = default;
};

/// Two texts line by line, with as many equal lines as possible facing each other. Where that would take too long, what
/// lies between the equal beginning and the equal end is shown as replaced.
std::vector<LinePair> textDifference(std::string_view left, std::string_view right);

/// JSON with one value a line, so that it can be compared by lines; any other text as it is.
std::string inLines(const std::string& text);

} // namespace colophon
