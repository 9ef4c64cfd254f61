#include "models/catalog/author.h"

namespace colophon {

std::string_view nameOfAuthor(std::string_view author)
{
    const std::size_t end = author.find_last_not_of(" \t<", author.find('<'));
    return end == std::string_view::npos ? author : author.substr(0, end + 1);
}

} // namespace colophon
