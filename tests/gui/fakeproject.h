#pragma once

#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "tests/gui/findcontrols.h"
#include "tests/support/churnmodel.h"
#include "tests/support/churnstore.h"
#include "tests/support/temptree.h"
#include "ui/shell/actions.h"
#include "ui/widgets/actionregistry.h"

namespace colophon::test {

/// A project of which everything is known, kept in memory; for tests of one page on a catalog of their own.
struct FakeProject
{
    TempTree tree;
    std::shared_ptr<FakeSystem> system;
    JobRunner jobs;
    Workspace workspace;
    Selection selection;
    ChosenVersions chosen;
    ActionRegistry actions;

    explicit FakeProject(const CatalogPointer& catalog = churnCatalog())
        : system(systemOf(*catalog))
        , workspace({fakeKind(system)}, jobs)
    {
        tree.write("fake.store", "");
        addActions(actions);
    }

    void open() { workspace.open({QString::fromStdString(tree.path())}); }
    bool isReady() const { return workspace.state() == Workspace::State::Ready; }

    const Version* find(std::string_view label) const
    {
        for (const auto& model : workspace.catalog()->models()) {
            if (const Version* version = model->withLabel(label))
                return version;
        }
        return nullptr;
    }

    QString id(std::string_view label) const
    {
        const Version* version = find(label);
        return version ? QString::fromStdString(version->id) : QString();
    }
};

} // namespace colophon::test
