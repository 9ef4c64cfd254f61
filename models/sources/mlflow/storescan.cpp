#include "models/sources/mlflow/storescan.h"

#include "models/sources/mlflow/registryreader.h"
#include "models/sources/mlflow/runreader.h"
#include "models/sources/mlflow/storeplace.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kFirstBatch = 32; ///< small, so that something is on the screen at once
constexpr std::size_t kBatch = 256;
constexpr std::size_t kClaim = 16; ///< items that a thread takes at a time

struct Item
{
    enum class Kind : std::uint8_t { RegisteredModel, Run, LoggedModel };
    Kind kind = Kind::Run;
    const Experiment* experiment = nullptr; ///< none for registered models
    const std::string* name = nullptr; ///< of the folder
};

/// The scan of one store, shared by its threads.
class StoreScan
{
public:
    StoreScan(const RootFolder& root, const SourceInfo& info, const ScanOptions& options, RecordSink& sink,
              const std::stop_token& stop)
        : m_root(root)
        , m_info(info)
        , m_options(options)
        , m_sink(sink)
        , m_stop(stop)
    {
    }

    void run()
    {
        Reading reading = newReading();
        m_store = reading.files.open(storePath(m_info));
        if (!m_store.isOpen()) {
            reading.refuse(storePath(m_info), reading.files.lastError());
            m_sink.add(std::move(reading.batch));
            return;
        }
        m_models = registeredModelFolders(reading, m_store);
        m_experiments = readExperiments(reading, m_store);
        m_sink.add(std::move(reading.batch));
        collectItems();
        readItems();
    }

private:
    Reading newReading() const { return {m_root, m_info.id, m_options.includeDeleted, m_stop}; }

    void collectItems()
    {
        for (const std::string& name : m_models)
            m_items.push_back({Item::Kind::RegisteredModel, nullptr, &name});
        for (const auto& experiment : m_experiments) {
            for (const std::string& name : experiment->loggedModels)
                m_items.push_back({Item::Kind::LoggedModel, experiment.get(), &name});
            for (const std::string& name : experiment->runs)
                m_items.push_back({Item::Kind::Run, experiment.get(), &name});
        }
        m_sink.progress(0, m_items.size());
    }

    void readItems()
    {
        const auto threads = static_cast<std::size_t>(std::clamp(m_options.threads, 1, 16));
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < std::min(threads, m_items.size()); ++i)
            helpers.emplace_back([this] { work(); });
        work();
    }

    void work()
    {
        Reading reading = newReading();
        RunReader runs(reading, storePath(m_info));
        RegistryReader registry(reading, storePath(m_info));
        std::size_t batchSize = kFirstBatch;
        for (std::size_t first; (first = m_next.fetch_add(kClaim)) < m_items.size() && !reading.isStopped();) {
            const std::size_t end = std::min(first + kClaim, m_items.size());
            for (std::size_t i = first; i < end; ++i)
                read(m_items[i], runs, registry);
            m_done.fetch_add(end - first);
            if (reading.batch.records.size() >= batchSize) {
                hand(reading.batch);
                batchSize = kBatch;
            }
        }
        hand(reading.batch);
    }

    void read(const Item& item, RunReader& runs, RegistryReader& registry)
    {
        switch (item.kind) {
        case Item::Kind::RegisteredModel:
            return registry.readModel(m_store, *item.name);
        case Item::Kind::Run:
            return runs.readRun(*item.experiment, *item.name);
        case Item::Kind::LoggedModel:
            return runs.readLoggedModel(*item.experiment, *item.name);
        }
    }

    void hand(Batch& batch)
    {
        Batch full;
        std::swap(full, batch);
        for (RecordedRelease& release : full.releases) {
            release.root = m_info.root;
            release.place = m_info.location;
        }
        if (!full.records.empty() || !full.models.empty() || !full.releases.empty() || !full.problems.empty())
            m_sink.add(std::move(full));
        m_sink.progress(m_done.load(), m_items.size());
    }

    const RootFolder& m_root;
    const SourceInfo& m_info;
    const ScanOptions& m_options;
    RecordSink& m_sink;
    const std::stop_token& m_stop;
    OpenFolder m_store;
    std::vector<std::string> m_models;
    std::vector<std::unique_ptr<Experiment>> m_experiments;
    std::vector<Item> m_items;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::size_t> m_done = 0;
};

} // namespace

void scanStore(const RootFolder& root, const SourceInfo& info, const ScanOptions& options, RecordSink& sink,
               const std::stop_token& stop)
{
    StoreScan(root, info, options, sink, stop).run();
}

} // namespace colophon::mlflow
