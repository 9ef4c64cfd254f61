#pragma once

#include "models/catalog/catalog.h"

#include <QString>

#include <vector>

namespace colophon {

/// What Details shows of a version, as words: sections of rows with the origin of every fact. Pure functions.

struct DetailFact
{
    QString key;
    QString value; ///< as shown
    QString full; ///< for copying: full precision, full hash
    QString origin; ///< short: "MLflow", "file system"
    QString place; ///< file or route the fact was read from
    QString filter; ///< condition of the filter language that finds versions like this; or empty
    QString noise = {}; ///< of a number: "± 0.007"
    bool isNumber = false;

    friend bool operator==(const DetailFact&, const DetailFact&) = default;
};

struct FactSection
{
    QString id; ///< "metrics": stable, for the open state
    QString iconName;
    QString title;
    QString summary; ///< one line, shown while the section is closed
    std::vector<DetailFact> rows;
    QString openSummary = {}; ///< shown while the section is open: what the rows below do not tell

    friend bool operator==(const FactSection&, const FactSection&) = default;
};

/// Sections that have something to show, in the order they are shown.
std::vector<FactSection> factSections(const Catalog& catalog, const Version& version);

/// "MLflow", "Git" … from the kind of a source; "file system" and other places of their own as they are.
QString originText(const Catalog& catalog, const Facts& facts, OriginIndex origin);

} // namespace colophon
