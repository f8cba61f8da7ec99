// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugin_process.h"

#include "program_path.h"

#include <QProcessEnvironment>

#include <csignal>
#include <unistd.h>
#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;

constexpr deployment::Milliseconds timeLimit{60'000};
constexpr qsizetype maxOutput = 1 << 20;
constexpr qsizetype maxErrorOutput = 4 << 10;

Error failure(const std::string& name, int exitCode, const QByteArray& words)
{
    const std::string said =
        cleanWords({words.constData(), static_cast<std::size_t>(words.size())});
    const std::string code = std::to_string(exitCode);
    const std::string cause = "exec: executable " + name + " failed with exit code " + code;
    if (said.empty())
        return {ErrorCode::Unauthorized,
            {DEPLOY_MESSAGE("Message", "The credential plug-in %1 failed (exit code %2)."),
                {name, code}},
            cause};
    return {ErrorCode::Unauthorized,
        {DEPLOY_MESSAGE("Message", "The credential plug-in %1 failed (exit code %2): %3"),
            {name, code, said}},
        cause};
}

} // namespace

PluginProcess::PluginProcess(Command command, std::shared_ptr<Scheduler> scheduler)
    : m_command(std::move(command))
    , m_scheduler(std::move(scheduler))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PluginProcess::handleOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &PluginProcess::handleOutput);
    connect(&m_process, &QProcess::finished, this, &PluginProcess::handleFinished);
    connect(&m_process, &QProcess::errorOccurred, this, &PluginProcess::handleError);
}

PluginProcess::~PluginProcess()
{
    m_process.disconnect(this);
    kill();
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForFinished(1'000); // it was killed: no more than a formality
}

void PluginProcess::start()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : m_command.environment)
        environment.insert(QString::fromStdString(name), QString::fromUtf8(value));
    m_process.setProcessEnvironment(environment);
    m_process.setProgram(m_command.program);
    QStringList arguments;
    for (const std::string& argument : m_command.arguments)
        arguments.append(QString::fromStdString(argument));
    m_process.setArguments(arguments);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
    m_limit = m_scheduler->after(timeLimit, [this] {
        finish(tl::unexpected(Error{ErrorCode::Timeout,
            {DEPLOY_MESSAGE("Message",
                 "The credential plug-in %1 did not answer within %2 seconds and was ended. "
                 "Perhaps it waits for a sign-in; run kubectl once in a terminal."),
                {m_command.name, std::to_string(timeLimit.count() / 1000)}},
            {}}));
    });
    m_process.start();
}

void PluginProcess::handleOutput()
{
    m_output += m_process.readAllStandardOutput();
    m_words = (m_words + m_process.readAllStandardError()).right(maxErrorOutput);
    if (m_output.size() > maxOutput)
        finish(tl::unexpected(Error{ErrorCode::TooLarge,
            {DEPLOY_MESSAGE("Message",
                 "The credential plug-in %1 answered with more than 1 MiB and was ended."),
                {m_command.name}},
            {}}));
}

void PluginProcess::handleFinished(int exitCode, QProcess::ExitStatus status)
{
    handleOutput();
    if (status == QProcess::CrashExit)
        finish(tl::unexpected(failure(m_command.name, -1, m_words)));
    else if (exitCode != 0)
        finish(tl::unexpected(failure(m_command.name, exitCode, m_words)));
    else
        finish(m_output);
}

void PluginProcess::handleError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // it ends, which is told
    finish(tl::unexpected(Error{ErrorCode::NotReadable,
        {DEPLOY_MESSAGE("Message",
             "The credential plug-in %1 could not be started. Check that the file %2 is a "
             "program."),
            {m_command.name, m_command.program.toStdString()}},
        m_process.errorString().toStdString()}));
}

void PluginProcess::finish(const deployment::Expected<QByteArray>& output)
{
    if (std::exchange(m_isDone, true))
        return;
    m_limit.reset();
    kill();
    Q_EMIT finished(output);
}

/// With whatever it has started. Qt calls a process running only a little after it does.
void PluginProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const auto group = static_cast<pid_t>(m_process.processId());
    if (group <= 0 || ::kill(-group, SIGKILL) != 0)
        m_process.kill();
}

} // namespace sources
