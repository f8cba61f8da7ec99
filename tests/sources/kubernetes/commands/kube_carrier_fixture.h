// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/reading.h"
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "kubernetes/commands/kube_carrier.h"

#include "kubernetes/kube_fixture.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sources {

/// Commands to a Rollout in the middle of an update, in a cluster where nothing moves by itself.
class KubeCarrierTest : public KubeFixture {
protected:
    static constexpr const char* rolloutPath =
        "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web";

    KubeCarrierTest()
    {
        server.put(rolloutJson("shop", "web"));
        server.edit(rolloutPath,
            R"({"status":{"currentPodHash":"bbb","currentStepIndex":1,"phase":"Progressing"}})");
        KubeCarrier::Options options;
        options.authorization = authorization;
        options.workloadOf = [this](const std::string& id) { return workloadOf(id); };
        options.objectionTo = [this](const std::string&, CommandKind kind) {
            return kubernetes::objectionTo(kind, present());
        };
        commands = std::make_unique<CommandClient>(connection,
            std::make_unique<KubeCarrier>(client, review, std::move(options)), journal,
            CommandClient::Options{scheduler, {}, {}, {}});
        QObject::connect(commands.get(), &CommandClient::changed, commands.get(),
            [this](const JournalEntry& entry, const std::optional<deployment::Error>& error) {
                states.push_back(entry.state);
                last = entry;
                lastError = error;
            });
    }
    [[nodiscard]] kubernetes::WorkloadObject present() const
    {
        const auto object =
            kubernetes::readObject(kubernetes::ObjectKind::Rollout, server.object(rolloutPath));
        return std::get<kubernetes::WorkloadObject>(object.value());
    }
    [[nodiscard]] std::optional<KubeCarrier::Workload> workloadOf(const std::string& id) const
    {
        if (id != "shop/web/1")
            return std::nullopt;
        KubeCarrier::Workload workload;
        workload.meta = present().meta;
        workload.selector = "app=web";
        return workload;
    }
    /// One that is decided on what the Rollout is now.
    [[nodiscard]] Command decided(CommandKind kind) const
    {
        Command command = newCommand(kind, "shop/web/1");
        command.reason = "why";
        command.revision = kubernetes::guardOf(present());
        return command;
    }
    [[nodiscard]] bool sendAndReach(const Command& command, CommandState state)
    {
        const auto error = commands->send(command);
        EXPECT_FALSE(error.has_value()) << (error ? error->message.toEnglish() : "");
        return !error && passTimeUntil([&] { return last && last->state == state; });
    }
    /// The bodies that reached the wire to be stored, and not to be tried out.
    [[nodiscard]] std::vector<std::string> patchBodies() const
    {
        std::vector<std::string> bodies;
        for (const auto& entry : const_cast<mock_kubernetes::KubeServer&>(server).traffic().all())
            if (entry.request.method == "PATCH"
                && entry.request.target.find("dryRun") == std::string::npos)
                bodies.push_back(entry.request.body);
        return bodies;
    }
    [[nodiscard]] int patches() const { return static_cast<int>(patchBodies().size()); }
    /// The controller has seen the spec as it is.
    void observe()
    {
        server.edit(rolloutPath,
            R"({"status":{"observedGeneration":")" + std::to_string(present().meta.generation)
                + R"("}})");
    }

    QTemporaryDir folder;
    Journal journal{folder.filePath(QStringLiteral("journal.sqlite"))};
    Connection connection;
    AccessReview review{client};
    std::unique_ptr<CommandClient> commands;
    std::optional<JournalEntry> last;
    std::optional<deployment::Error> lastError;
    std::vector<CommandState> states; ///< that were told, in their order
};

} // namespace sources
