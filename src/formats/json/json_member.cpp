// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/json/json_member.h"

#include "json_walker.h"

#include "bytes/encoding.h"

#include "deploy/formats/json/json_value.h"

namespace formats {

namespace {

using WalkStep = JsonWalker::Step;

std::string_view withoutQuotes(std::string_view text)
{
    return text.substr(1, text.size() - 2);
}

bool walkMembers(JsonWalker& walker, const MemberVisitor& visit)
{
    std::string_view name;
    for (WalkStep step = walker.next(); walker.depth() > 0; step = walker.next()) {
        if (step == WalkStep::Fault)
            return false;
        if (step == WalkStep::Key)
            name = withoutQuotes(walker.token());
        if (step == WalkStep::Open && walker.skipContainer() != WalkStep::Close)
            return false;
        if ((step == WalkStep::Open || step == WalkStep::Value) && !visit(name, walker.token()))
            return true;
    }
    return true;
}

void walkToEnd(JsonWalker& walker)
{
    WalkStep step = walker.next();
    while (step != WalkStep::Fault && step != WalkStep::End)
        step = walker.next();
}

} // namespace

bool forEachMember(std::string_view json, const MemberVisitor& visit)
{
    const auto text = json.substr(byteOrderMarkLength(json));
    JsonWalker walker(text, JsonWalker::Texts::WithControls);
    return walker.next() != WalkStep::Open || walker.token() != "{" || walkMembers(walker, visit);
}

std::size_t endOfJson(std::string_view json)
{
    const std::size_t mark = byteOrderMarkLength(json);
    JsonWalker walker(json.substr(mark));
    walkToEnd(walker);
    return walker.fault() == JsonWalker::Fault::EarlyEnd ? json.size() : mark + walker.offset();
}

bool endsEarly(std::string_view json)
{
    JsonWalker walker(json.substr(byteOrderMarkLength(json)));
    if (walker.next() != WalkStep::Open)
        return false;
    walkToEnd(walker);
    return walker.fault() == JsonWalker::Fault::EarlyEnd;
}

std::optional<std::string_view> findMember(std::string_view json, std::string_view name)
{
    std::optional<std::string_view> found;
    static_cast<void>(forEachMember(json, [&](std::string_view one, std::string_view value) {
        if (one == name)
            found = value;
        return !found;
    }));
    return found;
}

std::optional<std::string> findTextMember(std::string_view json, std::string_view name)
{
    const auto token = findMember(json, name);
    if (!token || !token->starts_with('"'))
        return std::nullopt;
    const auto text =
        JsonValue::parse(*token).and_then([](const JsonValue& value) { return value.text(); });
    return text ? std::optional(*text) : std::nullopt;
}

} // namespace formats
