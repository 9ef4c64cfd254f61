#pragma once

#include "tests/unit/commands/programrun.h"

#include "tests/support/temptree.h"

#include <QStringList>

#include <string>
#include <tuple>

namespace colophon::test {

inline constexpr const char* kReason = "Two weeks in staging without alerts";

/// A plain folder with two complete versions of one model.
inline void writeVersions(const TempTree& tree)
{
    for (const auto& [label, accuracy, created] :
         {std::tuple("v1.0.0", "0.80", "2026-01-10"), std::tuple("v1.1.0", "0.82", "2026-02-10")}) {
        const std::string folder = std::string("churn/") + label;
        tree.write(folder + "/model.onnx", std::string("weights of ") + label);
        tree.write(folder + "/colophon.json",
                   std::string(R"({"model": "churn", "version": ")") + label + R"(", "created": ")" + created
                       + R"(T09:00:00Z", "author": "Ana", "reason": "Because", "metrics": {"accuracy": )" + accuracy
                       + R"(}, "parameters": {"depth": 6}, "code": {"commit": ")" + std::string(40, 'a')
                       + R"("}, "datasets": [{"name": "test", "digest": "md5:aa", "context": "evaluation"}]})");
    }
}

inline QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ');
}

inline QStringList releaseOf(const char* version, const char* stage = "production")
{
    return {QStringLiteral("release"), QString::fromUtf8(version), QStringLiteral("--stage"),
            QString::fromUtf8(stage),  QStringLiteral("--reason"), QString::fromUtf8(kReason)};
}

} // namespace colophon::test
