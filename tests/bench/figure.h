#pragma once

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace colophon::test {

/// How long one kind of step takes, for tests/bench/run: times on the clock, which are what the user waits, and times
/// of the processor in this thread, which other work on the machine does not change.
class Figure
{
public:
    /// `limit` in milliseconds for the slowest step but one in a hundred.
    Figure(QString job, double limit)
        : m_job(std::move(job))
        , m_limit(limit)
    {
    }

    template <typename Step> void measure(Step step)
    {
        const double processor = processorTime();
        QElapsedTimer clock;
        clock.start();
        step();
        m_clock.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        m_processor.push_back(processorTime() - processor);
    }

    double slowest() const { return percentile(m_clock, 0.99); }
    double limit() const { return m_limit; }

    /// One line that bench_views.py reads.
    void tell() const
    {
        const QJsonObject figure{
            {QStringLiteral("job"), m_job},
            {QStringLiteral("limit"), m_limit},
            {QStringLiteral("steps"), static_cast<int>(m_clock.size())},
            {QStringLiteral("median"), percentile(m_clock, 0.5)},
            {QStringLiteral("p99"), slowest()},
            {QStringLiteral("cpuMedian"), percentile(m_processor, 0.5)},
            {QStringLiteral("cpuP99"), percentile(m_processor, 0.99)},
        };
        std::printf("FIGURE %s\n", QJsonDocument(figure).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }

private:
    static double processorTime()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    static double percentile(std::vector<double> times, double share)
    {
        if (times.empty())
            return 0;
        std::ranges::sort(times);
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1) + 0.5)];
    }

    QString m_job;
    double m_limit;
    std::vector<double> m_clock;
    std::vector<double> m_processor;
};

} // namespace colophon::test
