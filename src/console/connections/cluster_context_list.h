// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/cluster_contexts.h"

#include <QObject>
#include <QString>

#include <functional>

namespace console {

using ContextsAnswer = std::function<void(const models::ClusterContexts&)>;

/// Reads the contexts of the kubeconfig file, or of those that kubectl reads where none is named,
/// beside the event loop. Not answered once the receiver is gone.
void readClusterContexts(const QString& file, QObject& receiver, ContextsAnswer answer);

} // namespace console
