// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/demo/demo_world.h"
#include "kubernetes/kube_server.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

namespace tour {

/// The stand-in for a cluster on a free port of this machine, with its small world in it, and a
/// kubeconfig that leads there: what "kube:" opens in this process.
class DemonstrationCluster final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemonstrationCluster)

public:
    /// Throws std::runtime_error if no port was to be had.
    DemonstrationCluster();

private:
    QTemporaryDir m_folder;
    mock_kubernetes::KubeServer m_server;
    mock_kubernetes::DemoWorld m_world;
    QTimer m_ticks;
};

} // namespace tour
