#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "tests/bench/figure.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"
#include "ui/plots/versionpicker.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace colophon;

namespace {

constexpr std::size_t kVersions = 100'000;

} // namespace

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
    void paint() const { m_window.findChild<QListView*>()->viewport()->repaint(); }

    JobRunner m_jobs;
    Workspace m_workspace{{}, m_jobs};
    ChosenVersions m_chosen;
    QWidget m_window;
    QPushButton m_button{&m_window};
    std::unique_ptr<VersionPicker> m_picker;
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
    const CatalogPointer catalog = test::bigCatalog(kVersions);
    test::Figure figure(QStringLiteral("Add one of 100,000 versions, click to paint"), 50);
    for (int time = 0; time < 10; ++time) {
        figure.measure([&] {
            openAnew(catalog);
            paint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

/// Mostly the texts are prepared before anybody can type; whoever is faster waits for them once.
void TestPickSpeed::firstKeyAtOnce()
{
    const CatalogPointer catalog = test::bigCatalog(kVersions);
    test::Figure figure(QStringLiteral("Add one of 100,000 versions, key at once to list"), 200);
    for (int time = 0; time < 10; ++time) {
        openAnew(catalog);
        figure.measure([this] {
            QTest::keyClick(m_window.findChild<QLineEdit*>(), 'j');
            paint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestPickSpeed::keyToList()
{
    openAnew(test::bigCatalog(kVersions));
    auto* field = m_window.findChild<QLineEdit*>();
    const auto* found = m_window.findChild<QListView*>();
    test::Figure figure(QStringLiteral("Add one of 100,000 versions, key to list"), 50);
    for (int time = 0; time < 5; ++time) {
        for (const char* text : {"v1.7", "jan 9", "mei x", "2026"}) {
            for (const char* letter = text; *letter != '\0'; ++letter) {
                figure.measure([&] {
                    QTest::keyClick(field, *letter);
                    paint();
                });
                QVERIFY(found->model()->rowCount() <= PickList::kMostShown);
            }
            field->clear();
        }
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

QTEST_MAIN(TestPickSpeed)
#include "tst_pickspeed.moc"
