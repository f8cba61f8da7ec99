// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exit_code.h"

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/problem.h"
#include "deploy/formats/scan/history_scan.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cli {

struct CommandContext;

/// All summaries of a source, and what reading them told.
struct LoadedHistory {
    history::History history;
    formats::ScanResult result;
    std::vector<deployment::Problem> problems; ///< that a server's list has
    /// A server was asked for what the filter lets through alone: what else it has is not known.
    bool isNarrowed = false;
};

/// One deployment as it was read, whole.
struct WholeDeployment {
    std::shared_ptr<const deployment::Deployment> deployment;
    std::vector<deployment::Problem> problems;
    /// Why the log is incomplete, if it is.
    std::optional<deployment::Message> logError;
};

/// What the commands read from, and send to: the request's source, which a file or a server is.
class SourceReader {
public:
    using OnProblems = std::function<void(const std::vector<deployment::Problem>& problems)>;

    virtual ~SourceReader() = default;
    SourceReader(const SourceReader&) = delete;
    SourceReader& operator=(const SourceReader&) = delete;

    /// What the user calls it; holds no password.
    [[nodiscard]] virtual std::string name() const = 0;
    /// Reads all summaries. Errors do not name the source, here and in validate().
    [[nodiscard]] virtual deployment::Expected<LoadedHistory> load() = 0;
    /// Looks at every record as closely as it can, and tells of each problem.
    [[nodiscard]] virtual deployment::Expected<formats::ScanResult> validate(
        const OnProblems& onProblems) = 0;

    /// One deployment, and its record as it came. Errors name the source, from here on.
    [[nodiscard]] virtual deployment::Expected<WholeDeployment> read(const std::string& id) = 0;
    [[nodiscard]] virtual deployment::Expected<std::string> readJson(const std::string& id) = 0;
    /// Has at least what was deployed to that environment; valid as long as this.
    [[nodiscard]] virtual deployment::Expected<const history::History*> historyOf(
        const std::string& environment) = 0;

    /// How much more the clock shows by which its records are dated than this computer's; known
    /// once something was read.
    [[nodiscard]] virtual deployment::Milliseconds clockLead() const { return {}; }

    /// Carries out the request's command to a deployment.
    [[nodiscard]] virtual deployment::Expected<ExitCode> send(const CommandContext& context) = 0;

protected:
    SourceReader() = default;
};

} // namespace cli
