// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/cluster_access.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sources {

class PluginRun;

/// A program that a kubeconfig names for its credentials, as it is to be run.
struct PluginCall {
    std::string file; ///< the kubeconfig that names it
    std::string context; ///< that needs it
    kubernetes::ExecPlugin plugin;

    /// As one would type it in a shell, with what is added to the environment; quoted where a shell
    /// would need it.
    [[nodiscard]] QString commandLine() const;
    /// Tells this file and command line from all others; reveals neither.
    [[nodiscard]] QString fingerprint() const;
};

/// Whether such programs may be run: a kubeconfig is code that somebody else may have written.
/// A program implements this by what it remembers and by asking.
class PluginApprovals {
public:
    /// Error: it must not be run, in words for the user.
    using Answer = std::function<void(const deployment::Expected<void>&)>;
    virtual ~PluginApprovals() = default;
    PluginApprovals(const PluginApprovals&) = delete;
    PluginApprovals& operator=(const PluginApprovals&) = delete;

    /// Answers from the event loop or at once, and not at all once the context is gone.
    virtual void ask(const PluginCall& call, QObject* context, Answer answer) = 0;

protected:
    PluginApprovals() = default;
};

/// What all clusters of a program share of their credential plug-ins: which were approved for as
/// long as it runs, and what they have answered, by command line, so that each is run as seldom as
/// possible, and never twice at a time.
class CredentialPlugins final {
public:
    explicit CredentialPlugins(std::shared_ptr<PluginApprovals> approvals);
    ~CredentialPlugins();
    CredentialPlugins(const CredentialPlugins&) = delete;
    CredentialPlugins& operator=(const CredentialPlugins&) = delete;

    /// Asks, unless that was approved before; whoever wants the same meanwhile has the same answer.
    void approve(const PluginCall& call, QObject* context, PluginApprovals::Answer answer);

    using RunMaker = std::function<std::shared_ptr<PluginRun>()>;
    /// The one of this key; made where there is none yet, and kept while somebody has it.
    [[nodiscard]] std::shared_ptr<PluginRun> runOf(const QByteArray& key, const RunMaker& make);

private:
    struct Waiting {
        QPointer<QObject> context;
        PluginApprovals::Answer answer;
    };

    void handleAnswer(const QString& fingerprint, const deployment::Expected<void>& answer);

    std::shared_ptr<PluginApprovals> m_approvals;
    std::set<QString> m_approved;
    std::map<QString, std::vector<Waiting>> m_waiting; ///< by fingerprint, while it is asked
    std::map<QByteArray, std::weak_ptr<PluginRun>> m_runs;
    std::unique_ptr<QObject> m_asker; ///< no answer comes once this is gone
};

} // namespace sources
