// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/attempts.h"
#include "deploy/kubernetes/commands.h"

#include "command_objects.h"
#include "commands/command_carrier.h"
#include "kube_patches.h"
#include "kubernetes/client/access_review.h"
#include "kubernetes/client/kube_client.h"
#include "worker.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace sources {

/// Commands to the workloads of a cluster, as the patches that its own tools send. What a command
/// rests on is read again right before it is sent, and tried out where the server can (dryRun); a
/// cluster keeps no account of commands, so what became of one is seen in its workload alone.
class KubeCarrier final : public QObject, public CommandCarrier {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeCarrier)

public:
    using Workload = kubernetes::AttemptBook::Workload;
    /// The workload of a deployment; nullopt for one that is not known.
    using FindWorkload = std::function<std::optional<Workload>(const std::string& deployment)>;
    /// What speaks against a command as its workload was told last (kubernetes::objectionTo).
    using FindObjection = std::function<std::optional<deployment::Message>(
        const std::string& deployment, CommandKind kind)>;
    struct Options {
        FindWorkload workloadOf;
        FindObjection objectionTo; ///< may be empty
        std::shared_ptr<Authorization> authorization;
        bool annotatesReason = false;
    };

    /// Both outlive this.
    KubeCarrier(KubeClient& client, AccessReview& access, Options options);

    [[nodiscard]] std::span<const operations::CommandSpec> offered() const override;
    [[nodiscard]] std::string server() const override;
    [[nodiscard]] std::string caller(const std::string& commandId) const override;
    [[nodiscard]] std::optional<deployment::Error> check(const Command& command) const override;
    [[nodiscard]] std::optional<deployment::Message> availability(
        const std::string& deployment, CommandKind kind) const override;
    void onAvailabilityChanged(std::function<void()> handle) override;
    [[nodiscard]] OwnedRequest preview(
        const Command& command, CommandChannel::PreviewAnswer answer) override;
    [[nodiscard]] bool knowsTargets() const override { return true; }
    [[nodiscard]] OwnedRequest prepare(const Command& command, Verdict answer) override;
    void transmit(const Command& command, Transmitted answer) override;
    [[nodiscard]] OwnedRequest ask(const JournalEntry& entry, Report answer) override;
    [[nodiscard]] OwnedRequest look(
        const JournalEntry& entry, operations::Standing standing, EffectSeen answer) override;
    [[nodiscard]] std::optional<deployment::Message> noteOnDone(
        const Command& command) const override;
    [[nodiscard]] bool hasOwnTrace(const Command& command) const override;
    [[nodiscard]] std::optional<deployment::Milliseconds> effectDeadline() const override;

private:
    using Plan = deployment::Expected<kubernetes::CommandPlan>;
    struct Planned {
        Plan plan;
        std::optional<deployment::Message> difference; ///< from what was decided on
    };

    [[nodiscard]] std::optional<deployment::Message> missingRight(
        const std::string& deployment, CommandKind kind) const;
    /// Reads and plans; the command's revision may be empty.
    void plan(const std::shared_ptr<Inquiry>& inquiry, const Command& command,
        const Workload& workload,
        std::function<void(const tl::expected<Planned, KubeFailure>&)> end);
    void handlePlanned(const std::weak_ptr<Inquiry>& inquiry, const std::string& id,
        const Planned& planned, const Verdict& answer);

    KubeClient& m_client;
    AccessReview& m_access;
    Options m_options;
    CommandObjectsReader m_reader;
    KubePatches m_patches;
    std::map<std::string, std::vector<kubernetes::Patch>> m_prepared; ///< by the command's id
    Worker m_worker; ///< reads and plans; last, so that it is joined first
};

} // namespace sources
