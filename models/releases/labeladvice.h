#pragma once

#include "models/catalog/catalog.h"
#include "models/releases/journalchecks.h"

#include <span>
#include <string>
#include <string_view>

namespace colophon {

/// A version number for a release, and why this one.
struct LabelAdvice
{
    std::string label; ///< "v1.2.0"
    std::string reason; ///< "Its own number, a minor step from v1.1.1. Other training data, same architecture."

    friend bool operator==(const LabelAdvice&, const LabelAdvice&) = default;
};

/// The number under which `candidate` should be released: its own where it has one, else that of its last release. Else
/// the one after the highest of the model and its releases, raised by what differs from the holder: architecture major,
/// training data minor, the rest patch. Without a holder that was read (null), or without recorded data, nothing is
/// guessed: patch, and the reason says so. The reason never names another number that it could be.
LabelAdvice adviseLabel(const Model& model, const Version& candidate, const Version* holder,
                        std::span<const CheckedJournal> journals);

/// What is wrong with a text as the label of a release, as an advice; empty if nothing is.
std::string releaseLabelFault(std::string_view label);

} // namespace colophon
