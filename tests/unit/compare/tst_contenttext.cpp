#include "models/compare/contenttext.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;

class TestContentText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheKindAndTheSizeOfAllFiles();
    void theSameKindIsNamedOnce();
    void onlyWhatTellsSomethingIsNamed();
    void isEmptyWhereNothingIsKnown();
};

namespace {

Entry entry(const char* key, const char* value)
{
    Entry made;
    made.key = Name(key);
    made.value = value;
    return made;
}

} // namespace

void TestContentText::namesTheKindAndTheSizeOfAllFiles()
{
    Version version = test::version("v1").artifact("a.bin").artifact("b.bin").artifact("c.bin");
    version.facts.artifacts[0].size = 5'000'000;
    version.facts.artifacts[1].size = 200'000;
    version.facts.architecture = {entry("kind", "gradient boosting"), entry("layers", "12")};
    QCOMPARE(contentText(version), std::string("gradient boosting · 5.2 MB"));
}

void TestContentText::theSameKindIsNamedOnce()
{
    Version version = test::version("v1");
    version.facts.architecture = {entry("flavours", "sklearn"), entry("kind", "forest"), entry("model_type", "forest")};
    QCOMPARE(contentText(version), std::string("sklearn · forest"));
}

void TestContentText::onlyWhatTellsSomethingIsNamed()
{
    Version version = test::version("v1");
    version.facts.architecture = {entry("flavours", "python_function, xgboost"), entry("kind", "xgboost Booster")};
    QCOMPARE(contentText(version), std::string("xgboost Booster"));
    version.facts.architecture = {entry("kind", "xgboost Booster"), entry("flavours", "xgboost, python_function")};
    QCOMPARE(contentText(version), std::string("xgboost Booster"));
    version.facts.architecture = {entry("flavours", "python_function"), entry("kind", "xg")};
    QCOMPARE(contentText(version), std::string("python_function · xg"));
}

void TestContentText::isEmptyWhereNothingIsKnown()
{
    QCOMPARE(contentText(test::version("v1")), std::string());
}

QTEST_APPLESS_MAIN(TestContentText)
#include "tst_contenttext.moc"
