// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_identity.h"

#include "json/json_walker.h"

#include <algorithm>
#include <array>
#include <bit>

namespace formats {

namespace {

/// Each of the first three identifies a deployment.
constexpr std::array<std::string_view, 5> required{
    "id", "version", "status", "environment", "startTime"};
constexpr std::uint8_t decisive = 0b111;

std::string_view withoutQuotes(std::string_view text)
{
    return text.size() < 2 ? std::string_view() : text.substr(1, text.size() - 2);
}

} // namespace

void RecordIdentity::enter(std::string_view fieldName)
{
    const auto* const name = std::find(required.begin(), required.end(), fieldName);
    if (name != required.end())
        m_found |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(name - required.begin()));
}

bool RecordIdentity::isRecord() const
{
    return (m_found & decisive) == decisive
        || std::popcount(m_found) >= static_cast<int>(required.size()) - 1;
}

bool RecordIdentity::isComplete() const
{
    return std::popcount(m_found) == static_cast<int>(required.size());
}

bool RecordIdentity::isListName(std::string_view fieldName)
{
    return fieldName == "deployments" || fieldName == "items";
}

bool beginsLikeRecords(std::string_view list)
{
    RecordIdentity identity;
    JsonWalker walker(list);
    for (auto step = walker.next();; step = walker.next()) {
        const bool isFirst = walker.depth() == 2;
        if (step == JsonWalker::Step::End || step == JsonWalker::Step::Fault)
            return identity.isComplete();
        if (step == JsonWalker::Step::Open && isFirst && walker.token() != "{")
            return false;
        if (step == JsonWalker::Step::Key && isFirst)
            identity.enter(withoutQuotes(walker.token()));
        if (walker.depth() < 2 && step != JsonWalker::Step::Open)
            return identity.isComplete();
    }
}

bool holdsLists(std::string_view json)
{
    RecordIdentity identity;
    bool hasList = false;
    bool isList = false; // the value that comes is of such a name
    JsonWalker walker(json);
    for (auto step = walker.next();; step = walker.next()) {
        if (step == JsonWalker::Step::End || step == JsonWalker::Step::Fault)
            return hasList && !identity.isRecord();
        if (step == JsonWalker::Step::Open && isList && walker.token() == "[")
            hasList = true;
        if (step == JsonWalker::Step::Key && walker.depth() == 1) {
            const auto name = withoutQuotes(walker.token());
            identity.enter(name);
            isList = RecordIdentity::isListName(name);
        } else if (step != JsonWalker::Step::Colon) {
            isList = false;
        }
    }
}

} // namespace formats
