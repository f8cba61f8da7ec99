// SPDX-License-Identifier: GPL-3.0-or-later
#include "syntax_fault.h"

#include "json_text.h"
#include "json_walker.h"

#include "deploy/deployment/utf8.h"

#include <string>

namespace formats {

namespace {

deployment::Message messageOf(JsonWalker::Fault fault)
{
    switch (fault) {
    case JsonWalker::Fault::TooDeep:
        return {nestedTooDeep, {std::to_string(maxNesting)}};
    case JsonWalker::Fault::EarlyEnd:
        return {DEPLOY_MESSAGE("Message", "The JSON ends too early."), {}};
    default:
        return {DEPLOY_MESSAGE("Message", "This is not valid JSON."), {}};
    }
}

} // namespace

std::optional<SyntaxFault> findSyntaxFault(std::string_view json)
{
    if (const auto invalid = deployment::firstInvalidUtf8(json))
        return SyntaxFault{
            *invalid, {DEPLOY_MESSAGE("Message", "The text is not valid UTF-8."), {}}};
    JsonWalker walker(json);
    auto step = walker.next();
    while (step != JsonWalker::Step::End && step != JsonWalker::Step::Fault)
        step = walker.next();
    if (step == JsonWalker::Step::End)
        return std::nullopt;
    return SyntaxFault{walker.offset(), messageOf(walker.fault())};
}

} // namespace formats
