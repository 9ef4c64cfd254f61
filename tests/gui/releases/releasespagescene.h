#pragma once

#include "models/items/releasesmodel.h"
#include "models/items/roles.h"
#include "tests/gui/openproject.h"
#include "ui/releases/holderpane.h"
#include "ui/releases/releasespage.h"
#include "ui/releases/timelinewidget.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTableView>

namespace colophon::test {

/// The page in a window of its own over the sample project; the model is churn.
struct ReleasesPageScene : OpenProject
{
    QWidget window;
    ReleasesPage page{workspace, selection, chosen, actions, &window};

    ReleasesPageScene()
    {
        selection.setModel(QStringLiteral("churn"));
        open();
        resize({1400, 800});
        window.show();
        page.show();
    }

    void resize(QSize size)
    {
        window.resize(size);
        page.resize(size);
    }
    QLineEdit& date() const { return *page.findChild<QLineEdit*>(); }
    TimelineWidget& timeline() const { return *page.findChild<TimelineWidget*>(); }
    QTableView& table() const { return *page.findChild<QTableView*>(); }
    QDateTime moment() const { return QDateTime::fromMSecsSinceEpoch(timeline().moment().milliseconds); }
    void ask(const QDateTime& time) const { type(time.toString(QStringLiteral("yyyy-MM-dd HH:mm"))); }
    void type(const QString& text) const
    {
        date().selectAll();
        QTest::keyClicks(&date(), text);
        QTest::keyClick(&date(), Qt::Key_Return);
    }
    HolderPane& holderPane() const { return *page.findChild<HolderPane*>(); }
    bool tellsOfHolder(const char* text) const { return showsText(holderPane(), QString::fromLatin1(text)); }
    void click(const QString& name)
    {
        QTRY_VERIFY2(findNamed<QAbstractButton>(page, name), qPrintable(name));
        QTest::mouseClick(findNamed<QAbstractButton>(page, name), Qt::LeftButton);
    }
    /// As the window does it once everything was agreed to.
    void release(const char* model, const char* label) { releaseTo(model, version(model, label)->id); }
    void releaseTo(const char* model, const std::optional<VersionId>& to)
    {
        ReleaseRequest request;
        request.model = Name(model);
        request.stage = productionStage();
        request.to = to;
        request.reason = "A reason that is long enough for everyone";
        request.despiteFailedGates = true;
        request.explicitChoice = true;
        bool isDone = false;
        workspace.planRelease(request, &window, [&](const std::expected<ReleasePlan, Problem>& plan) {
            QVERIFY(plan);
            workspace.applyRelease(*plan, &window, [&](const std::expected<ReleaseOutcome, WriteFailure>& outcome) {
                QVERIFY2(outcome, outcome ? "" : outcome.error().problem.reason.c_str());
                isDone = true;
            });
        });
        QTRY_VERIFY(isDone);
        QTRY_VERIFY(isReady() && holder(model) == to);
    }
    std::optional<VersionId> holder(const char* model) const
    {
        const Version* version = workspace.catalog()->model(model)->holder(productionStage());
        return version ? std::optional(version->id) : std::nullopt;
    }
    QStringList recordedTexts() const
    {
        QStringList texts;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            texts.append(table().model()->index(row, ReleasesModel::RecordedColumn).data().toString());
        return texts;
    }
    /// Row of the release that put this version into this stage first.
    int rowOf(const QString& label, const QString& stage) const
    {
        int found = -1;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            const QModelIndex index = table().model()->index(row, ReleasesModel::ChangeColumn);
            const bool isMeant = index.data(ReleasesModel::ToLabelRole).toString() == label
                && index.data(StagesRole).toStringList().contains(stage);
            found = isMeant ? row : found;
        }
        return found;
    }
};

} // namespace colophon::test
