#include "models/items/jobs.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <thread>

using namespace colophon;

class JobsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultArrivesInTheThreadOfTheContext();
    void laterJobOfOneKeyWins();
    void jobsWithoutKeyAllDeliver();
    void nothingIsDeliveredToADeadContext();
    void cancelledJobDeliversWhatItHas();
    void jobThatRefusesCancellingGoesOn();
    void progressIsToldAndListed();
    void jobWithoutTitleIsNotListed();
    void runnerEndsItsJobsWhenItGoes();
};

namespace {

/// Work that goes on until it is asked to stop, then delivers `text` into `into`.
JobRunner::Work untilStopped(std::atomic<bool>& started, QStringList& into, const QString& text)
{
    return [&started, &into, text](const JobControl& control) -> std::function<void()> {
        started = true;
        while (!control.isStopped())
            std::this_thread::yield();
        return [&into, text] { into.append(text); };
    };
}

JobRunner::Work deliver(QStringList& into, const QString& text)
{
    return [&into, text](const JobControl&) -> std::function<void()> { return [&into, text] { into.append(text); }; };
}

} // namespace

void JobsTest::resultArrivesInTheThreadOfTheContext()
{
    JobRunner jobs;
    QObject context;
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    jobs.start({}, {}, &context, [&](const JobControl&) -> std::function<void()> {
        worker = QThread::currentThread();
        return [&receiver] { receiver = QThread::currentThread(); };
    });
    QTRY_COMPARE(receiver, context.thread());
    QVERIFY(worker != receiver);
}

void JobsTest::laterJobOfOneKeyWins()
{
    JobRunner jobs;
    QObject context;
    QStringList delivered;
    std::atomic<bool> started = false;
    jobs.start(QStringLiteral("key"), {}, &context, untilStopped(started, delivered, QStringLiteral("first")));
    QTRY_VERIFY(started);
    jobs.start(QStringLiteral("key"), {}, &context, deliver(delivered, QStringLiteral("second")));
    QTRY_VERIFY(jobs.isIdle());
    QCOMPARE(delivered, QStringList{QStringLiteral("second")});
}

void JobsTest::jobsWithoutKeyAllDeliver()
{
    JobRunner jobs;
    QObject context;
    QStringList delivered;
    for (int i = 0; i < 20; ++i)
        jobs.start({}, {}, &context, deliver(delivered, QString::number(i)));
    QTRY_COMPARE(delivered.size(), 20);
}

void JobsTest::nothingIsDeliveredToADeadContext()
{
    JobRunner jobs;
    QStringList delivered;
    std::atomic<bool> started = false;
    auto context = std::make_unique<QObject>();
    const quint64 id = jobs.start({}, {}, context.get(), untilStopped(started, delivered, QStringLiteral("too late")));
    QTRY_VERIFY(started);
    context.reset();
    jobs.cancel(id);
    QTRY_VERIFY(jobs.isIdle());
    QVERIFY(delivered.isEmpty());
}

void JobsTest::cancelledJobDeliversWhatItHas()
{
    JobRunner jobs;
    QObject context;
    QStringList delivered;
    std::atomic<bool> started = false;
    const quint64 id = jobs.start({}, {}, &context, untilStopped(started, delivered, QStringLiteral("part")));
    QTRY_VERIFY(started);
    jobs.cancel(id);
    QTRY_COMPARE(delivered, QStringList{QStringLiteral("part")});
}

void JobsTest::jobThatRefusesCancellingGoesOn()
{
    JobRunner jobs;
    QObject context;
    std::atomic<bool> started = false;
    std::atomic<bool> mayEnd = false;
    bool wasStopped = true;
    const auto work = [&](const JobControl& control) -> std::function<void()> {
        started = true;
        while (!mayEnd)
            std::this_thread::yield();
        return [&wasStopped, stopped = control.isStopped()] { wasStopped = stopped; };
    };
    const quint64 id = jobs.start({}, QStringLiteral("Writing"), &context, work, JobRunner::Cancelling::Refused);
    QTRY_VERIFY(started);
    QVERIFY(!jobs.running().first().canCancel);
    jobs.cancel(id);
    jobs.cancelAll();
    mayEnd = true;
    QTRY_VERIFY(!wasStopped);
}

void JobsTest::progressIsToldAndListed()
{
    JobRunner jobs;
    QObject context;
    QSignalSpy progressed(&jobs, &JobRunner::progressed);
    std::atomic<bool> mayEnd = false;
    jobs.start({}, QStringLiteral("Reading"), &context, [&](const JobControl& control) -> std::function<void()> {
        control.progress(3, 10);
        while (!mayEnd)
            std::this_thread::yield();
        return {};
    });
    QTRY_COMPARE(progressed.size(), 1);
    const JobStatus status = jobs.running().first();
    QCOMPARE(status.title, QStringLiteral("Reading"));
    QCOMPARE(status.done, 3);
    QCOMPARE(status.expected, 10);
    mayEnd = true;
    QTRY_VERIFY(jobs.running().isEmpty());
}

void JobsTest::jobWithoutTitleIsNotListed()
{
    JobRunner jobs;
    QObject context;
    QSignalSpy started(&jobs, &JobRunner::started);
    QStringList delivered;
    jobs.start({}, {}, &context, deliver(delivered, QStringLiteral("housekeeping")));
    QVERIFY(jobs.running().isEmpty());
    QVERIFY(!jobs.isIdle());
    QTRY_VERIFY(jobs.isIdle());
    QVERIFY(started.isEmpty());
}

void JobsTest::runnerEndsItsJobsWhenItGoes()
{
    QObject context;
    QStringList delivered;
    std::atomic<bool> started = false;
    {
        JobRunner jobs;
        jobs.start({}, {}, &context, untilStopped(started, delivered, QStringLiteral("late")));
        QTRY_VERIFY(started);
    }
    QCoreApplication::sendPostedEvents();
    QVERIFY(delivered.isEmpty());
}

QTEST_GUILESS_MAIN(JobsTest)
#include "tst_jobs.moc"
