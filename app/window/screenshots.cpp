#include "app/window/screenshots.h"

#include "app/sample/sample.h"
#include "app/window/session.h"
#include "app/window/windowoptions.h"
#include "ui/releases/releasedialog.h"
#include "ui/releases/releaseflow.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <deque>

namespace colophon {

namespace {

constexpr int kDone = 0;
constexpr int kNotRead = 3;
constexpr int kNotWritten = 4;
constexpr int kTick = 50; ///< milliseconds
constexpr int kQuietTicks = 4; ///< without work before a picture is taken
constexpr int kLongestWait = 60'000; ///< milliseconds for one picture

/// The model that shows most: with a holder of production, then with the most versions.
const Model* showcase(const Catalog& catalog)
{
    const Model* best = nullptr;
    const auto rank = [](const Model& model) {
        return std::pair(model.holder(productionStage()) != nullptr, model.versions.size());
    };
    for (const auto& model : catalog.models()) {
        if (!best || rank(*model) > rank(*best))
            best = model.get();
    }
    return best;
}

/// Production, staging, then the newest others.
QStringList versionsToCompare(const Model& model)
{
    constexpr qsizetype kVersions = 4;
    QStringList ids;
    for (const Name stage : {productionStage(), Name("staging")}) {
        if (const Version* holder = model.holder(stage))
            ids.append(QString::fromStdString(holder->id));
    }
    ids.removeDuplicates();
    for (const Version& version : model.versions) {
        const QString id = QString::fromStdString(version.id);
        if (ids.size() < kVersions && !ids.contains(id) && !version.facts.metrics.empty())
            ids.append(id);
    }
    return ids;
}

/// Takes one picture after the other, each when the window has come to rest.
class Photographer : public QObject
{
public:
    Photographer(Session& session, const WindowOptions& options)
        : m_session(session)
        , m_folder(options.screenshotFolder)
    {
        m_session.window().resize(options.size);
        m_session.window().show();
        addSteps();
        m_timer.setInterval(kTick);
        connect(&m_timer, &QTimer::timeout, this, &Photographer::tick);
        connect(&m_session.workspace(), &Workspace::openFailed, this, &Photographer::fail);
        m_session.window().openLocations(options.locations);
        m_timer.start();
    }

private:
    struct Step
    {
        QString picture; ///< name of the file; empty: none is taken
        std::function<void()> prepare;
    };

    void addSteps()
    {
        MainWindow& window = m_session.window();
        m_steps.push_back({{}, [this] { choose(); }});
        m_steps.push_back({QStringLiteral("history"), [&window] { window.showView(QStringLiteral("history")); }});
        for (const char* id : {"compare", "charts", "releases"}) {
            const QString view = QString::fromLatin1(id);
            m_steps.push_back({view, [&window, view] { window.showView(view); }});
        }
        m_steps.push_back({QStringLiteral("problems"), [&window] {
                               window.showView(QStringLiteral("history"));
                               window.showProblems(true);
                           }});
        m_steps.push_back({QStringLiteral("release"), [this] { openRelease(); }});
        m_steps.push_back({QStringLiteral("start"), [this] { closeAll(); }});
    }

    void choose()
    {
        const Model* model = showcase(*m_session.workspace().catalog());
        if (!model)
            return;
        const QStringList ids = versionsToCompare(*model);
        m_session.chosen().replace(ids);
        m_session.selection().setModel(QString::fromStdString(model->name.text()));
        m_session.selection().setVersions({ids.value(1, ids.value(0))});
    }

    void openRelease()
    {
        m_session.window().showProblems(false);
        m_session.releases().markAs(m_session.selection().version(), QStringLiteral("production"));
    }

    void closeAll()
    {
        if (m_session.releases().dialog())
            m_session.releases().dialog()->close();
        m_session.window().openLocations({});
    }

    void tick()
    {
        m_waited += kTick;
        const bool isReading = m_session.workspace().state() == Workspace::State::Reading;
        m_quiet = m_session.jobs().isIdle() && !isReading ? m_quiet + 1 : 0;
        if (m_quiet < kQuietTicks && m_waited < kLongestWait)
            return;
        if (!m_picture.isEmpty() && !save(m_picture)) {
            finish(kNotWritten);
            return;
        }
        if (m_steps.empty()) {
            finish(m_status);
            return;
        }
        const Step step = m_steps.front();
        m_steps.pop_front();
        m_picture = step.picture;
        m_waited = 0;
        m_quiet = 0;
        step.prepare();
    }

    bool save(const QString& name)
    {
        QPixmap picture = m_session.window().grab();
        if (QWidget* dialog = m_session.releases().dialog(); dialog && dialog->isVisible())
            QPainter(&picture).drawPixmap(dialog->pos() - m_session.window().pos(), dialog->grab());
        const QString file = QDir(m_folder).filePath(name + QStringLiteral(".png"));
        if (!picture.save(file)) {
            std::fprintf(stderr, "colophon: cannot write %s\n", qPrintable(file));
            return false;
        }
        std::printf("%s\n", qPrintable(file));
        return true;
    }

    void fail(const Problem& problem)
    {
        std::fprintf(stderr, "colophon: %s %s\n", problem.reason.c_str(), problem.hint.c_str());
        m_status = kNotRead;
    }

    void finish(int status)
    {
        m_timer.stop();
        QCoreApplication::exit(status);
    }

    Session& m_session;
    QString m_folder;
    QTimer m_timer;
    std::deque<Step> m_steps;
    QString m_picture;
    int m_quiet = 0;
    int m_waited = 0;
    int m_status = kDone;
};

} // namespace

int writeScreenshots(const WindowOptions& options)
{
    QTemporaryDir scratch;
    if (!QDir().mkpath(options.screenshotFolder) || !scratch.isValid()) {
        std::fprintf(stderr, "colophon: cannot make the folder %s\n", qPrintable(options.screenshotFolder));
        return kNotWritten;
    }
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, scratch.path());
    WindowOptions complete = options;
    if (complete.locations.isEmpty()) {
        const QString sample = scratch.filePath(QStringLiteral("sample"));
        if (const auto written = writeSample(sample.toStdString()); !written)
            return kNotWritten;
        complete.locations = {sample};
    }
    Session session(scratch.filePath(QStringLiteral("window.ini")));
    Theme::instance().setMode(options.theme == u"dark" ? Theme::Mode::Dark : Theme::Mode::Light);
    Photographer photographer(session, complete);
    return QApplication::exec();
}

} // namespace colophon
