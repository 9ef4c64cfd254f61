#pragma once

namespace colophon {

class Session;

/// Connects the actions about versions and releases to what does them, and keeps them on only while they are possible.
void wireActions(Session& session);

} // namespace colophon
