#pragma once

#include "tests/gui/mainuses/desk.h"

namespace colophon::test {

/// What the tests with the mouse and with the keyboard have in common: what must be seen, never how it is reached.

/// Everything that tells about one version tells about this one: table, drawing and Details.
void expectSelected(Desk& desk, const QString& label);
/// "Comparison" with these versions in this order, the first pinned as the baseline.
void expectCompared(Desk& desk, const QStringList& labels);
/// The bar says how many rows are shown, how many there are and how many differ.
struct RowCounts
{
    int shown = 0;
    int total = 0;
    int differing = 0;
};
RowCounts rowCounts();
/// The clipboard holds the comparison as TSV, and as HTML beside it.
void expectCopied(const QStringList& labels);
/// The four reports of one comparison that were written.
void expectReport(const QString& path, const QStringList& labels);

} // namespace colophon::test
