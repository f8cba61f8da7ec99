// SPDX-License-Identifier: GPL-3.0-or-later
#include "loading.h"

#include "remote_connection.h"
#include "remote_session.h"
#include "source_kinds.h"

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

void reportCounters(const LoadedHistory& loaded, const Reporter& reporter)
{
    reporter.say("deployments: " + std::to_string(loaded.history.size()));
    reporter.say("problems: " + std::to_string(loaded.result.problems));
    reporter.say("unread records: " + std::to_string(loaded.result.badRecords));
}

deployment::Expected<LoadedHistory> scanned(const Request& request)
{
    LoadedHistory loaded;
    auto document = openSource(request);
    if (!document)
        return tl::unexpected{document.error()};
    loaded.document = std::move(*document);
    formats::ScanOptions options;
    options.problemLimit = 0;
    options.batchRows = 0; // nothing is shown before the end
    options.onBatch = [&loaded](formats::ScanBatch&& batch) {
        loaded.history.merge(std::move(batch.rows));
        loaded.places.add(batch.places);
    };
    const auto result = formats::scanHistory(*loaded.document, options);
    if (!result)
        return tl::unexpected{result.error()};
    loaded.result = *result;
    return loaded;
}

} // namespace

deployment::Expected<std::shared_ptr<const formats::Document>> openSource(const Request& request)
{
    sources::SourceContext context;
    context.clock = [now = request.now] { return now; };
    return kindOf(request).read({.location = request.source}, context);
}

std::string nameOfSource(const Request& request)
{
    if (request.source == "-")
        return "standard input";
    // An address that is refused may hold a password.
    const bool isSafe = !isServer(request) || connectionOf(request).has_value();
    return isSafe ? request.source : "the address";
}

deployment::Error aboutSource(const Request& request, deployment::Error error)
{
    error.message = {"%1: %2", {nameOfSource(request), error.message.toEnglish()}};
    return error;
}

deployment::Expected<LoadedHistory> loadHistory(const Request& request, const Reporter& reporter)
{
    auto loaded = isServer(request) ? loadRemoteHistory(request, reporter) : scanned(request);
    if (!loaded)
        return tl::unexpected{aboutSource(request, loaded.error())};
    // An empty export or list would say that nothing was deployed.
    if (loaded->result.isUnreadable()) {
        if (loaded->result.likeness)
            reporter.say(loaded->result.likeness->toEnglish());
        reporter.say("\"validate\" lists the problems of each record");
        return tl::unexpected{aboutSource(request, formats::nothingReadable(loaded->result))};
    }
    reportDamage(nameOfSource(request), loaded->result, reporter);
    if (request.dumpState)
        reportCounters(*loaded, reporter);
    return loaded;
}

} // namespace cli
