#include "app/window/applicationsetup.h"

#include "app/window/englishplurals.h"
#include "ui/widgets/theme.h"

#include <QApplication>

namespace colophon {

void setUpIdentity()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Colophon"));
    QCoreApplication::setApplicationName(QStringLiteral("Colophon"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COLOPHON_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.colophon.Colophon"));
}

void setUpApplication(QApplication& application)
{
    QCoreApplication::installTranslator(new EnglishPlurals(&application));
    Theme::install(application);
}

} // namespace colophon
