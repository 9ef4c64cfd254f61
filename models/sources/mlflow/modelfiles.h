#pragma once

#include "models/sources/mlflow/reading.h"

namespace colophon::mlflow {

/// Reads MLmodel (flavours, signature, versions), requirements.txt, conda.yaml and python_env.yaml of one folder into
/// architecture and environment. Missing files are no problem.
void readModelFiles(Reading& reading, const std::string& folder, Facts& facts);

/// "scikit-learn==1.4.2" → scikit-learn, 1.4.2; comments and options are passed over.
std::vector<Entry> parseRequirements(std::string_view text);

/// Packages of a conda environment, those of pip included: lines below "dependencies:".
std::vector<Entry> parseCondaPackages(std::string_view text);

} // namespace colophon::mlflow
