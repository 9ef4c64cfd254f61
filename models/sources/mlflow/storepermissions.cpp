#include "models/sources/mlflow/storepermissions.h"

#include "models/sources/mlflow/filewriter.h"
#include "models/sources/mlflow/registryreader.h"
#include "models/sources/mlflow/storeplace.h"

#include <algorithm>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kAsked = 5'000; ///< models that are asked until one can be written

bool isWritable(const OpenFolder& folder, const char* file)
{
    return folder.isOpen() && !FileWriter(folder.descriptor.number()).obstacle({}, file);
}

} // namespace

bool isStoreWritable(const RootFolder& root, const SourceInfo& info)
{
    Reading reading(root, info.id, false, {});
    const OpenFolder store = reading.files.open(storePath(info));
    if (!store.isOpen())
        return false;
    const std::vector<std::string> models = registeredModelFolders(reading, store);
    if (models.empty())
        return isWritable(store, "models");
    const auto end = models.begin() + static_cast<std::ptrdiff_t>(std::min(models.size(), kAsked));
    return std::any_of(models.begin(), end, [&](const std::string& model) {
        return isWritable(reading.files.open(store, "models/" + model), "meta.yaml");
    });
}

} // namespace colophon::mlflow
