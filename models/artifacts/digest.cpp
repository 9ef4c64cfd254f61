#include "models/artifacts/digest.h"

#include "models/files/fileproblem.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <vector>

#include <openssl/evp.h>
#include <unistd.h>

namespace colophon {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;

struct Kind
{
    DigestKind kind;
    std::string_view name;
    std::size_t digits;
    const EVP_MD* (*algorithm)();
};

constexpr std::array<Kind, 4> kKinds{{
    {DigestKind::Md5, "md5", 32, &EVP_md5},
    {DigestKind::Sha1, "sha1", 40, &EVP_sha1},
    {DigestKind::Sha256, "sha256", 64, &EVP_sha256},
    {DigestKind::Sha512, "sha512", 128, &EVP_sha512},
}};

const Kind& kindOf(DigestKind kind)
{
    return *std::ranges::find(kKinds, kind, &Kind::kind);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// An OpenSSL digest in the making.
class Digester
{
public:
    explicit Digester(const Kind& kind)
        : m_kind(kind)
        , m_context(EVP_MD_CTX_new())
    {
        EVP_DigestInit_ex(m_context.get(), kind.algorithm(), nullptr);
    }

    void add(const char* bytes, std::size_t size) { EVP_DigestUpdate(m_context.get(), bytes, size); }

    std::string finish()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned size = 0;
        EVP_DigestFinal_ex(m_context.get(), bytes.data(), &size);
        std::string text = std::string(m_kind.name) + ":";
        constexpr std::string_view kDigits = "0123456789abcdef";
        for (unsigned i = 0; i < size; ++i) {
            text += kDigits[bytes[i] >> 4U];
            text += kDigits[bytes[i] & 0xFU];
        }
        return text;
    }

private:
    struct Closer
    {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };

    const Kind& m_kind;
    std::unique_ptr<EVP_MD_CTX, Closer> m_context;
};

Problem interrupted(const std::string& path)
{
    return refusedFile(path, "Computing its digest was stopped.", "Start it again to compare all bytes.");
}

Problem changedMeanwhile(const std::string& path)
{
    return refusedFile(path, "It was changed while its digest was computed.",
                       "Something is writing to it; try again when that has finished.");
}

} // namespace

std::string_view toString(DigestKind kind)
{
    return kindOf(kind).name;
}

std::optional<RecordedDigest> parseDigest(std::string_view text)
{
    const std::size_t colon = text.find(':');
    std::string name(text.substr(0, colon == std::string_view::npos ? 0 : colon));
    std::ranges::transform(name, name.begin(), lower);
    std::erase(name, '-');
    std::string hex(colon == std::string_view::npos ? text : text.substr(colon + 1));
    std::ranges::transform(hex, hex.begin(), lower);
    const auto found = std::ranges::find_if(
        kKinds, [&](const Kind& kind) { return hex.size() == kind.digits && (name.empty() || name == kind.name); });
    if (found == kKinds.end() || !std::ranges::all_of(hex, isHexDigit))
        return std::nullopt;
    return RecordedDigest{found->kind, std::move(hex)};
}

std::string toString(const RecordedDigest& digest)
{
    return std::string(toString(digest.kind)) + ":" + digest.hex;
}

std::string digestOf(std::string_view bytes, DigestKind kind)
{
    Digester digester(kindOf(kind));
    digester.add(bytes.data(), bytes.size());
    return digester.finish();
}

std::expected<std::string, Problem> fileDigest(const RootFolder& root, const std::string& path, DigestKind kind,
                                               std::stop_token stop)
{
    const auto file = root.openFile(path);
    if (!file)
        return std::unexpected(file.error());
    Digester digester(kindOf(kind));
    std::vector<char> block(std::min<std::size_t>(kBlock, file->status.size + 1));
    std::uint64_t total = 0;
    while (!stop.stop_requested()) {
        const ssize_t got = ::read(file->descriptor.number(), block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(fileProblem(path, errno));
        if (got == 0)
            break;
        total += static_cast<std::uint64_t>(got);
        digester.add(block.data(), static_cast<std::size_t>(got));
    }
    if (stop.stop_requested())
        return std::unexpected(interrupted(path));
    if (total != file->status.size)
        return std::unexpected(changedMeanwhile(path));
    return digester.finish();
}

} // namespace colophon
