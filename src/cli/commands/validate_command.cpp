// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "loading.h"

#include "deploy/deployment/display_text.h"

namespace cli {

namespace {

/// "FILE:LINE:COLUMN: error: record 3 (DEP-003) /progress/percentage: what", as compilers and
/// editors know it.
std::string problemLine(const std::string& source, const deployment::Problem& problem)
{
    std::string line = source;
    if (problem.line > 0)
        line.append(":").append(std::to_string(problem.line));
    if (problem.line > 0 && problem.column > 0)
        line.append(":").append(std::to_string(problem.column));
    line.append(problem.severity == deployment::Severity::Error ? ": error: " : ": warning: ");
    std::string place = problem.record > 0 ? "record " + std::to_string(problem.record) : "";
    if (!problem.id.empty())
        place.append(place.empty() ? "(" : " (").append(problem.id).append(")");
    if (!problem.pointer.empty())
        place.append(place.empty() ? "" : " ").append(problem.pointer);
    if (!place.empty())
        line.append(place).append(": ");
    return deployment::displayText(line.append(problem.message.toEnglish()), 0);
}

void writeProblems(const CommandContext& context, const std::vector<deployment::Problem>& problems)
{
    for (const deployment::Problem& problem : problems)
        context.output.write(problemLine(context.request.source, problem) + '\n');
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

} // namespace

deployment::Expected<ExitCode> validate(const CommandContext& context)
{
    const auto result =
        context.source.validate([&](const std::vector<deployment::Problem>& problems) {
            writeProblems(context, problems);
        });
    if (!result)
        return tl::unexpected{aboutSource(context.source, result.error())};
    // What stands among them need not be one: a line of another program, for one.
    const std::string records = counted(result->records + result->badRecords, "record", "records");
    if (result->problems == 0) {
        context.reporter.say("no problems in " + records);
        return ExitCode::Done;
    }
    context.reporter.say(counted(result->problems, "problem", "problems") + " in " + records);
    return ExitCode::Failed;
}

} // namespace cli
