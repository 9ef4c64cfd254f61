#include "app/window/actionwiring.h"

#include "app/window/session.h"
#include "models/catalog/address.h"
#include "models/files/rootfolder.h"
#include "ui/details/notedialog.h"
#include "ui/register/registerflow.h"
#include "ui/releases/releaseflow.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>

#include <algorithm>

namespace colophon {

namespace {

QString shown(std::string_view text)
{
    return QString::fromStdString(toDisplayText(text));
}

/// Menus read "&" as the mark of a key.
QString menuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

const Version* selectedVersion(Session& session)
{
    return session.workspace().catalog()->version(session.selection().version().toStdString());
}

/// The first child of a version in its model: the oldest version that names it as a parent.
const Version* childOf(const Catalog& catalog, const Version& version)
{
    const Model* model = catalog.model(version.model.text());
    if (!model)
        return nullptr;
    const Version* found = nullptr;
    for (const Version& candidate : model->versions) {
        const auto isThis = [&version](const ParentEdge& edge) { return edge.parent == version.id; };
        if (std::ranges::any_of(candidate.parents, isThis))
            found = &candidate;
    }
    return found;
}

void select(Session& session, const Version* version)
{
    if (version)
        session.selection().setVersions({QString::fromStdString(version->id)});
}

void goToParent(Session& session)
{
    const Version* version = selectedVersion(session);
    if (version && !version->parents.empty())
        select(session, session.workspace().catalog()->version(version->parents.front().parent));
}

void goToChild(Session& session)
{
    const Version* version = selectedVersion(session);
    if (version)
        select(session, childOf(*session.workspace().catalog(), *version));
}

/// The model that an action about releases is about: the one shown, else that of the selected version.
QString releaseModel(Session& session)
{
    const QString shownModel = session.selection().model();
    const Version* version = selectedVersion(session);
    return shownModel.isEmpty() && version ? QString::fromStdString(version->model.text()) : shownModel;
}

void copyAddress(Session& session)
{
    if (const Version* version = selectedVersion(session))
        QGuiApplication::clipboard()->setText(
            QString::fromStdString(addressOf(*session.workspace().catalog(), *version)));
}

void tell(Session& session, const QString& sentence)
{
    session.window().toast().show({.title = sentence, .text = {}, .actionText = {}, .actionKeys = {}, .iconName = {}});
}

void writeNote(Session& session)
{
    const Version* version = selectedVersion(session);
    if (!version)
        return;
    auto* dialog = new NoteDialog(session.workspace(), *version, &session.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &NoteDialog::written, &session, [&session](qint64 entry) {
        tell(session, Session::tr("The note is kept as journal entry %1.").arg(entry));
    });
    dialog->open();
}

void showAbout(Session& session)
{
    auto* box = new QMessageBox(&session.window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Session::tr("About Colophon"));
    box->setTextFormat(Qt::PlainText);
    box->setText(Session::tr("Colophon %1").arg(QStringLiteral(COLOPHON_VERSION)));
    box->setInformativeText(Session::tr("Who made this model, from what, when and why.\n\nFree software under the GNU "
                                        "General Public License, version 3 or later. Built with Qt %1.")
                                .arg(QString::fromLatin1(qVersion())));
    box->open();
}

class ActionConnector
{
public:
    explicit ActionConnector(Session& session)
        : m_session(session)
    {
    }

