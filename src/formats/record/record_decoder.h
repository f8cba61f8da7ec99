// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "own_times_check.h"
#include "record_object.h"
#include "record_parts.h"
#include "summary_reader.h"

#include "deploy/deployment/deployment.h"

#include <optional>
#include <string_view>

namespace formats {

/// A log that was read already: in the record's text its array is empty.
struct CutLog {
    RecordGap gap; ///< between the brackets of the array
    deployment::Log log;
    RecordProblems problems; ///< with places in the record
};

/// Turns records into whole deployments; keeps its buffers from one to the next.
class RecordDecoder {
public:
    /// The current time, if what is later is to get a warning.
    void setNow(std::optional<deployment::Timestamp> now)
    {
        m_summary.setNow(now);
        m_context.now = now;
    }
    /// With anything but Fine, nothing about it is among the problems yet.
    [[nodiscard]] ReadStatus read(const PaddedText& record, CutLog* cut = nullptr);
    /// The deployment that read() has found; nullopt if a required field is missing or invalid.
    [[nodiscard]] std::optional<deployment::Deployment> takeDeployment();
    [[nodiscard]] RecordProblems& problems() { return m_problems; }
    [[nodiscard]] std::string_view id() const { return m_summary.summary().id; }

private:
    void readField(std::string_view name, ondemand::value& value);
    void readLogs(ondemand::value& value, const Pointer& at);
    void readProgress(ondemand::value& value, const Pointer& at);

    ondemand::parser m_parser;
    RecordProblems m_problems;
    ValueReader m_values{m_problems, ValueReader::Care::Thorough};
    SummaryReader m_summary{m_values, m_problems};
    PartContext m_context{m_values, m_problems};
    Pointer m_root;
    deployment::Deployment m_deployment;
    TimedParts m_parts;
    NotesOfMetrics m_metricNotes; ///< may stand before the metrics
    CutLog* m_cut = nullptr;
    bool m_isUsable = false;
};

} // namespace formats
