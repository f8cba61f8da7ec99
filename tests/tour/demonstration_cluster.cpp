// SPDX-License-Identifier: GPL-3.0-or-later
#include "demonstration_cluster.h"

#include <QFile>

#include <stdexcept>

namespace tour {

namespace {

constexpr std::chrono::milliseconds clusterTick{100};

mock_kubernetes::KubeOptions clusterOptions()
{
    mock_kubernetes::KubeOptions wanted;
    wanted.now = deployment::systemNow() - mock_kubernetes::DemoWorld::past;
    return wanted;
}

} // namespace

DemonstrationCluster::DemonstrationCluster()
    : m_server(clusterOptions())
    , m_world(m_server)
{
    m_server.start();
    m_server.runInRealTime();
    const QString path = m_folder.filePath(QStringLiteral("kubeconfig"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("the kubeconfig could not be written");
    file.write(QByteArray::fromStdString(m_server.kubeconfig()));
    qputenv("KUBECONFIG", path.toUtf8());
    connect(&m_ticks, &QTimer::timeout, this, [this] { m_world.goOn(); });
    m_ticks.start(clusterTick);
}

} // namespace tour
