#include "ui/shell/paletteproviders.h"

#include "models/compare/numbertext.h"
#include "models/files/rootfolder.h"
#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "models/releases/shownlabel.h"
#include "ui/widgets/actionregistry.h"

#include <QCoreApplication>

namespace colophon {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Palette", text);
}

QString shown(std::string_view text)
{
    return QString::fromStdString(toDisplayText(text));
}

PaletteEntry commandEntry(const ActionRegistry& actions, QAction* action)
{
    PaletteEntry entry{
        .group = PaletteEntry::Group::Commands,
        .text = QString(action->text()).remove(u'&'),
        .detail = {},
        .icon = action->icon().name(),
        .keys = action->shortcut().toString(QKeySequence::NativeText),
        .reasonOff = actions.reasonOff(action->objectName()),
        .run = [action] { action->trigger(); },
        .words = action->statusTip(),
    };
    if (entry.reasonOff.isEmpty() && !action->isEnabled())
        entry.reasonOff = translated(QT_TRANSLATE_NOOP("Palette", "not possible here"));
    return entry;
}

/// Selects a version, and its model if another one is shown.
std::function<void()> selecting(const ShellSubjects& subjects, const Version& version)
{
    return [&selection = subjects.selection, id = QString::fromStdString(version.id),
            model = QString::fromStdString(version.model.text())] {
        if (!selection.model().isEmpty() && selection.model() != model)
            selection.setModel(model);
        selection.setVersions({id});
    };
}

QString detailOf(const Version& version)
{
    QStringList parts;
    for (const Name stage : version.stages)
        parts.append(shown(stage.text()));
    if (version.facts.created)
        parts.append(QString::fromStdString(dateText(*version.facts.created, Timestamp::now())));
    if (!version.facts.reason.isEmpty())
        parts.append(shown(version.facts.reason.text));
    return parts.join(QStringLiteral(" · "));
}

/// One of the commands about the selected version, done with this one.
PaletteEntry versionAction(const ShellSubjects& subjects, const Version& version, const char* id, const QString& text)
{
    QAction* action = subjects.actions.action(QString::fromLatin1(id));
    return {.group = PaletteEntry::Group::MoreActions,
            .text = text,
            .detail = {},
            .icon = action->icon().name(),
            .keys = action->shortcut().toString(QKeySequence::NativeText),
            .reasonOff = {},
            .run = [select = selecting(subjects, version), action] {
                select();
                action->trigger();
            }};
}

std::vector<PaletteEntry> versionActions(const ShellSubjects& subjects, const VersionId& id)
{
    const CatalogPointer catalog = subjects.workspace.catalog();
    const Version* version = catalog->version(id);
    if (!version)
        return {};
    const QString label = shown(displayLabel(*version));
    const auto make = [&](const char* action, const char* text) {
        return versionAction(subjects, *version, action, translated(text).arg(label));
    };
    const auto mark = [&](const char* action, const char* stage, const char* text) {
        PaletteEntry entry = make(action, text);
        if (version->holds(Name(stage)))
            entry.reasonOff = translated(QT_TRANSLATE_NOOP("Palette", "already in %1")).arg(QString::fromLatin1(stage));
        return entry;
    };
    const bool isChosen = subjects.chosen.contains(QString::fromStdString(id));
    std::vector<PaletteEntry> entries;
    entries.push_back(make("version.choose",
                           isChosen ? QT_TRANSLATE_NOOP("Palette", "Take %1 out of the comparison")
                                    : QT_TRANSLATE_NOOP("Palette", "Choose %1 for comparison")));
    entries.push_back(make("version.baseline", QT_TRANSLATE_NOOP("Palette", "Make %1 the baseline")));
    entries.push_back(
        mark("version.markProduction", "production", QT_TRANSLATE_NOOP("Palette", "Mark %1 as production…")));
    entries.push_back(mark("version.markStaging", "staging", QT_TRANSLATE_NOOP("Palette", "Mark %1 as staging…")));
    entries.push_back(make("version.note", QT_TRANSLATE_NOOP("Palette", "Write a note about %1…")));
    entries.push_back(make("version.copy", QT_TRANSLATE_NOOP("Palette", "Copy the name of %1")));
    return entries;
}

PaletteEntry versionEntry(const ShellSubjects& subjects, const Version& version)
{
    return {.group = PaletteEntry::Group::Versions,
            .text = QStringLiteral("%1 %2").arg(shown(version.model.text()), shown(displayLabel(version))),
            .detail = detailOf(version),
            .icon = {},
            .colourSlot = subjects.chosen.slot(QString::fromStdString(version.id)),
            .keys = {},
            .reasonOff = {},
            .run = selecting(subjects, version),
            .more = [subjects, id = version.id] { return versionActions(subjects, id); }};
}

PaletteEntry stageEntry(const ShellSubjects& subjects, const Model& model, const StageHolder& holder)
{
    const Version* version = model.find(holder.version);
    return {.group = PaletteEntry::Group::Stages,
            .text = QStringLiteral("%1 %2").arg(shown(model.name.text()), shown(holder.stage.text())),
            .detail = version ? shown(displayLabel(*version)) : QString(),
            .icon = holder.stage == productionStage() ? QStringLiteral("flag") : QStringLiteral("circle-dot"),
            .keys = {},
            .reasonOff = {},
            .run = version ? selecting(subjects, *version) : [] { }};
}

PaletteEntry releaseEntry(const ShellSubjects& subjects, const Model& model, const ReleaseEvent& event)
{
    const Version* version = event.to ? model.find(*event.to) : nullptr;
    const QString date = QString::fromStdString(dateText(event.time, Timestamp::now()));
    const std::string label = shownLabel(model, event.to, event.toLabel);
    const QString what = label.empty() ? translated(QT_TRANSLATE_NOOP("Palette", "cleared")) : shown(label);
    return {.group = PaletteEntry::Group::Releases,
            .text
            = QStringLiteral("%1: %2 %3 → %4").arg(date, shown(model.name.text()), what, shown(event.stage.text())),
            .detail = shown(event.reason),
            .icon = QStringLiteral("history"),
            .keys = {},
            .reasonOff = version ? QString() : translated(QT_TRANSLATE_NOOP("Palette", "the version is gone")),
            .run = version ? selecting(subjects, *version) : [] { }};
}

} // namespace

PaletteProvider commandEntries(const ActionRegistry& actions)
{
    return [&actions] {
        std::vector<PaletteEntry> entries;
        const auto all = actions.actions();
        for (QAction* action : all) {
            if (action->objectName() != u"go.palette")
                entries.push_back(commandEntry(actions, action));
        }
        return entries;
    };
}

PaletteProvider catalogEntries(const ShellSubjects& subjects)
{
    return [subjects] {
        std::vector<PaletteEntry> entries;
        const CatalogPointer catalog = subjects.workspace.catalog();
        for (const auto& model : catalog->models()) {
            for (const Version& version : model->versions)
                entries.push_back(versionEntry(subjects, version));
            for (const StageHolder& holder : model->stages)
                entries.push_back(stageEntry(subjects, *model, holder));
            for (auto event = model->releases.rbegin(); event != model->releases.rend(); ++event)
                entries.push_back(releaseEntry(subjects, *model, *event));
        }
        return entries;
    };
}

} // namespace colophon
