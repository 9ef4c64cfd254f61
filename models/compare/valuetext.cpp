#include "models/compare/valuetext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace colophon {

namespace {

using Json = nlohmann::json;

/// A signature longer than this is shown as it is: parsing it would cost more than it tells.
constexpr std::size_t kLongestSignature = 1024 * 1024;
constexpr std::size_t kNamedColumns = 3;

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// "float32 [-1, 38]" of {"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 38]}}.
std::string tensorText(const Json& part)
{
    const auto spec = part.find("tensor-spec");
    if (spec == part.end() || !spec->is_object())
        return {};
    std::string text = textOf(*spec, "dtype");
    const auto shape = spec->find("shape");
    if (shape == spec->end() || !shape->is_array())
        return text;
    text += " [";
    for (const Json& side : *shape)
        text += (text.ends_with('[') ? "" : ", ") + side.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text + "]";
}

/// "age long", "image float32 [-1, 3, 224, 224]"; empty when it is no part of a signature.
std::string partText(const Json& part)
{
    if (!part.is_object())
        return {};
    const std::string type = textOf(part, "type");
    const std::string shown = type == "tensor" ? tensorText(part) : type;
    const std::string name = textOf(part, "name");
    return shown.empty() || name.empty() ? shown : name + " " + shown;
}

std::string signatureText(const Json& parts)
{
    std::string text;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const std::string part = partText(parts[index]);
        if (part.empty())
            return {};
        if (index < kNamedColumns)
            text += (text.empty() ? "" : ", ") + part;
    }
    if (parts.size() <= kNamedColumns)
        return text;
    return std::to_string(parts.size()) + " columns: " + text + ", …";
}

} // namespace

std::string readableValue(const std::string& value, ValueType type)
{
    if (type != ValueType::Json || !value.starts_with('[') || value.size() > kLongestSignature)
        return value;
    const Json parts = Json::parse(value, nullptr, false);
    if (!parts.is_array() || parts.empty())
        return value;
    const std::string text = signatureText(parts);
    return text.empty() ? value : text;
}

std::string shortHash(std::string_view text)
{
    constexpr std::size_t kShownDigits = 7;
    constexpr std::size_t kLeastDigits = 16;
    const std::string_view digits = text.substr(text.find(':') + 1); // npos + 1 is 0: all of it
    const bool isHash = digits.size() >= kLeastDigits
        && std::ranges::all_of(digits, [](unsigned char letter) { return std::isxdigit(letter) != 0; });
    return std::string(isHash ? digits.substr(0, kShownDigits) : std::string_view());
}

std::string shortened(std::string_view text)
{
    std::string hash = shortHash(text);
    return hash.empty() ? std::string(text) : hash;
}

} // namespace colophon
