// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_decoder.h"

#include <utility>

namespace formats {

ReadStatus RecordDecoder::read(const PaddedText& record, CutLog* cut)
{
    m_cut = cut;
    m_problems.start(record.text);
    if (cut)
        m_problems.setGap(cut->gap);
    m_values.start(record.text);
    m_summary.start();
    m_deployment = {};
    m_metricNotes.clear();
    m_parts = {};
    const auto status = readObject(m_parser, record, [this](ondemand::object& object) {
        for (ondemand::field entry : object)
            readField(ValueReader::nameOf(entry), entry.value());
    });
    m_isUsable = status == ReadStatus::Fine && m_summary.finish();
    if (m_isUsable) {
        history::assignSummary(m_deployment, m_summary.summary());
        checkOwnTimes(m_deployment, m_parts, m_problems);
        for (auto& [id, notes] : m_metricNotes)
            m_deployment.metrics.named(id).notes = std::move(notes);
    }
    return status;
}

std::optional<deployment::Deployment> RecordDecoder::takeDeployment()
{
    if (!std::exchange(m_isUsable, false))
        return std::nullopt;
    return std::move(m_deployment);
}

void RecordDecoder::readField(std::string_view name, ondemand::value& value)
{
    const auto at = m_root / name;
    const auto field = m_summary.enter(name, m_values.offsetOf(value));
    switch (field) {
    case Field::Progress:
        return readProgress(value, at);
    case Field::Resources:
        m_deployment.resources = readResources(m_context, value, at);
        return;
    case Field::Metrics:
        m_parts.metrics = m_values.offsetOf(value);
        m_deployment.metrics = readMetrics(m_context, value, at);
        return;
    case Field::MetricNotes:
        m_metricNotes = readMetricNotes(m_context, value, at);
        return;
    case Field::Workload:
        m_deployment.workload = readWorkload(m_context, value, at);
        return;
    case Field::Logs:
        return readLogs(value, at);
    case Field::Unknown:
        return m_values.skip(value, at);
    default:
        return m_summary.readField(field, value);
    }
}

void RecordDecoder::readLogs(ondemand::value& value, const Pointer& at)
{
    deployment::Log& log = m_deployment.log;
    const auto offset = m_values.offsetOf(value);
    m_parts.logs = offset;
    if (m_cut == nullptr || offset + 1 != m_cut->gap.offset) {
        log = readLog(m_context, value, at);
    } else {
        log = m_cut->log;
        m_problems.merge(m_cut->problems, [](const deployment::Problem&) {});
    }
    if (!log.empty() && ValueReader::isInFuture(log.time(log.size() - 1), m_context.now))
        m_problems.warn(offset, at,
            {DEPLOY_MESSAGE("Message", "The last entry of the log is in the future."), {}});
}

void RecordDecoder::readProgress(ondemand::value& value, const Pointer& at)
{
    m_deployment.progress = {};
    m_summary.readProgress(value, [this, &at](std::string_view name, ondemand::value& part) {
        if (name != "steps")
            return m_values.skip(part, at / name);
        m_parts.steps = m_values.offsetOf(part);
        m_deployment.progress.steps = readSteps(m_context, part, at / name);
    });
}

} // namespace formats
