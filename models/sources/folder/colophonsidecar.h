#pragma once

#include "models/sources/folder/factswriter.h"

#include <string>

namespace colophon::folder {

/// Reads a colophon.json (resources/schemas/colophon.schema.json). `path` is where it lies: the paths in it are
/// relative to its folder. A key that is not as the schema says is left out and reported; the others are read.
void readColophon(const Value& value, const std::string& path, OriginIndex origin, FactsWriter& writer);

/// Whether an object speaks the words of a colophon.json, for files that are only named like the model file.
bool isColophonLike(const Value& value);

} // namespace colophon::folder
