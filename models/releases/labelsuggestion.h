#pragma once

#include "models/catalog/catalog.h"

#include <string>

namespace colophon {

/// A label for the next version of a model, written as its labels are: the release that the highest pre-release leads
/// to, else the next minor version, else the next number. "v1.0.0" for a model without versions (null). Never a label
/// that the model has.
std::string suggestedLabel(const Model* model);

} // namespace colophon
