// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_carrier.h"

#include "deploy/kubernetes/reading.h"

#include "command_rights.h"
#include "commands/caller_mark.h"

#include <algorithm>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Message;
using deployment::simpleError;
using operations::Effect;
using operations::Evidence;

namespace {

/// The controller acts within moments; where it has not by then, that is said.
constexpr std::chrono::seconds effectTime{30};

Error notKnown()
{
    return simpleError(ErrorCode::NotFound,
        DEPLOY_MESSAGE("Message", "The cluster does not have this deployment any more."));
}

std::optional<kubernetes::WorkloadObject> workloadIn(
    kubernetes::ObjectKind kind, std::string_view json)
{
    const auto object = kubernetes::readObject(kind, json);
    const auto* workload = object ? std::get_if<kubernetes::WorkloadObject>(&*object) : nullptr;
    return workload != nullptr ? std::optional(*workload) : std::nullopt;
}

} // namespace

KubeCarrier::KubeCarrier(KubeClient& client, AccessReview& access, Options options)
    : m_client(client)
    , m_access(access)
    , m_options(std::move(options))
    , m_reader(client)
    , m_patches(client)
{
}

std::span<const operations::CommandSpec> KubeCarrier::offered() const
{
    return operations::allCommandSpecs;
}

std::string KubeCarrier::server() const
{
    return serverKey(m_client.http().baseUrl());
}

std::string KubeCarrier::caller(const std::string& commandId) const
{
    return callerMark(m_options.authorization->field(), commandId);
}

std::optional<Error> KubeCarrier::check(const Command& command) const
{
    // Whether it makes sense is said by the workload as it is read again.
    if (const auto reason = missingRight(command.deployment, command.kind))
        return Error{ErrorCode::Refused, *reason, {}};
    return std::nullopt;
}

std::optional<Message> KubeCarrier::availability(
    const std::string& deployment, CommandKind kind) const
{
    if (auto missing = missingRight(deployment, kind))
        return missing;
    return m_options.objectionTo ? m_options.objectionTo(deployment, kind) : std::nullopt;
}

std::optional<Message> KubeCarrier::missingRight(
    const std::string& deployment, CommandKind kind) const
{
    const auto workload = m_options.workloadOf(deployment);
    if (!workload || workload->isGone)
        return notKnown().message;
    if (!workload->isCurrent)
        return Message{DEPLOY_MESSAGE("Message",
                           "Another version has taken its place; give the command to that one."),
            {}};
    const auto taken = kubernetes::commandsFor(workload->kind);
    if (std::ranges::find(taken, kind, &operations::CommandSpec::kind) == taken.end())
        return Message{DEPLOY_MESSAGE("Message",
                           "A Deployment of Kubernetes knows no such command; it can be paused, "
                           "resumed, rolled back and restarted."),
            {}};
    std::optional<Message> missing;
    for (const AccessQuestion& question : rightsFor(kind, *workload)) {
        m_access.ask(question);
        const auto known = m_access.known(question);
        if (!known || known->isAllowed)
            return std::nullopt; // what is not known is left to the cluster
        missing = Message{DEPLOY_MESSAGE("Message",
                              "The cluster does not permit you to do this in namespace %1 (%2)."),
            {question.nameSpace, rightText(question)}};
    }
    return missing;
}

void KubeCarrier::onAvailabilityChanged(std::function<void()> handle)
{
    connect(&m_access, &AccessReview::changed, this, std::move(handle));
}

void KubeCarrier::plan(const std::shared_ptr<Inquiry>& inquiry, const Command& command,
    const Workload& workload, std::function<void(const tl::expected<Planned, KubeFailure>&)> end)
{
    const bool forRollback = operations::specOf(command.kind).needsTarget;
    m_reader.read(*inquiry, workload, forRollback,
        [this, asked = std::weak_ptr(inquiry), command, kind = workload.kind, end = std::move(end)](
            CommandObjectsReader::Result read) {
            if (!read) {
                end(tl::unexpected(read.error()));
                return;
            }
            m_worker.post([this, asked, command, kind, end, objects = std::move(*read)](
                              const std::stop_token&) {
                auto planned = std::make_shared<tl::expected<Planned, KubeFailure>>(
                    Planned{kubernetes::planOf(command, kind, objects, m_options.annotatesReason),
                        std::nullopt});
                const auto now = workloadIn(kind, objects.workload);
                if (now && !command.revision.empty())
                    (*planned)->difference =
                        kubernetes::differenceFrom(command.revision, command.kind, *now);
                const auto deliver = [asked, end, planned] {
                    if (const auto held = asked.lock())
                        end(*planned);
                };
                QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
            });
        });
}

