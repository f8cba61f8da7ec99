// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_reader.h"

#include "deploy/deployment/ascii.h"
#include "deploy/formats/json/json_member.h"
#include "deploy/formats/scan/history_scan.h"

#include "live/record_revision.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

Error incompleteResponse()
{
    return {ErrorCode::Incomplete,
        {DEPLOY_MESSAGE("Message", "Incomplete response: the data ends in the middle of a record."),
            {}},
        {}};
}

std::vector<Revision> revisionsOf(
    const history::History& rows, const formats::RecordPlaces& places, std::string_view bytes)
{
    std::vector<Revision> revisions;
    revisions.reserve(rows.size());
    for (history::Row row = 0; row < rows.size(); ++row) {
        const auto range = places.rangeOf(rows.record(row));
        revisions.push_back(revisionOf(bytes.substr(range.offset, range.length)));
    }
    return revisions;
}

Expected<formats::ScanResult> scanInto(
    DeploymentPage& page, const std::string& bytes, const std::stop_token& stop)
{
    formats::ScanOptions options;
    options.stop = stop;
    options.now = deployment::systemNow();
    formats::RecordPlaces places;
    options.onBatch = [&page, &places](formats::ScanBatch&& batch) {
        places.add(batch.places);
        page.rows.merge(std::move(batch.rows));
        page.problems.insert(page.problems.end(), batch.problems.begin(), batch.problems.end());
        page.totals.add(batch.totals);
    };
    auto result = formats::scanHistory(*formats::Document::fromMemory(bytes), options);
    page.revisions = revisionsOf(page.rows, places, bytes);
    page.rows.forgetRecords(); // the body that they lie in goes
    return result;
}

Error unreadableNext()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The server does not give the next page of the deployment list as an address or a "
             "cursor; the list was not read completely."),
            {}},
        {}};
}

/// A text, or the number of a page or a cursor; what says that there is none is empty.
Expected<std::string> nextIn(std::string_view json, const char* name)
{
    const auto token = formats::findMember(json, name);
    if (!token || *token == "null" || *token == "false")
        return {};
    if (deployment::isAsciiDigit(token->front()))
        return std::string(*token);
    const auto text = formats::findTextMember(json, name);
    return text ? Expected<std::string>(*text) : tl::unexpected(unreadableNext());
}

Expected<void> findNext(DeploymentPage& page, std::string_view json)
{
    for (const char* name : {"next", "nextCursor", "next_cursor"}) {
        auto next = nextIn(json, name);
        if (!next)
            return tl::unexpected(next.error());
        if (next->empty())
            continue;
        page.next = std::move(*next);
        page.nextIsCursor = name != std::string_view("next");
        break;
    }
    return {};
}

} // namespace

Expected<DeploymentPage> readPage(QByteArray body, const std::stop_token& stop)
{
    DeploymentPage page;
    const std::string bytes = std::exchange(body, {}).toStdString();
    const auto next = findNext(page, bytes);
    const auto result = scanInto(page, bytes, stop);
    if (!result)
        return tl::unexpected(result.error());
    if (result->truncated || result->shape == formats::Shape::Empty)
        return tl::unexpected(incompleteResponse());
    if (!next)
        return tl::unexpected(next.error());
    return page;
}

DeploymentPage readRecords(std::vector<std::string> records, const std::stop_token& stop)
{
    DeploymentPage page;
    std::string lines;
    for (std::string& record : records) {
        // Between the tokens of JSON a line break is whitespace; within them there is none.
        std::replace_if(
            record.begin(), record.end(), [](char one) { return one == '\n' || one == '\r'; }, ' ');
        lines += record + '\n';
    }
    if (const auto result = scanInto(page, lines, stop); !result) {
        page.problems.push_back(
            {deployment::Severity::Error, result.error().message, 0, 0, 0, {}, {}});
        page.totals.count(deployment::Severity::Error);
    }
    return page;
}

std::vector<std::string> unfinishedIds(const history::History& rows)
{
    std::vector<std::string> ids;
    for (history::Row row = 0; row < rows.size(); ++row) {
        if (!deployment::isFinished(rows.status(row)))
            ids.emplace_back(rows.id(row));
    }
    return ids;
}

} // namespace sources
