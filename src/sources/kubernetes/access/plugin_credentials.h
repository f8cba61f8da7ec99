// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster_login.h"
#include "plugin_run.h"

#include <QObject>

namespace sources {

/// Credentials that a program gives, once the user has approved of it.
class PluginCredentials final : public CredentialProvider {
public:
    PluginCredentials(kubernetes::ClusterAccess cluster, LoginContext context);
    ~PluginCredentials() override;

    void read(QObject* context, Answer answer) override;
    void forgetAnswers() override { m_failure.reset(); }
    [[nodiscard]] bool hasAny() const override { return true; }
    [[nodiscard]] bool canChange() const override { return true; }
    [[nodiscard]] bool isCheap() const override { return false; }
    [[nodiscard]] bool isCurrent() const override;
    [[nodiscard]] CredentialResult credentialOf(const Secret& typed) const override;

private:
    /// Why there is none; for a while nothing is tried again by itself.
    struct Failure {
        deployment::Error error;
        std::optional<deployment::Timestamp> at; ///< nullopt: not before the user wants it
    };

    [[nodiscard]] std::optional<deployment::Error> obstacle() const;
    void run(QObject* context, const Answer& answer);
    CredentialResult take(const PluginRun::Result& result);
    CredentialResult fail(deployment::Error error, bool isFinal);

    kubernetes::ClusterAccess m_cluster;
    LoginContext m_context;
    std::shared_ptr<PluginRun> m_run;
    std::optional<PluginAnswer> m_latest;
    int m_number = 0; ///< of the latest
    std::optional<Failure> m_failure;
    QObject m_alive; ///< what is under way ends with it
};

} // namespace sources
