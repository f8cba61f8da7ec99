// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"

#include <optional>
#include <string>
#include <vector>

namespace cli {

/// What was found, and in what.
struct Diagnosis {
    const deployment::Deployment& deployment;
    std::optional<std::string> against; ///< id of the run that it was compared with
    std::vector<diagnosis::Finding> findings;
    deployment::Zone zone = deployment::Zone::Local;
    deployment::Timestamp now{};
};

/// For the user to read: a paragraph a finding, the most telling first.
void writeDiagnosisReport(const Diagnosis& diagnosis, Output& output);

/// One JSON object and a line end; its shape is in the user guide.
[[nodiscard]] std::string diagnosisJson(const Diagnosis& diagnosis);

/// What came before a shift, in words: the name of the step, or the line of the log.
[[nodiscard]] std::string precursorText(
    const deployment::Deployment& deployment, const diagnosis::Precursor& precursor);

} // namespace cli
