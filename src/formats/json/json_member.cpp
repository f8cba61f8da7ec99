// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/json/json_member.h"

#include "json_walker.h"

#include "deploy/formats/json/json_value.h"

namespace formats {

namespace {

bool isName(std::string_view key, std::string_view name)
{
    return key.size() == name.size() + 2 && key.substr(1, name.size()) == name;
}

} // namespace

std::optional<std::string_view> findMember(std::string_view json, std::string_view name)
{
    using Step = JsonWalker::Step;
    JsonWalker walker(json);
    if (walker.next() != Step::Open || walker.token() != "{")
        return std::nullopt;
    bool isWanted = false;
    for (Step step = walker.next(); step != Step::End && step != Step::Fault;
         step = walker.next()) {
        if (step == Step::Key)
            isWanted = isName(walker.token(), name);
        if (step == Step::Open && walker.skipContainer() != Step::Close)
            return std::nullopt;
        if (isWanted && (step == Step::Open || step == Step::Value))
            return walker.token();
    }
    return std::nullopt;
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
