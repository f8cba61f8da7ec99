// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_survey_job.h"

#include "deploy/deployment/error_sign.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/operations/command_in_log.h"

#include <algorithm>
#include <utility>

namespace models {

namespace {

constexpr qint64 millisecondsBetweenReports = 100;
constexpr std::size_t maxCommands = 200;
constexpr std::size_t maxCopied = 100'000; // entries

/// The entries from begin on as a log of their own.
deployment::Log tailOf(const deployment::Log& log, std::size_t begin)
{
    deployment::Log tail;
    for (std::size_t entry = begin; entry < log.size(); ++entry)
        tail.append(log.ownTime(entry), log.message(entry));
    return tail;
}

} // namespace

LogSurvey::Job::Job(
    std::shared_ptr<const deployment::Deployment> deployment, std::size_t begin, LogErrorMap errors)
    : m_deployment(std::move(deployment))
    , m_begin(begin)
    , m_errors(std::move(errors))
{
    m_errors.setSize(m_deployment->log.size());
}

void LogSurvey::Job::run(const std::function<void(Batch)>& send)
{
    const deployment::Log& log = m_deployment->log;
    m_sinceBatch.start();
    findTraffic();
    for (std::size_t block = log.blockOf(m_begin); block < log.blockCount(); ++block) {
        walkBlock(block);
        if (m_stop.stop_requested())
            return;
        const bool isLast = block + 1 == log.blockCount();
        if (!isLast && m_sinceBatch.elapsed() < millisecondsBetweenReports)
            continue;
        m_sinceBatch.restart();
        const std::size_t surveyed = isLast ? log.size() : log.firstOf(block + 1);
        send({m_errors, std::exchange(m_events, {}), surveyed, isLast});
    }
}

void LogSurvey::Job::findTraffic()
{
    const deployment::Log& log = m_deployment->log;
    // What has grown by a little is not searched whole again, and what has grown by much not
    // copied.
    const bool isWhole = m_begin == 0 || log.size() - m_begin > maxCopied;
    m_events.traffic =
        diagnosis::trafficChanges(isWhole ? log : tailOf(log, m_begin), m_stop.get_token());
    if (!isWhole) {
        for (diagnosis::TrafficChange& change : m_events.traffic)
            change.entry += m_begin;
    }
    std::erase_if(m_events.traffic, [this](const diagnosis::TrafficChange& change) {
        return change.entry < m_begin || !deployment::isKnown(change.at);
    });
}

void LogSurvey::Job::walkBlock(std::size_t block)
{
    const deployment::LogBlock& entries = m_deployment->log.block(block);
    const std::size_t first = m_deployment->log.firstOf(block);
    for (std::size_t i = m_begin > first ? m_begin - first : 0;
         i < entries.size() && !m_stop.stop_requested(); ++i) {
        const std::string_view message = entries.message(i);
        if (deployment::errorSignOf(message) == deployment::ErrorSign::Error)
            m_errors.add(first + i);
        const auto command = operations::commandSaidBy(message);
        if (command && deployment::isKnown(entries.ownTime(i)) && m_commands++ < maxCommands)
            m_events.commands.push_back({first + i, entries.ownTime(i), *command});
    }
}

} // namespace models
