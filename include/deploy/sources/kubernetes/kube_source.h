// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/cluster_access.h"
#include "deploy/sources/source.h"
#include "deploy/sources/source_registry.h"

#include <memory>
#include <string>

namespace sources {

class CommandClient;
class KubeSession;

/// The Rollouts (Argo Rollouts) and Deployments of a Kubernetes cluster: those of one namespace, or
/// all that one may see. They are listed once and then watched; whatever else belongs to one is
/// read while somebody looks at it.
class KubeSource final : public Source {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeSource)

public:
    /// Where and how; of the connection, its name and its ClusterOptions.
    struct Target {
        Connection connection;
        kubernetes::ClusterAccess access;
        std::string nameSpace; ///< empty: all
    };
    struct Options {
        SourceContext context;
        SourceSpec::Wanted wanted = SourceSpec::Wanted::Live;
    };

    KubeSource(Target target, const Options& options, QObject* parent = nullptr);
    ~KubeSource() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString location() const override;
    [[nodiscard]] CommandChannel* commands() override;
    [[nodiscard]] Freshness freshness() const override;
    [[nodiscard]] bool isRemote() const override { return true; }
    [[nodiscard]] DeploymentReader& details() override;
    [[nodiscard]] LogReader* logs() override;
    [[nodiscard]] std::optional<bool> isWorkloadGone(std::string_view id) const override;
    [[nodiscard]] deployment::Milliseconds clockLead() const override;
    [[nodiscard]] std::vector<Diagnostic> diagnostics() const override;
    void start() override;
    void refresh() override;
    void retryNow() override;
    void cancel() override;
    void setHidden(bool hidden) override;
    void setPollPace(const PollPace& pace) override;

private:
    void openCommands(const Options& options);
    [[nodiscard]] std::optional<deployment::Message> commandDisabledReason() const;
    void lookAtCommands(const HistoryUpdate& update);

    std::unique_ptr<KubeSession> m_session;
    std::unique_ptr<CommandClient> m_commands; ///< null without a journal
};

} // namespace sources
