#pragma once

#include <string_view>

namespace colophon {

/// "Ana Petrović" of "Ana Petrović <ana@example.org>"; an address alone stays.
std::string_view nameOfAuthor(std::string_view author);

} // namespace colophon
