// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "padded_text.h"
#include "record_parts.h"
#include "summary_reader.h"

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/problem.h"

#include <optional>
#include <vector>

namespace formats {

/// What became of one record. Without a deployment, at least one problem is an error.
struct RecordOutcome {
    std::optional<deployment::Deployment> deployment;
    std::vector<deployment::Problem> problems; ///< places relative to the record
};

/// Turns records into whole deployments; keeps its buffers from one to the next.
class RecordDecoder {
public:
    [[nodiscard]] RecordOutcome decode(const PaddedText& record);

private:
    void readField(std::string_view name, ondemand::value& value);
    void readProgress(ondemand::value& value, const Pointer& at);
    void takeSummary();

    ondemand::parser m_parser;
    RecordProblems m_problems;
    ValueReader m_values{m_problems, ValueReader::Care::Thorough};
    SummaryReader m_summary{m_values, m_problems};
    PartContext m_context{m_values, m_problems};
    Pointer m_root;
    deployment::Deployment m_deployment;
};

} // namespace formats
