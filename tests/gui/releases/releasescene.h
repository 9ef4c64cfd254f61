#pragma once

#include "models/items/workspace.h"
#include "models/sources/folder/foldersource.h"
#include "tests/support/releasebench.h"
#include "tests/support/temptree.h"
#include "ui/releases/releasedialog.h"
#include "ui/releases/releaseflow.h"
#include "ui/releases/releaseform.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <filesystem>

namespace colophon::test {

inline const QString kReason = QStringLiteral("Two weeks in staging without any alert");

/// A window on a plain folder with two versions of one model, or on another system.
struct ReleaseScene
{
    TempTree tree;
    JobRunner jobs;
    ChosenVersions chosen;
    std::vector<SourceKind> kinds;
    Workspace workspace{kinds, jobs};
    QWidget window;
    ReleaseFlow flow{workspace, chosen, &window};

    ReleaseScene()
        : kinds{folderSourceKind()}
    {
        for (const char* label : {"v1.0.0", "v1.1.0"}) {
            const std::string folder = std::string("models/churn/") + label;
            tree.write(folder + "/model.onnx", label);
            tree.write(folder + "/metrics.json", R"({"accuracy": 0.9})");
            tree.write(folder + "/params.json", R"({"depth": 6})");
        }
        show(tree);
    }

    explicit ReleaseScene(const ReleaseBench& bench)
        : kinds{fakeKind(bench.system)}
    {
        show(bench.tree);
    }

    void show(const TempTree& project)
    {
        window.resize(1000, 700);
        window.show();
        workspace.open({QString::fromStdString(project.path())});
    }

    bool isReady() const
    {
        return workspace.state() == Workspace::State::Ready && workspace.catalog()->versionCount() >= 2;
    }

    QString id(const char* label) const
    {
        const Model& model = *workspace.catalog()->models().front();
        for (const Version& version : model.versions) {
            if (version.label == label)
                return QString::fromStdString(version.id);
        }
        return {};
    }

    /// The whole project once more; its versions have the same ids.
    void copyTo(const TempTree& copy) const
    {
        std::filesystem::copy(tree.path(), copy.path(), std::filesystem::copy_options::recursive);
    }

    void open(const TempTree& project)
    {
        const QString path = QString::fromStdString(project.path());
        workspace.open({path});
        QTRY_VERIFY(isReady());
    }

    QString holder() const
    {
        const Version* version = workspace.catalog()->models().front()->holder(productionStage());
        return version ? QString::fromStdString(version->label) : QString();
    }

    /// Under which the last release was made.
    QString lastLabel() const
    {
        const Model& model = *workspace.catalog()->models().front();
        return model.releases.empty()
            ? QString()
            : QString::fromStdString(releaseLabel(workspace.journals(), model.releases.back()));
    }

    template <typename Widget> Widget* named(const QString& name) const
    {
        if (!flow.dialog())
            return nullptr;
        for (Widget* widget : flow.dialog()->template findChildren<Widget*>()) {
            const QString text = widget->accessibleName();
            if (text == name || widget->property("text").toString() == name)
                return widget;
        }
        return nullptr;
    }

    QPushButton* confirmButton() const
    {
        return flow.dialog()->findChild<QPushButton*>(QStringLiteral("confirmRelease"));
    }

    /// Waits for the plan, ticks what is to be looked at and writes the reason.
    void fillIn(const QString& reason)
    {
        QVERIFY(flow.dialog());
        QTRY_VERIFY(named<QPlainTextEdit>(QStringLiteral("Reason"))->isVisible());
        QVERIFY(!confirmButton()->isEnabled());
        for (QCheckBox* tick : flow.dialog()->findChildren<QCheckBox*>()) {
            if (tick->isVisible())
                tick->setChecked(true);
        }
        QTest::keyClicks(named<QPlainTextEdit>(QStringLiteral("Reason")), reason);
        QTRY_VERIFY2(confirmButton()->isEnabled(), qPrintable(confirmButton()->text()));
    }

    /// Confirms a release whose reason is there already.
    void confirmPreview()
    {
        for (QCheckBox* tick : flow.dialog()->findChildren<QCheckBox*>()) {
            if (tick->isVisible())
                tick->setChecked(true);
        }
        QTRY_VERIFY2(confirmButton()->isEnabled(), qPrintable(confirmButton()->text()));
        const QSignalSpy released(&flow, &ReleaseFlow::released);
        QTest::mouseClick(confirmButton(), Qt::LeftButton);
        QTRY_COMPARE(released.count(), 1);
    }

    /// Marks as a person would, in a system that fails half-way.
    void markInPart(const char* label, FakeSystem& system)
    {
        flow.markAs(id(label), QStringLiteral("production"));
        fillIn(kReason);
        system.fault = FakeSystem::Fault::FailsAfter;
        QTest::mouseClick(confirmButton(), Qt::LeftButton);
        QTRY_VERIFY(button("Try again")->isVisible());
        QTRY_VERIFY(button("Try again")->isEnabled());
        QVERIFY(!confirmButton()->isVisible());
        const auto labels = flow.dialog()->findChildren<PlainLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const PlainLabel* shown) {
            return shown->isVisible() && shown->fullText().contains(QStringLiteral("Done: slot moved."));
        }));
    }

    QPushButton* button(const char* text) const { return named<QPushButton>(QString::fromLatin1(text)); }

    /// Marks as a person would.
    void mark(const char* label, const QString& reason)
    {
        const QSignalSpy released(&flow, &ReleaseFlow::released);
        flow.markAs(id(label), QStringLiteral("production"));
        fillIn(reason);
        QTest::mouseClick(confirmButton(), Qt::LeftButton);
        QTRY_COMPARE(released.count(), 1);
        QTRY_COMPARE(holder(), QString::fromLatin1(label));
    }
};

} // namespace colophon::test
