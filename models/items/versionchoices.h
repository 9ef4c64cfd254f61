#pragma once

#include "models/catalog/catalog.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace colophon {

/// A version that can be added to others.
struct VersionChoice
{
    QString id;
    QString text; ///< "v1.2.0"; with its model where there are several: "churn v1.2.0"
    QString detail; ///< "staging · 27 Mar · Add usage-trend features"

    friend bool operator==(const VersionChoice&, const VersionChoice&) = default;
};

/// Every version but those of `without`: first those of the models of `without`, in their order, then the others by
/// model; within a model newest first.
QList<VersionChoice> versionChoices(const Catalog& catalog, const QStringList& without);

} // namespace colophon
