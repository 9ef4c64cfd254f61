#pragma once

#include <QString>

namespace colophon {

/// Text from outside, fit to be shown on one line: control characters, line ends and the invisible marks that turn the
/// direction of reading are replaced by visible signs, so that what is shown is what is there.
QString visibleText(const QString& text);

/// Text for a tool tip: escaped, so that Qt shows it as it is written and never as HTML.
QString plainToolTip(const QString& text);

} // namespace colophon
