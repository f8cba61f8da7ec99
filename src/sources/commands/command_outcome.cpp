// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_outcome.h"

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using operations::CommandState;
using operations::Evidence;

namespace {

ErrorCode codeOf(Evidence evidence)
{
    switch (operations::ruleFor(evidence).state) {
    case CommandState::Failed:
    case CommandState::Refused:
        return ErrorCode::Refused;
    case CommandState::NotSent:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Unknown;
    }
}

} // namespace

CommandOutcome outcomeOf(Evidence evidence)
{
    const std::string_view sentence = operations::ruleFor(evidence).sentence;
    if (sentence.empty())
        return {evidence, std::nullopt};
    return {evidence, Error{codeOf(evidence), {sentence, {}}, {}}};
}

CommandOutcome outcomeOf(Evidence evidence, Error error)
{
    return {evidence, std::move(error)};
}

} // namespace sources
