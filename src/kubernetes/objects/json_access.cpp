// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_access.h"

#include <cmath>

namespace kubernetes {

JsonAccess::JsonAccess(simdjson::dom::element element)
    : m_element(element)
    , m_exists(!element.is_null())
{
}

JsonAccess JsonAccess::operator[](std::string_view key) const
{
    simdjson::dom::object members;
    simdjson::dom::element member;
    if (!m_exists || m_element.get(members) != simdjson::SUCCESS
        || members.at_key(key).get(member) != simdjson::SUCCESS)
        return {};
    return JsonAccess(member);
}

std::string_view JsonAccess::view() const
{
    std::string_view text;
    if (!m_exists || m_element.get(text) != simdjson::SUCCESS)
        return {};
    return text;
}

std::optional<std::int64_t> JsonAccess::number() const
{
    constexpr double beyond = 9007199254740992.0; // what a double tells apart
    if (!m_exists)
        return std::nullopt;
    std::int64_t whole = 0;
    if (m_element.get(whole) == simdjson::SUCCESS)
        return whole;
    double value = 0;
    const bool isNumber = m_element.is_double() && m_element.get(value) == simdjson::SUCCESS;
    if (!isNumber || std::fabs(value) > beyond || value != std::trunc(value))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::string JsonAccess::numberOrText() const
{
    const auto whole = number();
    return whole ? std::to_string(*whole) : text();
}

bool JsonAccess::isTrue() const
{
    return boolean().value_or(false);
}

std::optional<bool> JsonAccess::boolean() const
{
    bool value = false;
    if (!m_exists || m_element.get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::optional<deployment::Timestamp> JsonAccess::time() const
{
    const auto text = view();
    return text.empty() ? std::nullopt : deployment::parseTimestamp(text);
}

} // namespace kubernetes
