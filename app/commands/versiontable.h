#pragma once

#include "models/catalog/catalog.h"

#include <string>

namespace colophon {

/// The versions of one model as a table for people: label with stages, headline metrics, time, author, reason.
std::string versionTable(const Model& model, int width);

} // namespace colophon
