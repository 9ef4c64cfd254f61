#pragma once

#include <random>
#include <string>
#include <vector>

namespace colophon::test {

/// Changes texts at random, always in the same way: what fails once fails again.
class Mutator
{
public:
    std::string mutate(std::string text)
    {
        const int changes = 1 + below(6);
        for (int i = 0; i < changes; ++i)
            change(text);
        return text;
    }

    /// Changes single bytes only: for files whose parts lie at fixed places.
    std::string flip(std::string bytes)
    {
        for (int flips = 1 + below(8); flips > 0 && !bytes.empty(); --flips)
            bytes[position(bytes) % bytes.size()] = static_cast<char>(below(256));
        return bytes;
    }

    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

private:
    std::size_t position(const std::string& text) { return static_cast<std::size_t>(m_random() % (text.size() + 1)); }

    void change(std::string& text)
    {
        static const std::vector<std::string> kPieces = {"{",         "}",
                                                         "[",         "]",
                                                         "\"",        ":",
                                                         ",",         "\n",
                                                         "- ",        "&a ",
                                                         "*a",        "NaN",
                                                         "-Infinity", "1e999",
                                                         "null",      "\\u0000",
                                                         "\xFF",      "\xE2\x80\xAE",
                                                         "---\n",     "999999999999999999999",
                                                         "..",        "/",
                                                         "'",         "!!python/x",
                                                         "\t",        "%"};
        const std::size_t at = position(text);
        switch (below(5)) {
        case 0:
            text.insert(at, kPieces[static_cast<std::size_t>(below(static_cast<int>(kPieces.size())))]);
            break;
        case 1:
            text.erase(at, static_cast<std::size_t>(below(12)));
            break;
        case 2:
            if (at < text.size())
                text[at] = static_cast<char>(below(256));
            break;
        case 3:
            text.insert(at, text.substr(position(text), static_cast<std::size_t>(below(40))));
            break;
        default:
            text.resize(at);
        }
    }

    std::mt19937 m_random{20260301};
};

} // namespace colophon::test
