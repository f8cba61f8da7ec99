// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_reader.h"

#include "deploy/deployment/ascii.h"
#include "deploy/formats/json/json_member.h"
#include "deploy/formats/json/json_value.h"
#include "deploy/formats/scan/history_scan.h"

#include "live/record_revision.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::Timestamp;

Error incompleteResponse()
{
    return {ErrorCode::Incomplete,
        {DEPLOY_MESSAGE("Message", "Incomplete response: the data ends in the middle of a record."),
            {}},
        {}};
}

Revision revisionAt(const formats::RecordRange& range, std::string_view bytes)
{
    return revisionOf(bytes.substr(range.offset, range.length));
}

std::vector<Revision> revisionsOf(
    const history::History& rows, const formats::RecordPlaces& places, std::string_view bytes)
{
    std::vector<Revision> revisions;
    revisions.reserve(rows.size());
    for (history::Row row = 0; row < rows.size(); ++row)
        revisions.push_back(revisionAt(places.rangeOf(rows.record(row)), bytes));
    return revisions;
}

formats::ScanOptions scanOptions(Timestamp now, const std::stop_token& stop)
{
    formats::ScanOptions options;
    options.stop = stop;
    options.now = now;
    return options;
}

/// Of what stands there twice the newer state counts, as of what two pages have.
formats::ScanOptions newestOf(formats::ScanOptions options, std::string_view bytes)
{
    options.batchRows = 0;
    options.segmentBytes = 0;
    options.staysEarlier = [bytes](const auto& earlier, const auto& later) {
        return isOlder(revisionAt(later, bytes), revisionAt(earlier, bytes));
    };
    return options;
}

Expected<formats::ScanResult> scanInto(
    DeploymentPage& page, const std::string& bytes, formats::ScanOptions options)
{
    formats::RecordPlaces places;
    options.onBatch = [&page, &places](formats::ScanBatch&& batch) {
        places.add(batch.places);
        page.rows.merge(std::move(batch.rows));
        page.problems.insert(page.problems.end(), batch.problems.begin(), batch.problems.end());
        page.totals.add(batch.totals);
    };
    auto result = formats::scanHistory(*formats::Document::fromMemory(bytes), options);
    page.records = result ? result->records + result->badRecords : 0;
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

Error damagedBody(std::string_view body)
{
    const std::size_t offset = formats::endOfJson(body);
    if (offset == body.size())
        return incompleteResponse();
    const auto before = body.substr(0, offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = offset - (before.rfind('\n') + 1) + 1;
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The server's response is not valid JSON at line %1, column %2. There may be more "
             "after that; the deployment list was not read completely."),
            {std::to_string(line), std::to_string(column)}},
        {}};
}

/// A text, or the number of a page or a cursor; what says that there is none is empty.
Expected<std::string> nextOf(std::string_view token)
{
    if (token == "null" || token == "false")
        return {};
    if (deployment::isAsciiDigit(token.front()))
        return std::string(token);
    const auto text = formats::JsonValue::parse(token).and_then(
        [](const formats::JsonValue& value) { return value.text(); });
    return text ? Expected<std::string>(*text) : tl::unexpected(unreadableNext());
}

/// What is no count says nothing.
std::optional<std::uint64_t> totalOf(std::string_view token)
{
    std::uint64_t total = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), total);
    const bool isCount = error == std::errc() && end == token.data() + token.size();
    return isCount ? std::optional(total) : std::nullopt;
}

