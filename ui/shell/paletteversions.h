#pragma once

#include "models/catalog/catalog.h"
#include "ui/shell/palettemodel.h"
#include "ui/shell/shellsubjects.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace colophon {

class VersionChoices;

/// Selects a version, and its model if another one is shown.
std::function<void()> selecting(const ShellSubjects& subjects, const Version& version);

/// The versions of what is open; running one selects it. What is searched is prepared while the palette is open and
/// the program idle, and it is kept for the next time as long as the catalog stays the same.
class PaletteVersions : public QObject, public PaletteSearch
{
    Q_OBJECT

public:
    explicit PaletteVersions(const ShellSubjects& subjects, QObject* parent = nullptr);
    ~PaletteVersions() override;

    PaletteEntry::Group group() const override { return PaletteEntry::Group::Versions; }
    void begin() override;
    void end() override;
    PaletteFound find(const QString& query, std::size_t limit) override;

private:
    void prepareSome();
    void follow(const CatalogPointer& catalog);
    void dropOld();

    const ShellSubjects m_subjects;
    CatalogPointer m_catalog; ///< the newest
    QTimer m_rest; ///< until nothing else is to be done
    std::unique_ptr<VersionChoices> m_choices; ///< of the catalog that the palette was opened for last
    bool m_isOpen = false;
};

} // namespace colophon
