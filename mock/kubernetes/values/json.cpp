// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/values/json.h"

namespace mock_kubernetes {

std::optional<Json> parsedJson(std::string_view text)
{
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded())
        return {};
    return value;
}

const Json* valueAt(const Json& from, JsonPath path)
{
    const Json* value = &from;
    for (const char* const name : path) {
        if (!value->is_object())
            return nullptr;
        const auto found = value->find(name);
        if (found == value->end())
            return nullptr;
        value = &*found;
    }
    return value->is_null() ? nullptr : value;
}

std::string textAt(const Json& from, JsonPath path)
{
    const Json* const value = valueAt(from, path);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t numberAt(const Json& from, JsonPath path, std::int64_t otherwise)
{
    const Json* const value = valueAt(from, path);
    return value && value->is_number() ? value->get<std::int64_t>() : otherwise;
}

bool flagAt(const Json& from, JsonPath path, bool otherwise)
{
    const Json* const value = valueAt(from, path);
    return value && value->is_boolean() ? value->get<bool>() : otherwise;
}

} // namespace mock_kubernetes
