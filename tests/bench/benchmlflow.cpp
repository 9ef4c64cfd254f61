// Measures the MLflow file reader without the rest of the program, and prints JSON.
//   benchmlflow scan FOLDER            reads the stores of a location into nothing
//   benchmlflow curve FOLDER NATIVE KEY   reads one metric history

#include "models/sources/location.h"
#include "models/sources/mlflow/mlflowfiles.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <sys/resource.h>

using namespace colophon;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Counts and forgets.
class Counter : public RecordSink
{
public:
    void add(Batch batch) override
    {
        double none = -1;
        if (!batch.records.empty())
            m_first.compare_exchange_strong(none, secondsSince(m_start));
        m_records += batch.records.size();
        m_problems += batch.problems.size();
    }
    void progress(std::size_t, std::size_t) override { }

    double first() const { return m_first; }
    std::size_t records() const { return m_records; }
    std::size_t problems() const { return m_problems; }

private:
    Clock::time_point m_start = Clock::now();
    std::atomic<double> m_first = -1;
    std::atomic<std::size_t> m_records = 0;
    std::atomic<std::size_t> m_problems = 0;
};

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

nlohmann::json scan(const Location& location)
{
    const auto start = Clock::now();
    Counter counter;
    for (const auto& source : location.sources())
        source->scan({}, counter, {});
    return {{"records", counter.records()},
            {"problems", counter.problems()},
            {"first", counter.first()},
            {"wall", secondsSince(start)},
            {"cpu", processorSeconds()}};
}

nlohmann::json curve(const Location& location, const char* native, const char* key)
{
    const auto start = Clock::now();
    for (const auto& source : location.sources()) {
        const auto history = source->metricHistory(native, Name(key), {});
        if (history)
            return {{"points", history->size()}, {"wall", secondsSince(start)}, {"cpu", processorSeconds()}};
    }
    return {{"points", 0}};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    const SourceKind kind = mlflowFilesKind();
    const auto location = Location::open(argv[2], std::span(&kind, 1), SourceId(1));
    if (!location)
        return 3;
    const bool isCurve = argc == 5 && std::string_view(argv[1]) == "curve";
    std::puts((isCurve ? curve(**location, argv[3], argv[4]) : scan(**location)).dump().c_str());
    return 0;
}
