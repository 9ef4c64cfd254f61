#pragma once

#include "app/window/session.h"
#include "tests/support/temptree.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace colophon::test {

/// What assistive tools call a widget. A combo box is known by its label, which has the same words.
inline QString accessibleNameOf(QWidget* widget)
{
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
        return box->accessibleName();
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// The visible widget of this kind with this accessible name in any window; null if there is none.
template <typename Kind> Kind* seen(const QString& name)
{
    const auto all = QApplication::allWidgets();
    for (QWidget* widget : all) {
        auto* found = qobject_cast<Kind*>(widget);
        if (found && found->isVisible() && accessibleNameOf(found) == name)
            return found;
    }
    return nullptr;
}

/// The whole program on a project of its own, with settings of its own. It can be ended and started again.
class SessionProgram
{
public:
    SessionProgram()
    {
        for (const char* label : {"v1.0.0", "v1.1.0", "v1.2.0"})
            addVersion("churn", label);
        addVersion("ranker", "v1.0.0");
        start();
    }

    void addVersion(const std::string& model, const std::string& label) const
    {
        const std::string folder = "models/" + model + "/" + label;
        tree.write(folder + "/model.onnx", model + label);
        tree.write(folder + "/metrics.json", R"({"accuracy": 0.9, "f1": 0.8, "recall": 0.7})");
    }

    void start()
    {
        session = std::make_unique<Session>(settings.filePath(QStringLiteral("window.ini")));
        window().resize(1600, 1000);
        window().show();
        // Under a bare X server there is no window manager that would give the window the focus.
        if (QTest::qWaitForWindowExposed(&window()))
            QApplication::setActiveWindow(&window());
    }

    void restart()
    {
        session.reset();
        start();
    }

    MainWindow& window() const { return session->window(); }
    QString path() const { return QString::fromStdString(tree.path()); }
    void open() const { window().openLocations({path()}); }
    bool isReady() const { return session->workspace().state() == Workspace::State::Ready; }
    void trigger(const char* action) const { session->actions().action(QString::fromLatin1(action))->trigger(); }

    const Version* version(const char* model, const char* label) const
    {
        const Model* found = session->workspace().catalog()->model(model);
        if (!found)
            return nullptr;
        const auto version = std::ranges::find(found->versions, std::string_view(label), &Version::label);
        return version == found->versions.end() ? nullptr : &*version;
    }

    QString id(const char* model, const char* label) const
    {
        const Version* found = version(model, label);
        return found ? QString::fromStdString(found->id) : QString();
    }

    TempTree tree;
    QTemporaryDir settings;
    std::unique_ptr<Session> session;
};

} // namespace colophon::test
