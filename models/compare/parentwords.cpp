#include "models/compare/parentwords.h"

namespace colophon {

std::string evidenceWords(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Recorded:
        return "recorded";
    case Evidence::Content:
        return "inferred from content";
    case Evidence::Ancestry:
        return "inferred from Git history";
    case Evidence::SemVer:
        return "inferred from SemVer";
    case Evidence::Time:
        return "inferred from time";
    }
    return {};
}

std::string parentWords(Evidence evidence)
{
    return isInferred(evidence) ? "parent, " + evidenceWords(evidence) : "parent";
}

} // namespace colophon
