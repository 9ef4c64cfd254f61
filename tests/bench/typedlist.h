#pragma once

#include "tests/bench/figure.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"

#include <QLineEdit>
#include <QTest>

#include <functional>
#include <initializer_list>

namespace colophon::test {

/// A list of versions that drops down and that typed words narrow, measured among 100,000 of them.
struct TypedList
{
    QString name; ///< of the figures
    std::function<void(const CatalogPointer&)> openAnew; ///< over a catalog that was just read
    std::function<QLineEdit*()> field;
    std::function<void()> paint;

    /// `job` and `limit` are of test::Figure.
    void measureOpening(const char* job, double limit) const
    {
        const CatalogPointer catalog = bigCatalog(kVersions);
        Figure figure(name + QString::fromUtf8(job), limit);
        for (int time = 0; time < kTimes; ++time) {
            figure.measure([&] {
                openAnew(catalog);
                paint();
            });
        }
        judge(figure);
    }

    /// Mostly the texts are prepared before anybody can type; whoever is faster waits for them once.
    void measureFirstKey() const
    {
        const CatalogPointer catalog = bigCatalog(kVersions);
        Figure figure(name + QStringLiteral(", key at once to list"), 200);
        for (int time = 0; time < kTimes; ++time) {
            openAnew(catalog);
            figure.measure([this] { type('j'); });
        }
        judge(figure);
    }

    void measureKeys(std::initializer_list<const char*> texts) const
    {
        openAnew(bigCatalog(kVersions));
        Figure figure(name + QStringLiteral(", key to list"), 50);
        for (int time = 0; time < kTimes / 2; ++time) {
            for (const char* text : texts) {
                for (const char* letter = text; *letter != '\0'; ++letter)
                    figure.measure([this, letter] { type(*letter); });
                field()->clear();
            }
        }
        judge(figure);
    }

private:
    static constexpr std::size_t kVersions = 100'000;
    static constexpr int kTimes = 10;

    void type(char letter) const
    {
        QTest::keyClick(field(), letter);
        paint();
    }

    static void judge(const Figure& figure)
    {
        figure.tell();
        QCOMPARE_LE(figure.slowest(), figure.limit());
    }
};

} // namespace colophon::test
