// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/scheduler.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sources {

/// One run of a program that answers on its standard output: without a shell, with nothing to read,
/// in a process group of its own, which ends with it if it takes too long or says too much.
class PluginProcess final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PluginProcess)

public:
    struct Command {
        std::string name; ///< as the kubeconfig has it, for sentences
        QString program; ///< the file
        std::vector<std::string> arguments;
        /// Added to what this program has.
        std::vector<std::pair<std::string, QByteArray>> environment;
    };

    PluginProcess(Command command, std::shared_ptr<Scheduler> scheduler);
    ~PluginProcess() override;

    void start();

Q_SIGNALS:
    /// Once. Errors: Timeout; TooLarge; NotReadable where it could not be started; Unauthorized
    /// where it failed, with its last words.
    void finished(const deployment::Expected<QByteArray>& output);

private:
    void handleOutput();
    void handleFinished(int exitCode, QProcess::ExitStatus status);
    void handleError(QProcess::ProcessError error);
    void finish(const deployment::Expected<QByteArray>& output);
    void kill();

    Command m_command;
    std::shared_ptr<Scheduler> m_scheduler;
    QProcess m_process;
    Scheduler::AlarmPointer m_limit;
    QByteArray m_output;
    QByteArray m_words; ///< the end of its standard error
    bool m_isDone = false;
};

} // namespace sources