    template <typename Slot> void on(const char* id, Slot slot) const
    {
        QObject::connect(m_session.actions().action(QString::fromLatin1(id)), &QAction::triggered, &m_session, slot);
    }

private:
    Session& m_session;
};

void connectVersionActions(Session& session)
{
    const ActionConnector connector(session);
    connector.on("file.register", [&session] { session.registering().open(); });
    connector.on("version.note", [&session] { writeNote(session); });
    QObject::connect(&session.registering(), &RegisterFlow::registered, &session.window().toast(),
                     [&session](const QString& sentence) { tell(session, sentence); });
    connector.on("file.sample", [&session] { session.openSample(); });
    connector.on("go.parent", [&session] { goToParent(session); });
    connector.on("go.child", [&session] { goToChild(session); });
    connector.on("version.choose", [&session] {
        const QStringList ids = session.selection().versions();
        for (const QString& id : ids)
            session.chosen().toggle(id);
    });
    connector.on("version.clearChosen", [&session] { session.chosen().clear(); });
    connector.on("version.baseline", [&session] { session.chosen().setBaseline(session.selection().version()); });
    connector.on("version.copy", [&session] { copyAddress(session); });
    connector.on("help.about", [&session] { showAbout(session); });
}

void connectReleaseActions(Session& session)
{
    const ActionConnector connector(session);
    ReleaseFlow& flow = session.releases();
    connector.on("version.markProduction",
                 [&session, &flow] { flow.markAs(session.selection().version(), QStringLiteral("production")); });
    connector.on("version.markStaging",
                 [&session, &flow] { flow.markAs(session.selection().version(), QStringLiteral("staging")); });
    connector.on("release.rollBack",
                 [&session, &flow] { flow.rollBack(releaseModel(session), QStringLiteral("production")); });
    connector.on("edit.undo", [&flow] { flow.undo(); });
    connector.on("edit.redo", [&flow] { flow.redo(); });

    MainWindow& window = session.window();
    Toast& toast = window.toast();
    QObject::connect(&flow, &ReleaseFlow::released, &window, [&window](const ReleaseNotice& notice) {
        window.hideRefusal();
        window.toast().show({.title = notice.headline,
                             .text = notice.detail,
                             .actionText = notice.canUndo ? Session::tr("Undo") : QString(),
                             .actionKeys = notice.canUndo ? QStringLiteral("Ctrl+Z") : QString(),
                             .iconName = {}});
    });
    QObject::connect(&flow, &ReleaseFlow::undoWithdrawn, &toast, &Toast::withdraw);
    QObject::connect(&flow, &ReleaseFlow::failed, &window,
                     [&window](const QString& text) { window.showRefusal({}, text, {}); });
    QObject::connect(&flow, &ReleaseFlow::overtaken, &window,
                     [&window](const QString& model, const QString& title, const QString& text) {
                         window.showRefusal(model, title, text);
                     });
    QObject::connect(&toast, &Toast::actionTriggered, &flow, &ReleaseFlow::undoAtOnce);
    QObject::connect(&flow, &ReleaseFlow::compareRequested, &session,
                     [&session](const QStringList& ids) { session.compare(ids); });
}

/// Names the selected version in the actions about it, and says why one is not possible.
void updateVersionActions(Session& session)
{
    ActionRegistry& actions = session.actions();
    const Version* version = selectedVersion(session);
    const QString none = version ? QString() : Session::tr("Select a version first");
    for (const char* id :
         {"version.choose", "version.baseline", "version.copy", "version.note", "go.parent", "go.child"})
        actions.setReasonOff(QString::fromLatin1(id), none);
    if (version && version->parents.empty())
        actions.setReasonOff(QStringLiteral("go.parent"), Session::tr("No parent is known"));
    if (version && !childOf(*session.workspace().catalog(), *version))
        actions.setReasonOff(QStringLiteral("go.child"), Session::tr("Nothing is known to come from this version"));

    const auto nameMark = [&](const char* id, const char* stage, const QString& general, const QString& named) {
        const bool holds = version && version->holds(Name(stage));
        actions.action(QString::fromLatin1(id))
            ->setText(version ? named.arg(menuText(shown(displayLabel(*version)))) : general);
        actions.setReasonOff(QString::fromLatin1(id),
                             holds ? Session::tr("already in %1").arg(QString::fromLatin1(stage)) : none);
    };
    nameMark("version.markProduction", "production", Session::tr("&Mark as production…"),
             Session::tr("&Mark %1 as production…"));
    nameMark("version.markStaging", "staging", Session::tr("Mark as &staging…"), Session::tr("Mark %1 as &staging…"));
    actions.setReasonOff(QStringLiteral("release.confirm"),
                         session.releases().dialog() ? QString() : Session::tr("No release window is open"));
    actions.setReasonOff(QStringLiteral("release.rollBack"),
                         releaseModel(session).isEmpty() ? Session::tr("Choose a model first") : QString());
}

void updateChosenActions(Session& session)
{
    const bool hasEnough = session.chosen().count() >= 2;
    session.actions().setReasonOff(QStringLiteral("version.compare"),
                                   hasEnough ? QString() : Session::tr("Choose at least two versions"));
    session.actions().setReasonOff(QStringLiteral("version.clearChosen"),
                                   session.chosen().count() > 0 ? QString() : Session::tr("No version is chosen"));
}

void updateUndoActions(Session& session)
{
    const auto update = [&session](const char* id, const QString& text, const QString& general, const QString& none) {
        session.actions().action(QString::fromLatin1(id))->setText(text.isEmpty() ? general : menuText(text));
        session.actions().setReasonOff(QString::fromLatin1(id), text.isEmpty() ? none : QString());
    };
    update("edit.undo", session.releases().undoText(), Session::tr("&Undo"), Session::tr("Nothing to undo"));
    update("edit.redo", session.releases().redoText(), Session::tr("&Redo"), Session::tr("Nothing to redo"));
}

/// Elsewhere than among the releases there is nothing to step through; there the page itself tells.
void updateReleaseSteps(Session& session)
{
    if (session.window().currentView() == u"releases")
        return;
    for (const char* id : {"release.previous", "release.next"})
        session.actions().setReasonOff(QString::fromLatin1(id), Session::tr("Show the releases first"));
}

} // namespace

void wireActions(Session& session)
{
    connectVersionActions(session);
    connectReleaseActions(session);
    const auto followVersion = [&session] { updateVersionActions(session); };
    QObject::connect(&session.selection(), &Selection::versionsChanged, &session, followVersion);
    QObject::connect(&session.selection(), &Selection::modelChanged, &session, followVersion);
    QObject::connect(&session.workspace(), &Workspace::catalogChanged, &session, followVersion);
    QObject::connect(&session.chosen(), &ChosenVersions::changed, &session,
                     [&session] { updateChosenActions(session); });
    QObject::connect(&session.releases(), &ReleaseFlow::undoChanged, &session,
                     [&session] { updateUndoActions(session); });
    QObject::connect(&session.window(), &MainWindow::viewChanged, &session,
                     [&session] { updateReleaseSteps(session); });
    updateVersionActions(session);
    updateChosenActions(session);
    updateUndoActions(session);
    updateReleaseSteps(session);
}

} // namespace colophon
