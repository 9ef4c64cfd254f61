#include "models/catalog/release.h"

namespace colophon {

std::string_view toString(ReleaseKind kind)
{
    switch (kind) {
    case ReleaseKind::Release:
        return "release";
    case ReleaseKind::Rollback:
        return "rollback";
    case ReleaseKind::Undo:
        return "undo";
    case ReleaseKind::Redo:
        return "redo";
    case ReleaseKind::Observed:
        break;
    }
    return "observed";
}

} // namespace colophon
