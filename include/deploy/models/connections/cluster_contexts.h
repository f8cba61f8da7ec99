// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace models {

/// A context of a kubeconfig as the user chooses one; foreign text throughout.
struct ClusterContext {
    QString name;
    QString server; ///< empty where the cluster is not there
    QString cluster;
    QString user;
    QString nameSpace; ///< empty where it names none
    QString contextFile, clusterFile, userFile;
    bool isCurrent = false;
    QString problem; ///< why it cannot be used, in the language of the interface; empty if it can

    bool operator==(const ClusterContext&) const = default;
};

/// What was found in the kubeconfig files.
struct ClusterContexts {
    QString askedFile; ///< empty: what kubectl reads
    std::vector<ClusterContext> contexts;
    QStringList files; ///< that were read
    QString problem; ///< why they could not be; empty if they could
};

/// What the address of a cluster names: "kube:CONTEXT/NAMESPACE".
struct ClusterAddress {
    QString context; ///< empty: the one that is current then
    QString nameSpace; ///< empty: all that one may see

    bool operator==(const ClusterAddress&) const = default;
};
[[nodiscard]] bool isClusterAddress(const QString& address);
/// A context's name may hold slashes itself: it is one that is known, else what stands before the
/// last slash.
[[nodiscard]] ClusterAddress parseClusterAddress(
    const QString& address, const std::vector<ClusterContext>& known);
[[nodiscard]] QString toText(const ClusterAddress& address);

/// The addresses of those that can be used, the current one first.
[[nodiscard]] QStringList usableClusters(const ClusterContexts& contexts);

/// "Cluster demo from /a, user admin from /b, context from /a".
[[nodiscard]] QString originText(const ClusterContext& context);

/// Rules as lines "NAMESPACE = ENVIRONMENT". A line that is none becomes a rule without
/// environment, which problemsOf() refuses.
[[nodiscard]] QString environmentLines(const std::vector<operations::EnvironmentRule>& rules);
[[nodiscard]] std::vector<operations::EnvironmentRule> environmentRules(const QString& lines);

} // namespace models
