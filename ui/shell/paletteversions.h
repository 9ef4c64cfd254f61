#pragma once

#include "models/items/preparedchoices.h"
#include "ui/shell/palettemodel.h"
#include "ui/shell/shellsubjects.h"

#include <QObject>

namespace colophon {

/// Selects a version, and its model if another one is shown.
std::function<void()> selecting(const ShellSubjects& subjects, const Version& version);

/// The versions of what is open; running one selects it.
class PaletteVersions : public QObject, public PaletteSearch
{
    Q_OBJECT

public:
    explicit PaletteVersions(const ShellSubjects& subjects, QObject* parent = nullptr);

    PaletteEntry::Group group() const override { return PaletteEntry::Group::Versions; }
    void begin() override;
    void end() override;
    PaletteFound find(const QString& query, std::size_t limit) override;

private:
    const ShellSubjects m_subjects;
    PreparedChoices m_prepared;
};

} // namespace colophon