OwnedRequest KubeCarrier::preview(const Command& command, CommandChannel::PreviewAnswer answer)
{
    auto inquiry = std::make_shared<Inquiry>();
    const auto workload = m_options.workloadOf(command.deployment);
    if (!workload) {
        inquiry->later([answer = std::move(answer)] { answer(tl::unexpected(notKnown())); });
        return OwnedRequest(std::move(inquiry));
    }
    Command now = command;
    now.decidedAt = m_client.scheduler().now();
    plan(inquiry, now, *workload,
        [answer = std::move(answer)](const tl::expected<Planned, KubeFailure>& planned) {
            if (!planned)
                answer(tl::unexpected(planned.error().error));
            else if (!planned->plan)
                answer(tl::unexpected(planned->plan.error()));
            else
                answer(planned->plan->briefing);
        });
    return OwnedRequest(std::move(inquiry));
}

OwnedRequest KubeCarrier::prepare(const Command& command, Verdict answer)
{
    auto inquiry = std::make_shared<Inquiry>();
    const auto workload = m_options.workloadOf(command.deployment);
    if (!workload) {
        inquiry->later(
            [answer = std::move(answer)] { answer(outcomeOf(Evidence::NeverLeft, notKnown())); });
        return OwnedRequest(std::move(inquiry));
    }
    plan(inquiry, command, *workload,
        [this, asked = std::weak_ptr(inquiry), id = command.id, answer = std::move(answer)](
            const tl::expected<Planned, KubeFailure>& planned) {
            if (!planned)
                answer(outcomeOf(Evidence::NeverLeft, planned.error().error));
            else
                handlePlanned(asked, id, *planned, answer);
        });
    return OwnedRequest(std::move(inquiry));
}

void KubeCarrier::handlePlanned(const std::weak_ptr<Inquiry>& inquiry, const std::string& id,
    const Planned& planned, const Verdict& answer)
{
    if (planned.difference) {
        answer(outcomeOf(
            Evidence::RevisionOutdated, Error{ErrorCode::Changed, *planned.difference, {}}));
    } else if (!planned.plan) {
        answer(outcomeOf(Evidence::NeverLeft, planned.plan.error()));
    } else {
        m_patches.tryOut(
            inquiry, planned.plan->patches, [this, id, answer](const KubePatches::Tried& tried) {
                if (tried)
                    m_prepared[id] = *tried;
                answer(tried ? std::nullopt : std::optional(tried.error()));
            });
    }
}

void KubeCarrier::transmit(const Command& command, Transmitted answer)
{
    auto node = m_prepared.extract(command.id);
    m_patches.send(node ? std::move(node.mapped()) : std::vector<kubernetes::Patch>(),
        [answer = std::move(answer), caller = caller(command.id)](
            const CommandOutcome& outcome) { answer(outcome, caller); });
}

OwnedRequest KubeCarrier::ask(const JournalEntry& entry, Report answer)
{
    Q_UNUSED(entry)
    auto inquiry = std::make_shared<Inquiry>();
    inquiry->later([answer = std::move(answer)] { answer(Evidence::NoAccountKept); });
    return OwnedRequest(std::move(inquiry));
}

OwnedRequest KubeCarrier::look(
    const JournalEntry& entry, operations::Standing standing, EffectSeen answer)
{
    auto inquiry = std::make_shared<Inquiry>();
    const auto workload = m_options.workloadOf(entry.command.deployment);
    if (!workload) {
        inquiry->later([answer = std::move(answer)] { answer(std::nullopt); });
        return OwnedRequest(std::move(inquiry));
    }
    m_reader.read(*inquiry, *workload, false,
        [command = entry.command, kind = workload->kind, standing, answer = std::move(answer)](
            const CommandObjectsReader::Result& read) {
            if (!read) {
                const bool isGone = read.error().status == 404;
                answer(isGone ? std::optional(Effect::NotVisible) : std::nullopt);
                return;
            }
            const auto now = workloadIn(kind, read->workload);
            answer(
                now ? std::optional(kubernetes::effectOf(command, *now, standing)) : std::nullopt);
        });
    return OwnedRequest(std::move(inquiry));
}

/// What is done is the change of the template; what was wanted with it may take long.
std::optional<Message> KubeCarrier::noteOnDone(const Command& command) const
{
    const auto workload = m_options.workloadOf(command.deployment);
    const bool isDeployment = workload && workload->kind == kubernetes::ObjectKind::Deployment;
    if (command.kind == CommandKind::RollBack)
        return Message{DEPLOY_MESSAGE("Message",
                           "The workload has the older template; how far that one has been brought "
                           "out, a deployment of its own tells."),
            {}};
    if (command.kind == CommandKind::Restart && isDeployment)
        return Message{DEPLOY_MESSAGE("Message",
                           "The workload asks for new pods; replacing them may take longer."),
            {}};
    return std::nullopt;
}

bool KubeCarrier::hasOwnTrace(const Command& command) const
{
    return kubernetes::hasOwnTrace(command.kind);
}

std::optional<deployment::Milliseconds> KubeCarrier::effectDeadline() const
{
    return effectTime;
}

} // namespace sources
