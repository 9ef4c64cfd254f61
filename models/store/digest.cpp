#include "models/store/digest.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace colophon {

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256.");
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * size);
    for (unsigned int index = 0; index < size; ++index) {
        text += kDigits[digest.at(index) >> 4U];
        text += kDigits[digest.at(index) & 0xFU];
    }
    return text;
}

} // namespace colophon
