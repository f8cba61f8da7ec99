// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "exit_code.h"
#include "output/output.h"
#include "output/reporter.h"

namespace cli {

/// What every command works with. Data goes to the output, words to the reporter.
struct CommandContext {
    const Request& request;
    Output& output;
    const Reporter& reporter;
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

/// Runs the request and says what went wrong.
[[nodiscard]] ExitCode run(const Request& request);

} // namespace cli
