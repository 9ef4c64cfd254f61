#pragma once

#include "app/sample/sample.h"
#include "app/sourcekinds.h"
#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "tests/gui/findcontrols.h"
#include "tests/support/temptree.h"
#include "ui/shell/actions.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"

#include <QTest>

namespace colophon::test {

/// The sample project, opened as the window does it, for tests of one page with its real widgets.
struct OpenProject
{
    TempTree tree;
    JobRunner jobs;
    std::vector<SourceKind> kinds = sourceKinds();
    Workspace workspace{kinds, jobs};
    ChosenVersions chosen;
    Selection selection;
    ActionRegistry actions;

    OpenProject()
    {
        addActions(actions);
        if (const auto written = writeSample(project()); !written)
            qFatal("%s", written.error().reason.c_str());
    }

    std::string project() const { return tree.path("sample"); }
    void open() { workspace.open({QString::fromStdString(project())}); }
    bool isReady() const
    {
        return workspace.state() == Workspace::State::Ready && workspace.catalog()->versionCount() > 20;
    }

    /// The version that people call so.
    const Version* version(const std::string& model, const std::string& label) const
    {
        const Model* known = workspace.catalog()->model(model);
        for (const Version& each : known ? known->versions : std::vector<Version>()) {
            if (displayLabel(each) == label)
                return workspace.catalog()->version(each.id);
        }
        return nullptr;
    }
    QString id(const std::string& model, const std::string& label) const
    {
        const Version* found = version(model, label);
        return found ? QString::fromStdString(found->id) : QString();
    }
    void choose(const std::string& model, const std::vector<std::string>& labels)
    {
        QStringList ids;
        for (const std::string& label : labels)
            ids.append(id(model, label));
        chosen.replace(ids);
    }
};

} // namespace colophon::test
