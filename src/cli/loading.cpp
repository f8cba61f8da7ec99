// SPDX-License-Identifier: GPL-3.0-or-later
#include "loading.h"

namespace cli {

namespace {

void reportDamage(
    const std::string& source, const formats::ScanResult& result, const Reporter& reporter)
{
    const std::string all = std::to_string(result.records + result.badRecords);
    if (result.badRecords > 0)
        reporter.say(std::to_string(result.badRecords) + " of " + all
            + " records could not be read and are skipped; \"validate\" lists the reasons");
    if (result.truncated)
        reporter.say(source + " ends in the middle of a record");
    if (result.shape == formats::Shape::Empty)
        reporter.say(source + " is empty");
    reporter.detail(all + " records read, " + std::to_string(result.problems) + " problems");
}

/// What is wrong with the list as a whole: the rows that are written are not all there are.
void reportGaps(const std::string& source, const LoadedHistory& loaded, const Reporter& reporter)
{
    for (const deployment::Problem& problem : loaded.problems) {
        const bool isOfList = problem.record == 0 && problem.id.empty();
        if (isOfList && problem.severity == deployment::Severity::Error)
            reporter.say(source + ": " + problem.message.toEnglish());
    }
}

void reportCounters(const LoadedHistory& loaded, const Reporter& reporter)
{
    reporter.say("deployments: " + std::to_string(loaded.history.size()));
    reporter.say("problems: " + std::to_string(loaded.result.problems));
    reporter.say("unread records: " + std::to_string(loaded.result.badRecords));
}

} // namespace

deployment::Error aboutSource(const SourceReader& source, deployment::Error error)
{
    error.message = {"%1: %2", {source.name(), error.message.toEnglish()}};
    return error;
}

deployment::Expected<LoadedHistory> loadHistory(
    SourceReader& source, const Request& request, const Reporter& reporter)
{
    auto loaded = source.load();
    if (!loaded)
        return tl::unexpected{aboutSource(source, loaded.error())};
    // An empty export or list would say that nothing was deployed.
    if (loaded->result.isUnreadable()) {
        if (loaded->result.likeness)
            reporter.say(loaded->result.likeness->toEnglish());
        reporter.say("\"validate\" lists the problems of each record");
        return tl::unexpected{aboutSource(source, formats::nothingReadable(loaded->result))};
    }
    reportDamage(source.name(), loaded->result, reporter);
    reportGaps(source.name(), *loaded, reporter);
    if (request.dumpState)
        reportCounters(*loaded, reporter);
    return loaded;
}

} // namespace cli
