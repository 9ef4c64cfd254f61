#include "tests/gui/window/sessionprogram.h"
#include "ui/widgets/theme.h"

#include <QPushButton>

using namespace colophon;
using test::seen;
using test::SessionProgram;

/// How the parts of the window follow what is chosen in others.
class FollowingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void detailsFollowTheModelThatIsShown();

private:
    QTemporaryDir m_settings;
};

void FollowingTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void FollowingTest::detailsFollowTheModelThatIsShown()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setModel(QStringLiteral("churn"));
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    QTRY_VERIFY(seen<QWidget>(QStringLiteral("churn v1.2.0")));
    program.session->selection().setModel(QStringLiteral("ranker"));
    QTRY_VERIFY(!seen<QWidget>(QStringLiteral("churn v1.2.0")));
    QVERIFY(seen<QWidget>(QStringLiteral("Model ranker")));
    QTRY_VERIFY(seen<QPushButton>(QStringLiteral("Show v1.0.0")));
    QTest::mouseClick(seen<QPushButton>(QStringLiteral("Show v1.0.0")), Qt::LeftButton);
    QTRY_VERIFY(seen<QWidget>(QStringLiteral("ranker v1.0.0")));
    program.session->selection().setModel(QStringLiteral("churn"));
    QTRY_VERIFY(seen<QWidget>(QStringLiteral("churn v1.2.0")));
}

QTEST_MAIN(FollowingTest)
#include "tst_following.moc"
