// Opens the real window, and prints as JSON how many milliseconds after `--since` it was first painted, showed rows,
// and had everything, and what it needs when it rests (MiB).
//   benchwindow --since NANOSECONDS [--index FOLDER] [LOCATION]
// NANOSECONDS: of the monotonic clock, taken before the program was started.

#include "app/window/session.h"
#include "ui/history/historytable.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>

using namespace colophon;

namespace {

constexpr int kTick = 20; ///< milliseconds
constexpr int kRestTicks = 50; ///< without work before the program counts as resting

/// Of one line of /proc/self/smaps_rollup.
double mebibytes(const std::string& field)
{
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(field + ":"))
            return std::stod(line.substr(field.size() + 1)) / 1024;
    }
    return 0;
}

/// Follows one start of the program until it rests.
class Observer : public QObject
{
public:
    Observer(Session& session, std::chrono::nanoseconds since, bool opensLocation)
        : m_session(session)
        , m_since(since)
        , m_opensLocation(opensLocation)
    {
        qApp->installEventFilter(this);
        connect(&session.workspace(), &Workspace::catalogChanged, this, [this](const CatalogPointer& catalog) {
            m_hasRows = m_hasRows || catalog->versionCount() > 0;
            m_published += 1;
        });
        connect(&session.workspace(), &Workspace::stateChanged, this, [this](Workspace::State state) {
            if (state == Workspace::State::Ready)
                noteAfterPainting("all");
        });
        m_timer.setInterval(kTick);
        connect(&m_timer, &QTimer::timeout, this, &Observer::tick);
        m_timer.start();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            if (watched == &m_session.window())
                noteAfterPainting("paint");
            else if (m_hasRows && isTable(watched))
                noteAfterPainting("rows");
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool isTable(QObject* object)
    {
        const auto* table = m_session.window().findChild<HistoryTable*>();
        return table && object == table->viewport();
    }

    /// The paintings that are under way belong to it.
    void noteAfterPainting(const char* what)
    {
        QTimer::singleShot(0, this, [this, what] {
            const auto now = std::chrono::steady_clock::now().time_since_epoch();
            if (!m_result.contains(what))
                m_result[what] = std::chrono::duration<double, std::milli>(now - m_since).count();
        });
    }

    void tick()
    {
        const bool isDone = m_result.contains(m_opensLocation ? "all" : "paint");
        if (!isDone || !m_session.jobs().running().isEmpty())
            m_rested = 0;
        else if (m_session.jobs().isIdle()) // Looking for changes, which has no end, is no unrest.
            ++m_rested;
        if (m_rested < kRestTicks)
            return;
        m_result["rss"] = mebibytes("Rss");
        m_result["pss"] = mebibytes("Pss");
        m_result["private"] = mebibytes("Private_Dirty");
        m_result["versions"] = m_session.workspace().catalog()->versionCount();
        m_result["catalogs"] = m_published;
        std::puts(m_result.dump().c_str());
        m_timer.stop();
        QCoreApplication::quit();
    }

    Session& m_session;
    std::chrono::nanoseconds m_since;
    bool m_opensLocation;
    bool m_hasRows = false;
    int m_published = 0;
    int m_rested = 0;
    QTimer m_timer;
    nlohmann::json m_result;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QCommandLineOption since(QStringLiteral("since"), {}, QStringLiteral("nanoseconds"));
    const QCommandLineOption index(QStringLiteral("index"), {}, QStringLiteral("folder"));
    QCommandLineParser parser;
    parser.addOptions({since, index});
    parser.process(application);

    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonBench"));
    Theme::install(application);
    Session session(settings.filePath(QStringLiteral("window.ini")), parser.value(index).toStdString());
    const QStringList locations = parser.positionalArguments();
    Observer observer(session, std::chrono::nanoseconds(parser.value(since).toLongLong()), !locations.isEmpty());
    session.window().show();
    if (!locations.isEmpty())
        session.window().openLocations(locations);
    return QApplication::exec();
}
