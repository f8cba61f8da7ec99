// SPDX-License-Identifier: GPL-3.0-or-later
#include "loading.h"

#include <unistd.h>

namespace cli {

namespace {

void reportDamage(
    const std::string& source, const formats::ScanResult& result, const Reporter& reporter)
{
    const std::string all = std::to_string(result.records + result.badRecords);
    if (result.badRecords > 0)
        reporter.say(std::to_string(result.badRecords) + " of " + all
            + " records could not be read and are left out; \"validate\" lists why");
    if (result.truncated)
        reporter.say(source + " ends in the middle of a record");
    if (result.shape == formats::Shape::Empty)
        reporter.say(source + " is empty");
    reporter.detail(all + " records read, " + std::to_string(result.problems) + " problems");
}

} // namespace

deployment::Expected<std::shared_ptr<const formats::Document>> openSource(const std::string& source)
{
    return source == "-" ? formats::Document::openDescriptor(STDIN_FILENO)
                         : formats::Document::open(source);
}

deployment::Expected<LoadedHistory> loadHistory(const std::string& source, const Reporter& reporter)
{
    LoadedHistory loaded;
    auto document = openSource(source);
    if (!document)
        return tl::unexpected{document.error()};
    loaded.document = std::move(*document);
    formats::ScanOptions options;
    options.problemLimit = 0;
    options.onBatch = [&loaded](formats::ScanBatch&& batch) {
        if (loaded.history.empty())
            loaded.history = std::move(batch.rows);
        else
            loaded.history.merge(batch.rows);
    };
    const auto result = formats::scanHistory(*loaded.document, options);
    if (!result)
        return tl::unexpected{result.error()};
    loaded.result = *result;
    reportDamage(source == "-" ? "standard input" : source, *result, reporter);
    return loaded;
}

} // namespace cli
