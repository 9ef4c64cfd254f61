#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "tests/bench/typedlist.h"
#include "ui/plots/versionpicker.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace colophon;

/// "Add version" among 100,000 versions.
class TestPickSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void openToPaint();
    void firstKeyAtOnce();
    void keyToList();

private:
    /// The list over a catalog that was just read.
    void openAnew(const CatalogPointer& catalog)
    {
        if (auto* list = m_window.findChild<QListView*>())
            list->window()->close();
        Q_EMIT m_workspace.catalogChanged(test::catalogOf({}));
        Q_EMIT m_workspace.catalogChanged(catalog);
        m_picker->openBelow(m_button);
    }

    JobRunner m_jobs;
    Workspace m_workspace{{}, m_jobs};
    ChosenVersions m_chosen;
    QWidget m_window;
    QPushButton m_button{&m_window};
    std::unique_ptr<VersionPicker> m_picker;
    const test::TypedList m_list{.name = QStringLiteral("Add one of 100,000 versions"),
                                 .openAnew = [this](const CatalogPointer& catalog) { openAnew(catalog); },
                                 .field = [this] { return m_window.findChild<QLineEdit*>(); },
                                 .paint = [this] { m_window.findChild<QListView*>()->viewport()->repaint(); }};
};

void TestPickSpeed::initTestCase()
{
    Theme::install(*qApp);
    m_picker = std::make_unique<VersionPicker>(m_workspace, m_chosen, &m_window);
    m_window.resize(800, 600);
    m_window.show();
}

void TestPickSpeed::openToPaint()
{
    m_list.measureOpening(", click to paint", 50);
}

void TestPickSpeed::firstKeyAtOnce()
{
    m_list.measureFirstKey();
}

void TestPickSpeed::keyToList()
{
    m_list.measureKeys({"v1.7", "jan 9", "mei x", "2026"});
}

QTEST_MAIN(TestPickSpeed)
#include "tst_pickspeed.moc"
