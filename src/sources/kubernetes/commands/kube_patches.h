// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/commands.h"

#include "commands/command_outcome.h"
#include "http/inquiry.h"
#include "kubernetes/client/kube_client.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace sources {

/// Brings the patches of a command to the API server, one after the other: first as dry runs, which
/// change nothing, then for good. A later one is sent where the one before was taken, and none is
/// sent twice.
class KubePatches final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubePatches)

public:
    explicit KubePatches(KubeClient& client);

    /// The patches to send, of which some may be for another place than was asked; or why none is.
    using Tried = tl::expected<std::vector<kubernetes::Patch>, CommandOutcome>;
    /// Not answered once the inquiry is let go of.
    void tryOut(std::weak_ptr<Inquiry> inquiry, std::vector<kubernetes::Patch> patches,
        std::function<void(const Tried&)> end);
    /// Answers from the event loop; cannot be called off.
    void send(
        std::vector<kubernetes::Patch> patches, std::function<void(const CommandOutcome&)> end);

private:
    struct Trial;
    struct Sending;

    void tryNext(const std::shared_ptr<Trial>& trial);
    void handleTried(const std::shared_ptr<Trial>& trial, const HttpResult& result);
    void sendNext(const std::shared_ptr<Sending>& sending);
    void handleSent(const std::shared_ptr<Sending>& sending, const HttpResult& result);
    [[nodiscard]] HttpExchange* request(const kubernetes::Patch& patch, bool isTrial);

    KubeClient& m_client;
};

} // namespace sources
