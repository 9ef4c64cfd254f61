#pragma once

#include "models/sources/folder/factswriter.h"

#include <string_view>

namespace colophon::folder {

/// requirements.txt: "name==1.2" is the version "1.2"; any other condition is kept as written.
void readRequirements(std::string_view content, OriginIndex origin, FactsWriter& writer);

/// conda.yaml: dependencies of conda and, below "pip", of pip.
void readCondaEnvironment(const Value& value, OriginIndex origin, FactsWriter& writer);

/// python_env.yaml of MLflow: the version of Python, build and other dependencies.
void readPythonEnvironment(const Value& value, OriginIndex origin, FactsWriter& writer);

} // namespace colophon::folder
