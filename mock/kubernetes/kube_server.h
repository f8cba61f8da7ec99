// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/access.h"
#include "kubernetes/traffic.h"

#include "deploy/deployment/timestamp.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mock_kubernetes {

struct KubeOptions {
    int port = 0; ///< 0: any that is free
    bool usesTls = false;
    /// PEM; empty: a certificate for 127.0.0.1 and localhost is made.
    std::string certificate, key;
    /// PEM; clients with a certificate of it are known by its common name. Only with TLS.
    std::string clientAuthority;
    /// The clock of the cluster when it begins; it moves by advance() and runInRealTime() only.
    deployment::Timestamp now = deployment::parseTimestamp("2026-03-03T09:00:00Z").value();
    std::uint64_t resourceVersion = 880'000;
    std::chrono::milliseconds bookmarkEvery = std::chrono::seconds(60);
    std::size_t historyLimit = 100'000; ///< changes that are kept for watches
    /// Controllers play what is put: Rollouts, Deployments, ReplicaSets, pods. Without them objects
    /// change by requests and by put() alone.
    bool playsControllers = true;
};

/// A Kubernetes API server that keeps the rules of the real one, with a cluster behind it in which
/// controllers play, on loopback. Nothing happens in the cluster by itself: what was put or patched
/// is taken up by the next advance(). JSON goes in and out as text. Safe from any thread.
class KubeServer {
public:
    explicit KubeServer(KubeOptions options = {});
    ~KubeServer();
    KubeServer(const KubeServer&) = delete;
    KubeServer& operator=(const KubeServer&) = delete;

    /// Listens (again: on the same port); throws std::runtime_error if it is taken.
    void start();
    /// Ends connections; nothing listens any more. The cluster stays as it is.
    void stop();
    [[nodiscard]] int port() const;
    [[nodiscard]] std::string url() const; ///< "https://127.0.0.1:40123"
    [[nodiscard]] std::string certificate() const; ///< PEM that clients must trust
    /// A kubeconfig with one context for each of the users, of their names; the first is current.
    [[nodiscard]] std::string kubeconfig() const;

    /// The objects of one JSON text (an object, a List, an array) as they are, status included:
    /// new, or in the place of those with their names. Throws std::runtime_error for what is none.
    void put(std::string_view json);
    /// The object at "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/checkout"; empty if there
    /// is none.
    [[nodiscard]] std::string object(std::string_view path) const;
    /// A merge patch by somebody else, all parts of the object at once; false: there is none.
    bool edit(std::string_view path, std::string_view mergePatch);
    bool remove(std::string_view path);
    /// Changes the annotation "flood" of the object so many times.
    void flood(std::string_view path, int changes);
    /// One more line in the log of a container of a pod, at the clock of the cluster.
    void writeLog(std::string_view podPath, const std::string& container, std::string line);

    /// Lets time pass: controllers act, timers fire, in the order of their times.
    void advance(std::chrono::milliseconds time);
    /// From now on time passes by itself, so many times as fast as the real one.
    void runInRealTime(double speed = 1);
    [[nodiscard]] deployment::Timestamp now() const;

    /// Without users everybody may do everything. See viewer() and administrator().
    void setUsers(std::vector<KubeUser> users);
    /// argoproj.io/v1alpha1 is installed; discovery answers.
    void setRollouts(bool areInstalled, bool areDiscovered = true);
    /// As before v0.10 of Argo Rollouts: the status of a Rollout is written like all of it.
    void setRolloutStatus(bool isApart);

    /// "503=7;path=/apis;times=3", "watch-cut=2;has=watch=": see --help of the program. Throws
    /// std::runtime_error for what is no fault. Empty: all faults end.
    void fail(std::string_view fault);
    /// The next request alone; the same words without skip and times.
    void failNext(std::string_view fault);
    /// The history of versions is forgotten: tokens of chunks, and watches that begin before now,
    /// are answered with 410.
    void expire();
    /// The server starts again: connections end, and with them the history of versions.
    void restart();
    /// The counter of versions stands there now, as after a backup was put back.
    void setVersion(std::uint64_t version);
    void endWatches(); ///< as the server's time limit does
    void sendBookmarks();
    void dropConnections();

    [[nodiscard]] Traffic& traffic();
    [[nodiscard]] int openStreams() const; ///< watches, and logs that are followed

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace mock_kubernetes
