#include "ui/shell/paletteproviders.h"

#include "models/compare/numbertext.h"
#include "models/files/rootfolder.h"
#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "models/releases/shownlabel.h"
#include "ui/shell/paletteversions.h"
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
            for (const StageHolder& holder : model->stages)
                entries.push_back(stageEntry(subjects, *model, holder));
            for (auto event = model->releases.rbegin(); event != model->releases.rend(); ++event)
                entries.push_back(releaseEntry(subjects, *model, *event));
        }
        return entries;
    };
}

} // namespace colophon
