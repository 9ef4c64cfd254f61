#include "ui/shell/paletteversions.h"

#include "models/files/rootfolder.h"
#include "models/items/choice.h"
#include "models/items/versionchoices.h"
#include "models/items/workspace.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/plaintext.h"

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
            .detail = visibleText(versionDetail(version)),
            .icon = {},
            .colourSlot = subjects.chosen.slot(QString::fromStdString(version.id)),
            .keys = {},
            .reasonOff = {},
            .run = selecting(subjects, version),
            .more = [subjects, id = version.id] { return versionActions(subjects, id); }};
}

} // namespace

std::function<void()> selecting(const ShellSubjects& subjects, const Version& version)
{
    return [&selection = subjects.selection, id = QString::fromStdString(version.id),
            model = QString::fromStdString(version.model.text())] {
        if (!selection.model().isEmpty() && selection.model() != model)
            selection.setModel(model);
        selection.setVersions({id});
    };
}

PaletteVersions::PaletteVersions(const ShellSubjects& subjects, QObject* parent)
    : QObject(parent)
    , m_subjects(subjects)
    , m_prepared(subjects.workspace)
{
}

void PaletteVersions::begin()
{
    m_prepared.open();
}

void PaletteVersions::end()
{
    m_prepared.close();
}

PaletteFound PaletteVersions::find(const QString& query, std::size_t limit)
{
    VersionChoices* const choices = m_prepared.choices();
    if (!choices)
        return {};
    const VersionChoices::Best best = choices->findBest(query.split(u' ', Qt::SkipEmptyParts), limit);
    PaletteFound found{.best = {}, .count = best.count};
    for (const Version* version : best.versions)
        found.best.push_back(versionEntry(m_subjects, *version));
    return found;
}

} // namespace colophon
