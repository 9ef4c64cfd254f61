#include "models/items/versionchoices.h"

#include "models/compare/numbertext.h"
#include "models/items/text.h"

#include <QSet>

#include <vector>

namespace colophon {

namespace {

QString detailOf(const Version& version)
{
    QStringList parts = toStringList(version.stages);
    if (version.facts.created)
        parts.append(toQString(dateText(*version.facts.created, Timestamp::now())));
    if (!version.facts.reason.isEmpty())
        parts.append(toQString(version.facts.reason.text));
    return parts.join(QStringLiteral(" · "));
}

/// Models that versions are taken from already come first: mostly more of the same is wanted.
std::vector<const Model*> modelsInOrder(const Catalog& catalog, const QStringList& without)
{
    std::vector<const Model*> models;
    QSet<const Model*> known;
    const auto add = [&](const Model* model) {
        if (!model || known.contains(model))
            return;
        known.insert(model);
        models.push_back(model);
    };
    for (const QString& id : without) {
        if (const Version* version = catalog.version(id.toStdString()))
            add(catalog.model(version->model.text()));
    }
    for (const auto& model : catalog.models())
        add(model.get());
    return models;
}

} // namespace

QList<VersionChoice> versionChoices(const Catalog& catalog, const QStringList& without)
{
    const QSet<QString> taken(without.begin(), without.end());
    const bool namesModel = catalog.models().size() > 1;
    QList<VersionChoice> choices;
    for (const Model* model : modelsInOrder(catalog, without)) {
        for (const Version& version : model->versions) {
            const QString id = toQString(version.id);
            if (taken.contains(id))
                continue;
            const QString label = toQString(displayLabel(version));
            choices.append({id, namesModel ? toQString(model->name) + u' ' + label : label, detailOf(version)});
        }
    }
    return choices;
}

} // namespace colophon
