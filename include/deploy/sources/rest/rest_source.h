// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/sources/connection.h"
#include "deploy/sources/http/authorization.h"
#include "deploy/sources/http/credentials.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <functional>
#include <memory>

namespace sources {

class CommandClient;
class Journal;
class RestSession;

/// A REST endpoint as docs/openapi.yaml describes it, or one that offers only a part of it. The
/// list comes page by page; afterwards changes come by the server's events, or by asking again and
/// again where there are none. Recovers automatically from everything but refused credentials.
class RestSource final : public Source {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestSource)

public:
    struct Options {
        std::shared_ptr<Scheduler> scheduler = systemScheduler();
        std::shared_ptr<SecretStore> secrets = systemSecretStore();
        /// Learns every secret in use, and takes them out of what servers and proxies say.
        std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
        history::Filter filter; ///< sent to the server; it may ignore it
        bool follow = true; ///< false: one load, and no more
        bool list = true; ///< false: no list is read; only what is fetched
        bool beginning = false; ///< of the list no more is read than is needed to have some
        /// Where commands are written down before they are sent; null: it takes none. Outlives the
        /// source.
        Journal* journal = nullptr;
        /// How a sentence is written to the journal; in English by default.
        std::function<QString(const deployment::Message&)> wording = {};
    };

    RestSource(Connection connection, const Options& options, QObject* parent = nullptr);
    ~RestSource() override;

    [[nodiscard]] const Connection& connection() const;
    /// What keeps the field that proves who asks, which is empty until the credentials are known;
    /// for other requests to the server.
    [[nodiscard]] std::shared_ptr<Authorization> sharedAuthorization() const;
    /// Who the server says we are; empty where it does not say.
    [[nodiscard]] QString caller() const;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString location() const override;
    [[nodiscard]] CommandChannel* commands() override;
    [[nodiscard]] Freshness freshness() const override;
    [[nodiscard]] bool isRemote() const override { return true; }
    [[nodiscard]] DeploymentReader& details() override;
    [[nodiscard]] deployment::Milliseconds clockLead() const override;
    [[nodiscard]] std::vector<Diagnostic> diagnostics() const override;
    void start() override;
    void refresh() override;
    void retryNow() override;
    void cancel() override;
    void setHidden(bool hidden) override;
    void setPollPace(const PollPace& pace) override;

Q_SIGNALS:
    /// What authorization() and caller() say, or what the server permits, may be another thing now.
    void callerChanged();

private:
    void openCommands(const Options& options);
    [[nodiscard]] std::optional<deployment::Message> commandDisabledReason() const;

    std::unique_ptr<RestSession> m_session;
    std::unique_ptr<CommandClient> m_commands; ///< null without a journal
};

} // namespace sources
