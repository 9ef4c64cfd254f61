#pragma once

#include "app/sample/sample.h"
#include "app/sourcekinds.h"
#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "tests/support/temptree.h"
#include "ui/shell/actions.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QTest>

namespace colophon::test {

/// The sample project, opened as the window does it, for tests of one page with its real widgets. Controls are found
/// as people with a screen reader find them: by kind and name.
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

inline QString nameOf(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// The visible widget of this kind with this accessible name; null if there is none.
template <typename Kind> Kind* findNamed(QWidget& window, const QString& name)
{
    const auto all = window.findChildren<Kind*>();
    for (Kind* widget : all) {
        if (widget->isVisible() && nameOf(widget) == name)
            return widget;
    }
    return nullptr;
}

/// Whether a visible label holds this text.
inline bool showsText(QWidget& window, const QString& text)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) {
        return label->isVisible() && (label->text().contains(text) || label->accessibleName().contains(text));
    });
}

/// Pairs of visible controls below `parent` that cover each other, or none: "Find a row over Change".
inline QStringList overlapsIn(const QWidget& parent)
{
    QStringList overlaps;
    QList<QWidget*> shown;
    for (QWidget* child : parent.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isVisible())
            shown.append(child);
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (!parent.rect().contains(shown[i]->geometry()))
            overlaps.append(nameOf(shown[i]) + QStringLiteral(" outside"));
        for (qsizetype j = i + 1; j < shown.size(); ++j) {
            if (shown[i]->geometry().intersects(shown[j]->geometry()))
                overlaps.append(nameOf(shown[i]) + QStringLiteral(" over ") + nameOf(shown[j]));
        }
    }
    return overlaps;
}

/// Moves the pointer over a widget without the real one, which belongs to the display and not to the test.
inline void pointAt(QWidget& widget, QPoint position)
{
    const QPointF at(position);
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace colophon::test
