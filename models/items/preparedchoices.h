#pragma once

#include "models/catalog/catalog.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace colophon {

class VersionChoices;
class Workspace;

/// The versions of what is open for a list that drops down and goes again. What is searched is prepared while the list
/// is open and the program idle: mostly it is ready when the first word is typed, and the list does not wait for it. It
/// is kept for the next time as long as the catalog stays the same.
class PreparedChoices : public QObject
{
    Q_OBJECT

public:
    /// The workspace must outlive it.
    explicit PreparedChoices(Workspace& workspace, QObject* parent = nullptr);
    ~PreparedChoices() override;

    /// The list opens: from here on it shows the newest catalog, until it opens again.
    VersionChoices& open();
    /// Nobody sees it any more: a catalog that is gone is not kept for it.
    void close();
    VersionChoices* choices() const { return m_choices.get(); } ///< null: it was never open, or the catalog is gone

private:
    void prepareSome();
    void follow(const CatalogPointer& catalog);
    void dropOld();

    CatalogPointer m_catalog; ///< the newest
    QTimer m_rest; ///< until nothing else is to be done
    std::unique_ptr<VersionChoices> m_choices; ///< of the catalog that the list was opened for last
    bool m_isOpen = false;
};

} // namespace colophon
