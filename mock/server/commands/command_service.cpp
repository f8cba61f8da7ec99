// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/command_service.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/operations/command_policy.h"

#include <algorithm>

namespace server {

namespace {

using deployment::Status;
using history::Column;
using history::Row;
using operations::CommandKind;

std::string logWords(const operations::Command& command)
{
    /// In the order of the kinds.
    static constexpr const char* words[]{"部署已暂停", "部署继续", "手动回滚"};
    static_assert(std::size(words) == operations::contractCommandSpecs.size());
    return words[static_cast<std::size_t>(command.kind)] + ("（" + command.actor + "）：")
        + command.reason;
}

/// The outcome shows some time after it was taken.
bool takesTime(const operations::Command& command)
{
    return operations::specOf(command.kind).trace == operations::Trace::TargetServes;
}

Refusal unacceptable(std::string detail)
{
    return {422, "unacceptable", std::move(detail), {}, {}};
}

} // namespace

CommandService::CommandService(Simulation& simulation)
    : m_simulation(simulation)
{
}

tl::expected<Acceptance, Refusal> CommandService::execute(const CommandRequest& order)
{
    const operations::Command& command = order.command;
    if (!m_simulation.deploymentIndex().find(command.deployment))
        return tl::unexpected(Refusal{404, "not-found", "There is no such deployment.", {}, {}});
    const auto key = std::pair(command.actor, command.id);
    const auto known = m_commands.find(key);
    if (known != m_commands.end() && isSameIntention(known->second.answered.command, command))
        return Acceptance{known->second.answered, true};
    if (known != m_commands.end())
        return tl::unexpected(Refusal{
            422, "key-reused", "This Idempotency-Key came with another command before.", {}, {}});
    if (Rejection refused = validate(order))
        return tl::unexpected(std::move(*refused));
    TakenCommand taken = apply(command);
    m_commands.insert_or_assign(key, Kept{taken, taken});
    return Acceptance{std::move(taken), false};
}

const TakenCommand* CommandService::find(const std::string& owner, const std::string& key) const
{
    const auto found = m_commands.find(std::pair(owner, key));
    return found == m_commands.end() ? nullptr : &found->second.now;
}

void CommandService::expect(const std::string& owner, const std::string& key)
{
    m_expected.emplace(owner, key);
}

void CommandService::stopExpecting(const std::string& owner, const std::string& key)
{
    const auto one = m_expected.find(std::pair(owner, key));
    if (one != m_expected.end())
        m_expected.erase(one);
}

bool CommandService::isExpected(const std::string& owner, const std::string& key) const
{
    return m_expected.contains(std::pair(owner, key));
}

std::vector<TakenCommand> CommandService::settle()
{
    std::vector<TakenCommand> settled;
    const history::History& history = m_simulation.deploymentIndex().history();
    for (auto& [key, kept] : m_commands) {
        TakenCommand& taken = kept.now;
        const std::string& deployment = taken.command.deployment;
        if (taken.state != CommandState::Accepted || m_simulation.isRollingBack(deployment))
            continue;
        const Row row = history.find(deployment).value();
        taken.state =
            history.status(row) == Status::RolledBack ? CommandState::Done : CommandState::Failed;
        taken.completed = m_simulation.now();
        settled.push_back(taken);
    }
    return settled;
}

void CommandService::restore(std::vector<TakenCommand> commands)
{
    for (TakenCommand& taken : commands) {
        if (taken.state == CommandState::Accepted)
            m_simulation.markRollingBack(taken.command.deployment);
        TakenCommand answered = taken;
        if (takesTime(taken.command)) {
            answered.state = CommandState::Accepted;
            answered.completed.reset();
        }
        const auto key = std::pair(taken.command.actor, taken.command.id);
        m_commands.insert_or_assign(key, Kept{std::move(taken), std::move(answered)});
    }
}

CommandService::Rejection CommandService::validate(const CommandRequest& order) const
{
    if (Rejection refused = validateRevision(order))
        return refused;
    if (Rejection refused = validateContent(order.command))
        return refused;
    return validateState(order.command);
}

CommandService::Rejection CommandService::validateRevision(const CommandRequest& order) const
{
    const std::uint64_t revision =
        m_simulation.deploymentIndex().find(order.command.deployment)->revision;
    if (!order.revisions
        || std::find(order.revisions->begin(), order.revisions->end(), revision)
            != order.revisions->end())
        return {};
    return Refusal{
        412, "stale-revision", "The deployment has changed since that revision.", revision, {}};
}

CommandService::Rejection CommandService::validateContent(const operations::Command& command) const
{
    const DeploymentIndex& deploymentIndex = m_simulation.deploymentIndex();
    const bool blank = command.reason.find_first_not_of(" \t\r\n") == std::string::npos;
    const operations::CommandSpec& spec = operations::specOf(command.kind);
    if ((spec.needsReason && blank)
        || operations::reasonLength(command.reason) > operations::maxReasonLength)
        return unacceptable("A reason of 1 to 1000 characters is needed.");
    if (!spec.needsTarget)
        return {};
    const Row row = deploymentIndex.history().find(command.deployment).value();
    if (command.targetVersion.empty())
        return unacceptable("A rollback needs a targetVersion.");
    if (deploymentIndex.history().word(Column::Version, row) == command.targetVersion)
        return unacceptable("The targetVersion is the version that is being rolled back.");
    if (!deploymentIndex.hasSucceeded(command.targetVersion, row)
        && m_simulation.replacedVersion(command.deployment) != command.targetVersion)
        return unacceptable("The targetVersion was never deployed there with success.");
    return {};
}

CommandService::Rejection CommandService::validateState(const operations::Command& command) const
{
    const history::History& history = m_simulation.deploymentIndex().history();
    const Row row = history.find(command.deployment).value();
    const Status status = history.status(row);
    const bool paused = history.paused(row);
    const bool back = m_simulation.isRollingBack(command.deployment);
    const bool goesOn = status != Status::Running || m_simulation.rollout(command.deployment);
    const auto successor = operations::dependsOnSuccession(command.kind, status)
        ? m_simulation.successor(command.deployment)
        : std::nullopt;
    const operations::DisabledReason disabledReason =
        operations::disabledReasonFor(command.kind, {status, paused, !successor});
    if (disabledReason == operations::DisabledReason::None && goesOn
        && (!back || command.kind == CommandKind::Resume))
        return {};
    Refusal refusal{409, "wrong-state", "The deployment is in no state for this command.",
        m_simulation.deploymentIndex().revision(row),
        std::string(history.word(Column::Status, row))};
    const auto sentence = [disabledReason](const operations::DisabledReasonNames& names) {
        return operations::disabledReasonMessage(disabledReason, names).toEnglish();
    };
    if (back)
        refusal.detail = "The deployment is being rolled back already.";
    else if (disabledReason == operations::DisabledReason::Superseded)
        refusal.detail = sentence({std::string(history.word(Column::Environment, row)),
            std::string(history.word(Column::Version, *successor)), {}});
    else if (disabledReason == operations::DisabledReason::AlreadyPaused
        || disabledReason == operations::DisabledReason::NotPaused)
        refusal.detail = sentence({});
    return refusal;
}

TakenCommand CommandService::apply(const operations::Command& command)
{
    TakenCommand taken;
    taken.command = command;
    taken.received = m_simulation.now();
    const std::string words = logWords(command);
    switch (operations::specOf(command.kind).trace) {
    case operations::Trace::IsPaused:
        m_simulation.pause(command.deployment, words);
        break;
    case operations::Trace::IsNotPaused:
        m_simulation.resume(command.deployment, words);
        break;
    case operations::Trace::TargetServes:
        m_simulation.rollBack(command.deployment, command.targetVersion, words);
        break;
    case operations::Trace::None:
        break; // of no command of the contract
    }
    taken.revision = m_simulation.deploymentIndex().find(command.deployment)->revision;
    if (takesTime(command))
        return taken;
    taken.state = CommandState::Done;
    taken.completed = m_simulation.now();
    return taken;
}

} // namespace server
