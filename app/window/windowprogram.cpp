#include "app/window/windowprogram.h"

#include "app/window/applicationsetup.h"
#include "app/window/screenshots.h"
#include "app/window/session.h"
#include "app/window/windowoptions.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>

namespace colophon {

namespace {

constexpr int kNoDisplay = 2; ///< the exit status of wrong usage

QString stateFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("Colophon/window.ini"));
}

void applyTheme(const QString& theme)
{
    if (!theme.isEmpty())
        Theme::instance().setMode(theme == u"dark" ? Theme::Mode::Dark : Theme::Mode::Light);
}

/// Tells how long it took from the start of main() to the first painting, and ends.
class FirstPaintWatch : public QObject
{
public:
    FirstPaintWatch(QWidget& window, const QElapsedTimer& timer)
        : m_timer(timer)
    {
        window.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_isDone) {
            m_isDone = true;
            QTimer::singleShot(0, this, [this] {
                std::printf("%lld\n", static_cast<long long>(m_timer.elapsed()));
                std::fflush(stdout);
                QCoreApplication::quit();
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    const QElapsedTimer& m_timer;
    bool m_isDone = false;
};

int showWindow(const WindowOptions& options, const QElapsedTimer& timer)
{
    Session session(stateFile(), CatalogIndex::defaultFolder());
    applyTheme(options.theme);
    std::unique_ptr<FirstPaintWatch> watch;
    if (options.quitAfterPaint)
        watch = std::make_unique<FirstPaintWatch>(session.window(), timer);
    session.window().show();
    if (!options.locations.isEmpty())
        session.window().openLocations(options.locations);
    return QApplication::exec();
}

/// Qt ends the program with a core dump where it finds no display.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    constexpr std::array kVariables{"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    return std::ranges::any_of(kVariables, [](const char* name) { return !qEnvironmentVariableIsEmpty(name); });
#else
    return true;
#endif
}

/// Pictures are drawn without a window system. What Qt's plug-in for that cannot do changes nothing in them.
void hideRemarksOfOffscreenPlugin()
{
    static QtMessageHandler next = nullptr;
    next = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext& context, const QString& message) {
        if (!message.startsWith(u"This plugin does not support"))
            next(type, context, message);
    });
}

} // namespace

int runWindow(int argc, char** argv)
{
    QElapsedTimer timer;
    timer.start();
    const WindowArguments arguments = parseWindowArguments(argc, argv);
    if (arguments.exitStatus)
        return *arguments.exitStatus;
    const WindowOptions& options = arguments.options;
    // Pictures look the same on every machine, with or without a display.
    if (!options.screenshotFolder.isEmpty()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        hideRemarksOfOffscreenPlugin();
    }

    if (!hasDisplay()) {
        std::fputs("colophon: There is no display to open a window on.\n"
                   "  On the command line: colophon scan LOCATION; colophon --help lists the rest.\n",
                   stderr);
        return kNoDisplay;
    }

    setUpIdentity();
    QApplication application(argc, argv);
    setUpApplication(application);
    return options.screenshotFolder.isEmpty() ? showWindow(options, timer) : writeScreenshots(options);
}

} // namespace colophon
