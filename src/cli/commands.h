// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "exit_code.h"
#include "output/output.h"
#include "output/reporter.h"
#include "source_reader.h"

#include <functional>
#include <memory>

namespace cli {

/// What every command works with. Data goes to the output, words to the reporter.
struct CommandContext {
    const Request& request;
    SourceReader& source;
    Output& output;
    const Reporter& reporter;

    /// By the clock of what was read: for how long something runs.
    [[nodiscard]] deployment::Timestamp now() const { return request.now + source.clockLead(); }
};

/// list and export: the rows under the filter, in the format asked for.
[[nodiscard]] deployment::Expected<ExitCode> writeRows(const CommandContext& context);
/// show: one deployment as a page, or its record as it came.
[[nodiscard]] deployment::Expected<ExitCode> showDeployment(const CommandContext& context);
/// validate: every problem with its place; Failed if there is any.
[[nodiscard]] deployment::Expected<ExitCode> validate(const CommandContext& context);
/// diagnose: what went wrong with one deployment, as a page or as JSON; Done whether anything did
/// or not.
[[nodiscard]] deployment::Expected<ExitCode> diagnoseDeployment(const CommandContext& context);

/// pause, resume, rollback: asks, sends at most once, and waits for the outcome.
[[nodiscard]] deployment::Expected<ExitCode> sendCommand(const CommandContext& context);
/// What they say of a command that is not sent.
[[nodiscard]] ExitCode refused(const CommandContext& context, const std::string& why);

using OpenSource = std::function<deployment::Expected<std::unique_ptr<SourceReader>>(
    const Request& request, const Reporter& reporter)>;
/// All of a program but what it reads from, which the function opens: runs what its arguments ask
/// for, says what went wrong, and returns its exit code.
[[nodiscard]] int runProgram(int argc, char** argv, const OpenSource& openSource);

} // namespace cli
