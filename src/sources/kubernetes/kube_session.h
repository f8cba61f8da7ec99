// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/kubernetes/kube_source.h"

#include "kubernetes/client/access_review.h"
#include "kubernetes/client/kube_client.h"
#include "live/credential_gate.h"
#include "live/list_and_watch.h"
#include "worker.h"

#include "kubernetes/access/cluster_login.h"
#include "kubernetes/details/kube_details.h"
#include "kubernetes/feed/kube_feed.h"
#include "kubernetes/logs/kube_logs.h"

namespace sources {

/// What a KubeSource is made of, and who tells whom: ListAndWatch decides what is asked for and
/// when, the feed asks, the rows say what became of it.
class KubeSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeSession)

public:
    KubeSession(KubeSource::Target target, const KubeSource::Options& options);
    ~KubeSession() override;

    void start();
    void refresh();
    void retryNow();
    void cancel() { m_live.cancel(); }
    void setHidden(bool hidden) { m_live.setHidden(hidden); }
    void setPollPace(const PollPace& pace) { m_live.setPollPace(pace); }

    [[nodiscard]] const KubeSource::Target& target() const { return m_target; }
    [[nodiscard]] KubeDetails& details() { return m_details; }
    [[nodiscard]] KubeLogs& logs() { return m_logs; }
    [[nodiscard]] WorkloadRows& rows() { return m_rows; }
    [[nodiscard]] ListAndWatch& live() { return m_live; }
    [[nodiscard]] KubeClient& client() { return m_client; }
    [[nodiscard]] AccessReview& access() { return m_access; }
    [[nodiscard]] const std::shared_ptr<Authorization>& authorization() const
    {
        return m_login.authorization;
    }
    [[nodiscard]] bool lacksCredentials() const { return m_credentials.isMissing(); }
    [[nodiscard]] std::vector<Diagnostic> diagnostics() const;

Q_SIGNALS:
    void inputRequired(sources::InputRequest* request);
    /// Who asks, or what they may do, has changed.
    void callerChanged();

private:
    [[nodiscard]] KubeFeed::CompleteRows rowsCompletion(SourceSpec::Wanted wanted);
    void connectFeed();
    void connectCredentials();

    KubeSource::Target m_target;
    ClusterLogin m_login;
    KubeClient m_client;
    AccessReview m_access;
    WorkloadLister m_lister;
    WorkloadStream m_stream;
    WorkloadRows m_rows;
    MissingKinds m_missing;
    KubeFeed m_feed;
    ListAndWatch m_live;
    KubeDetails m_details;
    CredentialGate m_credentials;
    KubeLogs m_logs;
    Worker m_worker; ///< last, so that it is joined while all that it answers to still stands
};

} // namespace sources
