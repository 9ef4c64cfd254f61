#pragma once

#include "models/catalog/name.h"

#include <QString>
#include <QStringList>

#include <string_view>
#include <vector>

namespace colophon {

/// From the catalog's UTF-8; invalid bytes become replacement characters.
inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline QString toQString(Name name)
{
    return toQString(std::string_view(name.text()));
}

inline QStringList toStringList(const std::vector<Name>& names)
{
    QStringList list;
    list.reserve(static_cast<qsizetype>(names.size()));
    for (const Name name : names)
        list.append(toQString(name));
    return list;
}

} // namespace colophon
