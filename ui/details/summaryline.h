#pragma once

#include <QString>

class QVBoxLayout;

namespace colophon {

/// A line with a name at the left and its value at the right; none without a value.
void addSummaryLine(QVBoxLayout& layout, const QString& key, const QString& value);

} // namespace colophon
