#pragma once

#include "models/sources/source.h"

#include <atomic>
#include <memory>

namespace colophon::test {

/// What a slow source finds, and how far it may read.
struct SlowGate
{
    std::atomic<bool> isOpen = false; ///< closed: reading waits after the first half
    std::atomic<std::size_t> count = 20; ///< versions v1.0.0, v1.0.1 … of the model "churn"
    std::atomic<bool> isStuck = false; ///< reading waits before the first version
};

/// A system whose source emits its versions one by one until it is stopped, and waits as the gate says.
SourceKind slowKind(const std::shared_ptr<SlowGate>& gate);

} // namespace colophon::test