/// Reads what the body says beside the deployments.
void readRest(DeploymentPage& page, std::string_view body)
{
    constexpr std::array<std::string_view, 3> names{"next", "nextCursor", "next_cursor"};
    std::array<std::optional<std::string_view>, names.size()> found;
    const bool isWhole =
        formats::forEachMember(body, [&](std::string_view name, std::string_view value) {
            if (name == "total")
                page.total = totalOf(value);
            const auto at = std::ranges::find(names, name);
            if (at != names.end() && !found[std::size_t(at - names.begin())])
                found[std::size_t(at - names.begin())] = value;
            return true;
        });
    for (std::size_t name = 0; name < names.size(); ++name) {
        if (!found[name])
            continue;
        page.next = nextOf(*found[name]);
        page.nextIsCursor = name > 0;
        page.nextIsNumber = deployment::isAsciiDigit(found[name]->front());
        if (!page.next || !page.next->empty())
            return;
    }
    if (!isWhole)
        page.next = tl::unexpected(damagedBody(body));
}

} // namespace

Expected<DeploymentPage> readPage(QByteArray body, Timestamp now, const std::stop_token& stop)
{
    DeploymentPage page;
    const std::string bytes = std::exchange(body, {}).toStdString();
    auto result = scanInto(page, bytes, scanOptions(now, stop));
    if (result && result->records > page.rows.size()) {
        page = DeploymentPage();
        result = scanInto(page, bytes, newestOf(scanOptions(now, stop), bytes));
    }
    if (!result)
        return tl::unexpected(result.error());
    if (result->shape == formats::Shape::Empty)
        return tl::unexpected(incompleteResponse());
    const bool isLines = result->shape == formats::Shape::Lines;
    page.isOpenEnded = isLines || result->shape == formats::Shape::Single;
    if (result->truncated)
        return tl::unexpected(isLines ? incompleteResponse() : damagedBody(bytes));
    if (!isLines)
        readRest(page, bytes);
    return page;
}

/// A server may have pages of its own, which it does not lead to.
void warnOfMissing(DeploymentPage& page, std::uint64_t total, std::uint64_t recordsOfList)
{
    page.problems.push_back({deployment::Severity::Error,
        {DEPLOY_MESSAGE("Message",
             "The server's list ends after %1 deployments, but its “total” is %2. If that is how "
             "many deployments there are, the others are not shown."),
            {std::to_string(recordsOfList), std::to_string(total)}},
        0, 0, 0, {}, {}});
    page.totals.count(deployment::Severity::Error);
}

void warnOfUnknownEnd(DeploymentPage& page)
{
    page.problems.push_back({deployment::Severity::Error,
        {DEPLOY_MESSAGE("Message",
             "The end of the server's list cannot be seen: whether it is whole cannot be known."),
            {}},
        0, 0, 0, {}, {}});
    page.totals.count(deployment::Severity::Error);
}

namespace {

/// Empty where it does not tell.
std::string idToldBy(std::string_view record)
{
    return formats::findTextMember(record, "id").value_or(std::string());
}

} // namespace

DeploymentPage readRecords(
    std::vector<std::string> records, Timestamp now, const std::stop_token& stop)
{
    DeploymentPage page;
    std::string lines;
    for (std::string& record : records) {
        // Between the tokens of JSON a line break is whitespace; within them there is none.
        std::replace_if(
            record.begin(), record.end(), [](char one) { return one == '\n' || one == '\r'; }, ' ');
        lines += record + '\n';
    }
    if (const auto result = scanInto(page, lines, scanOptions(now, stop)); !result) {
        page.problems.push_back(
            {deployment::Severity::Error, result.error().message, 0, 0, 0, {}, {}});
        page.totals.count(deployment::Severity::Error);
    }
    for (deployment::Problem& problem : page.problems) {
        // Each is a line. Of one that is broken, its beginning may tell which it is.
        const auto line = std::min<std::size_t>(problem.line, records.size());
        if (problem.id.empty() && line > 0)
            problem.id = idToldBy(records[line - 1]);
        // Where a record stood among them is of no use to anybody.
        problem.record = problem.line = problem.column = 0;
    }
    if (page.rows.size() == records.size())
        return page; // each is of another deployment
    // One that does not end may have taken the next one along.
    for (const std::string& record : records) {
        if (std::string id = idToldBy(record); !id.empty() && !page.rows.find(id))
            page.unreadIds.push_back(std::move(id));
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
