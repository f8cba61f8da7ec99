// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugin_run.h"

#include "program_path.h"

#include <utility>

namespace sources {

using deployment::Expected;

PluginRun::PluginRun(const kubernetes::ClusterAccess& cluster, std::shared_ptr<Scheduler> scheduler)
    : m_plugin(*cluster.exec)
    , m_info(execInfoOf(cluster))
    , m_scheduler(std::move(scheduler))
{
}

PluginRun::~PluginRun() = default;

QByteArray PluginRun::keyOf(const kubernetes::ClusterAccess& cluster)
{
    QByteArray key = QByteArray::fromStdString(cluster.exec->command);
    for (const std::string& argument : cluster.exec->arguments)
        key += '\0' + QByteArray::fromStdString(argument);
    for (const auto& [name, value] : cluster.exec->environment)
        key += '\0' + QByteArray::fromStdString(name) + '\0' + QByteArray::fromStdString(value);
    return key + '\0' + execInfoOf(cluster);
}

bool PluginRun::isCurrent(const PluginAnswer& answer) const
{
    return !answer.expires || m_scheduler->now() < *answer.expires;
}

void PluginRun::obtain(int after, QObject* context, Answer answer)
{
    m_waiting.push_back({context, std::move(answer)});
    if (m_process || m_waiting.size() > 1)
        return;
    if (m_latest && m_number > after && isCurrent(*m_latest)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                tell({*m_latest, m_number});
            },
            Qt::QueuedConnection);
        return;
    }
    run();
}

void PluginRun::run()
{
    auto program = findProgram(m_plugin.command, qgetenv("PATH"), m_plugin.installHint);
    if (!program) {
        QMetaObject::invokeMethod(
            this,
            [this, error = std::move(program.error())] {
                tell({tl::unexpected(error), m_number});
            },
            Qt::QueuedConnection);
        return;
    }
    PluginProcess::Command command{m_plugin.command, *std::move(program), m_plugin.arguments, {}};
    for (const auto& [name, value] : m_plugin.environment)
        command.environment.emplace_back(name, QByteArray::fromStdString(value));
    command.environment.emplace_back("KUBERNETES_EXEC_INFO", m_info);
    m_process = std::make_unique<PluginProcess>(std::move(command), m_scheduler);
    connect(m_process.get(), &PluginProcess::finished, this, &PluginRun::handleOutput,
        Qt::QueuedConnection);
    m_process->start();
}

void PluginRun::handleOutput(const Expected<QByteArray>& output)
{
    m_process.reset();
    if (!output) {
        tell({tl::unexpected(output.error()), m_number});
        return;
    }
    auto answer = pluginAnswer(*output, m_plugin);
    if (!answer) {
        tell({tl::unexpected(std::move(answer.error())), m_number});
        return;
    }
    m_latest = *std::move(answer);
    ++m_number;
    tell({*m_latest, m_number});
}

void PluginRun::tell(const Result& result)
{
    for (const Waiting& each : std::exchange(m_waiting, {})) {
        if (each.context)
            each.answer(result);
    }
}

} // namespace sources
