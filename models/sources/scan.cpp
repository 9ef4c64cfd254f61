#include "models/lineage/catalogbuilder.h"
#include "models/sources/location.h"
#include "models/store/registry.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace colophon {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How often waiting batches are taken over and progress is told.
constexpr milliseconds kBeat{20};
constexpr milliseconds kFirstPartial{150};

/// Where reading threads leave what they found; they never wait for the catalog to be built.
class Inbox
{
public:
    void add(Batch batch)
    {
        const std::scoped_lock lock(m_mutex);
        m_batches.push_back(std::move(batch));
    }

    void finish()
    {
        const std::scoped_lock lock(m_mutex);
        m_finished = true;
        m_changed.notify_one();
    }

    /// Everything that arrived; returns after kBeat at the latest, at once when all is read.
    std::vector<Batch> take(bool& finished)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, kBeat, [this] { return m_finished; });
        finished = m_finished;
        return std::exchange(m_batches, {});
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Batch> m_batches;
    bool m_finished = false;
};

/// The sink of one source.
class SourceSink : public RecordSink
{
public:
    explicit SourceSink(Inbox& inbox)
        : m_inbox(inbox)
    {
    }

    void add(Batch batch) override { m_inbox.add(std::move(batch)); }

    void progress(std::size_t done, std::size_t expected) override
    {
        m_done = done;
        m_expected = expected;
    }

    std::size_t done() const { return m_done; }
    std::size_t expected() const { return m_expected; }

private:
    Inbox& m_inbox;
    std::atomic<std::size_t> m_done = 0;
    std::atomic<std::size_t> m_expected = 0;
};

/// Reads the sources, several at a time, each into its sink.
class Readers
{
public:
    Readers(std::span<const std::shared_ptr<Location>> locations, const ScanOptions& options, Inbox& inbox)
        : m_options(options)
        , m_inbox(inbox)
    {
        for (const std::shared_ptr<Location>& location : locations) {
            for (const std::unique_ptr<Source>& source : location->sources()) {
                m_sources.push_back(source.get());
                m_sinks.emplace_back(inbox);
            }
        }
    }

    void start(std::stop_token stop)
    {
        const std::size_t count
            = std::clamp<std::size_t>(m_sources.size(), 1, static_cast<std::size_t>(std::max(m_options.threads, 1)));
        m_running = count;
        for (std::size_t i = 0; i < count; ++i)
            m_threads.emplace_back([this, stop] { work(stop); });
    }

    ScanProgress progress() const
    {
        ScanProgress sum;
        bool allKnown = true;
        for (const SourceSink& sink : m_sinks) {
            sum.done += sink.done();
            sum.expected += sink.expected();
            allKnown = allKnown && sink.expected() > 0;
        }
        if (!allKnown)
            sum.expected = 0;
        return sum;
    }

private:
    void work(const std::stop_token& stop)
    {
        for (std::size_t next = m_next++; next < m_sources.size() && !stop.stop_requested(); next = m_next++)
            read(*m_sources[next], m_sinks[next], stop);
        if (--m_running == 0)
            m_inbox.finish();
    }

    /// Sources turn their errors into problems; what still escapes (no memory left) must not end the program.
    void read(Source& source, SourceSink& sink, const std::stop_token& stop)
    {
        try {
            source.scan(m_options, sink, stop);
        } catch (const std::exception& error) {
            Problem problem;
            problem.source = source.info().id;
            problem.file = source.info().location;
            problem.reason = std::string("Reading ended early: ") + error.what() + ".";
            problem.hint = "What was read before is shown. Read again; if it happens again, please report it.";
            sink.add({{}, {}, {std::move(problem)}});
        }
    }

    ScanOptions m_options;
    Inbox& m_inbox;
    std::vector<Source*> m_sources;
    std::deque<SourceSink> m_sinks;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::size_t> m_running = 0;
    std::vector<std::jthread> m_threads;
};

CatalogBuilder makeBuilder(std::span<const std::shared_ptr<Location>> locations)
{
    std::vector<SourceInfo> sources;
    std::vector<SourceId> onlyWithContent;
    for (const std::shared_ptr<Location>& location : locations) {
        for (const std::unique_ptr<Source>& source : location->sources())
            sources.push_back(source->info());
        if (location->fallback())
            onlyWithContent.push_back(location->fallback()->info().id);
    }
    return CatalogBuilder(std::move(sources), std::move(onlyWithContent));
}

/// What is known of a location apart from its sources.
Batch readJournal(const Location& location)
{
    Batch batch;
    batch.problems = location.problems();
    auto registry = readRegistry(location.path());
    if (!registry) {
        batch.problems.push_back(std::move(registry.error()));
        return batch;
    }
    batch.releases = std::move(registry->releases);
    batch.notes = std::move(registry->notes);
    std::ranges::move(registry->problems, std::back_inserter(batch.problems));
    return batch;
}

/// Decides when a catalog of what is known so far is worth its price: each at twice the time of the one before, and
/// all together for at most a tenth of the time that reading takes.
class PartialSchedule
{
public:
    bool isDue() const { return elapsed() >= m_next; }

    template <typename Publish> void run(Publish publish)
    {
        const milliseconds begin = elapsed();
        publish();
        const milliseconds end = elapsed();
        m_next = std::max(2 * end, end + 10 * (end - begin));
    }

private:
    milliseconds elapsed() const { return std::chrono::duration_cast<milliseconds>(Clock::now() - m_start); }

    Clock::time_point m_start = Clock::now();
    milliseconds m_next = kFirstPartial;
};

} // namespace

CatalogPointer scanLocations(std::span<const std::shared_ptr<Location>> locations, const ScanOptions& options,
                             const ScanCallbacks& callbacks, std::stop_token stop)
{
    Inbox inbox;
    Readers readers(locations, options, inbox);
    CatalogBuilder builder = makeBuilder(locations);
    PartialSchedule schedule;
    readers.start(stop);
    for (const std::shared_ptr<Location>& location : locations)
        builder.add(readJournal(*location));

    bool finished = false;
    bool isNew = false;
    while (!finished) {
        for (Batch& batch : inbox.take(finished)) {
            isNew = isNew || !batch.records.empty();
            builder.add(std::move(batch));
        }
        if (callbacks.progress)
            callbacks.progress(readers.progress());
        if (!finished && isNew && callbacks.partial && schedule.isDue()) {
            schedule.run([&] { callbacks.partial(builder.build(false)); });
            isNew = false;
        }
    }
    return builder.build(!stop.stop_requested());
}

} // namespace colophon
