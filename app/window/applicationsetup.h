#pragma once

class QApplication;

namespace colophon {

/// What stands before the first window: the name under which settings are kept, English plurals, and the look.
void setUpIdentity();
void setUpApplication(QApplication& application);

} // namespace colophon
