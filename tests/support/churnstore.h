#pragma once

#include "models/catalog/catalog.h"
#include "tests/support/fakesystem.h"

#include <memory>
#include <vector>

namespace colophon::test {

/// A fake system that finds every version of the catalog, so that a workspace reads the same models from a folder.
/// Facts without an origin get one: "records.json".
std::shared_ptr<FakeSystem> systemOf(const Catalog& catalog);

/// The record from which a scan makes this version again.
SourceRecord recordOf(const Version& version);

} // namespace colophon::test
