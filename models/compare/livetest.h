#pragma once

#include "models/compare/comparison.h"

#include <string>

namespace colophon {

/// Live tests in the words of people.

/// " is better by 0.4 points, between −0.1 and 0.9: not decided."; to be set behind the name of the candidate.
std::string liveSentence(const LiveDifference& found);
/// "Test A 50 %": the letter of the version among those of its model that share the test, oldest first, and its share
/// of the traffic; empty if it is in no test.
std::string liveBadge(const Model& model, const Version& version);

} // namespace colophon
