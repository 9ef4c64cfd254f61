#include "models/sources/mlflow/metrichistoryreader.h"

#include "models/files/fileproblem.h"
#include "models/sources/mlflow/metricstream.h"
#include "models/sources/mlflow/registrystages.h"
#include "models/sources/mlflow/storeplace.h"

#include <algorithm>

namespace colophon::mlflow {

namespace {

/// A metric file that was found, with who wrote it.
struct Found
{
    OpenFolder folder; ///< experiment
    std::string relative; ///< of the metric file
    MetricOwner owner = MetricOwner::Run;
};

bool leavesFolder(std::string_view key)
{
    return key.empty() || key.starts_with('/') || key == ".." || key.starts_with("../") || key.ends_with("/..")
        || key.find("/../") != std::string_view::npos;
}

class HistorySearch
{
public:
    HistorySearch(const RootFolder& root, const SourceInfo& info, Name key, const std::stop_token& stop)
        : m_reading(root, info.id, true, stop)
        , m_key(key.text())
        , m_store(m_reading.files.open(storePath(info)))
    {
    }

    std::optional<Found> find(std::string_view native)
    {
        constexpr std::string_view kRun = "run:";
        constexpr std::string_view kModel = "model:";
        if (leavesFolder(m_key))
            return std::nullopt;
        if (native.starts_with(kRun))
            return findItem(native.substr(kRun.size()), MetricOwner::Run);
        if (native.starts_with(kModel))
            return findItem(native.substr(kModel.size()), MetricOwner::LoggedModel);
        return findOfVersion(native);
    }

    FileReader& files() { return m_reading.files; }

private:
    std::optional<Found> findOfVersion(std::string_view native)
    {
        const std::size_t slash = native.rfind('/');
        if (slash == std::string_view::npos || !parseVersionNumber(native.substr(slash + 1)))
            return std::nullopt;
        const std::string file = "models/" + std::string(native.substr(0, slash)) + "/version-"
            + std::string(native.substr(slash + 1)) + "/meta.yaml";
        Meta meta;
        if (m_reading.readMeta(m_store, file, MetaKind::Other, meta) != MetaResult::Read)
            return std::nullopt;
        const std::string run(meta.text("run_id"));
        std::string model(meta.text("model_id"));
        constexpr std::string_view kLoggedModel = "models:/m-";
        if (const auto source = meta.text("source"); model.empty() && source.starts_with(kLoggedModel))
            model = source.substr(std::string_view("models:/").size());
        auto found = findItem(run, MetricOwner::Run);
        return found ? std::move(found) : findItem(model, MetricOwner::LoggedModel);
    }

    std::optional<Found> findItem(std::string_view id, MetricOwner owner)
    {
        if (id.empty() || id.find('/') != std::string_view::npos || id == "..")
            return std::nullopt;
        const std::string relative
            = (owner == MetricOwner::LoggedModel ? "models/" : "") + std::string(id) + "/metrics/" + m_key;
        auto found = findBelow(m_store, relative, owner);
        if (found)
            return found;
        const OpenFolder trash = m_reading.files.open(m_store, ".trash");
        return trash.isOpen() ? findBelow(trash, relative, owner) : std::nullopt;
    }

    std::optional<Found> findBelow(const OpenFolder& parent, const std::string& relative, MetricOwner owner)
    {
        Listing& listing = m_reading.listing(0);
        if (!m_reading.files.list(parent, listing))
            return std::nullopt;
        for (const Listing::Entry& entry : listing.entries()) {
            if (entry.kind != FileKind::Folder && entry.kind != FileKind::Link)
                continue;
            OpenFolder folder = m_reading.files.open(parent, listing.name(entry));
            if (folder.isOpen() && m_reading.files.status(folder, relative))
                return Found{std::move(folder), relative, owner};
        }
        return std::nullopt;
    }

    Reading m_reading;
    std::string m_key;
    OpenFolder m_store;
};

} // namespace

std::expected<MetricHistory, Problem> metricHistory(const RootFolder& root, const SourceInfo& info,
                                                    const std::string& native, Name key, const std::stop_token& stop)
{
    HistorySearch search(root, info, key, stop);
    const auto found = search.find(native);
    if (!found)
        return std::unexpected(Problem{info.id, Problem::Severity::Error, storePath(info), 0,
                                       native + " has no metric “" + key.text() + "”.",
                                       "Read the location again: the metric may have been removed."});
    auto history = readHistory(search.files(), found->folder, found->relative, found->owner, stop);
    if (history)
        history->key = key;
    else
        history.error().source = info.id;
    return history;
}

} // namespace colophon::mlflow
