// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/scan/history_scan.h"

#include "deploy/formats/record/deployment_json.h"

#include "sample_records.h"
#include "scan_helpers.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace formats;
using deployment::ErrorCode;
using deployment::Severity;
using samples::lines;
using samples::record;
using samples::scan;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::string place(const deployment::Problem& problem)
{
    return std::to_string(problem.record) + '@' + std::to_string(problem.line) + ':'
        + std::to_string(problem.column);
}

std::vector<std::string> places(const std::vector<deployment::Problem>& problems)
{
    std::vector<std::string> texts;
    for (const auto& problem : problems)
        texts.push_back(place(problem));
    return texts;
}

} // namespace

TEST(HistoryScan, emptyFilesAndEmptyListsAreNoErrors)
{
    for (const auto* text : {"", " \n\t", "\xEF\xBB\xBF"}) {
        const auto scanned = scan(text);
        EXPECT_FALSE(scanned.error);
        EXPECT_EQ(scanned.result.shape, Shape::Empty);
    }
    EXPECT_EQ(scan("[]").result.shape, Shape::Array);
    EXPECT_EQ(scan(R"({"deployments":[]})").result.shape, Shape::Container);
    EXPECT_THAT(scan("[ ]\n").problems, IsEmpty());
}

TEST(HistoryScan, whatHoldsNoDeploymentsIsAnError)
{
    for (const auto* text : {"null", "{}", "7", "\"text\"", "true", "hello world", R"({"a":1})",
             R"({"items":{}})", "<html></html>", "}"}) {
        const auto scanned = scan(text);
        ASSERT_TRUE(scanned.error) << text;
        EXPECT_EQ(scanned.error->code, ErrorCode::BadFormat) << text;
    }
}

TEST(HistoryScan, aStartInTheFutureIsWarnedOfWhereThePresentIsKnown)
{
    using namespace std::chrono_literals;
    const auto start = deployment::parseTimestamp("2025-02-15T10:00:00Z").value();
    const auto problemsAt = [&](std::optional<deployment::Timestamp> now, bool wholeRecords) {
        formats::ScanOptions options;
        options.now = now;
        options.wholeRecords = wholeRecords;
        return lines(scan(record("a"), options).problems);
    };
    for (const bool wholeRecords : {false, true}) {
        EXPECT_THAT(problemsAt(std::nullopt, wholeRecords), IsEmpty());
        EXPECT_THAT(problemsAt(start, wholeRecords), IsEmpty());
        EXPECT_THAT(problemsAt(start - 4min, wholeRecords), IsEmpty()) << "clocks differ";
        EXPECT_THAT(problemsAt(start - 6min, wholeRecords),
            ElementsAre("warning /startTime The start is in the future."));
    }
}

TEST(HistoryScan, anEndThatCannotBeIsWarnedOf)
{
    const auto problemsOf = [](const char* status, const char* now) {
        formats::ScanOptions options;
        options.now = deployment::parseTimestamp(now).value();
        return lines(
            scan(record("a", R"("endTime":"2025-02-15T10:10:00Z")", status), options).problems);
    };
    EXPECT_THAT(problemsOf("FAILED", "2025-02-15T10:06:00Z"), IsEmpty()) << "clocks differ";
    EXPECT_THAT(problemsOf("FAILED", "2025-02-15T10:04:00Z"),
        ElementsAre("warning /endTime The end is in the future."));
    EXPECT_THAT(problemsOf("RUNNING", "2025-02-15T10:20:00Z"),
        ElementsAre("warning /endTime The deployment has an end time, but its status says that it "
                    "goes on."));
}

TEST(HistoryScan, stepsAndLogsInTheFutureAreWarnedOfOnce)
{
    formats::ScanOptions options;
    options.now = deployment::parseTimestamp("2025-02-15T10:01:00Z").value();
    options.wholeRecords = true;
    const std::string text = record("a",
        R"("progress":{"steps":[{"name":"now","startTime":"2025-02-15T10:06:00Z"},)"
        R"({"name":"later","startTime":"2025-02-15T10:06:00.001Z"}]},)"
        R"("logs":[{"time":"2025-02-16T10:00:00Z","message":"x"},)"
        R"({"time":"2025-02-16T10:00:01Z","message":"y"}])");
    EXPECT_THAT(lines(scan(text, options).problems),
        ElementsAre("warning /progress/steps/1/startTime The start is in the future.",
            "warning /logs The last entry of the log is in the future."));
    options.now.reset();
    EXPECT_THAT(lines(scan(text, options).problems), IsEmpty());
}

TEST(HistoryScan, readsASingleDeployment)
{
    const auto scanned = scan(samples::dep001 + "\n");
    EXPECT_EQ(scanned.result.shape, Shape::Single);
    ASSERT_THAT(scanned.ids(), ElementsAre("DEP-001"));
    const auto row = scanned.rows.at(0);
    EXPECT_EQ(row.version, "V2.1.0");
    EXPECT_EQ(row.environment, "生产环境");
    EXPECT_EQ(row.strategy, "BLUE_GREEN");
    EXPECT_EQ(row.status, "RUNNING");
    EXPECT_EQ(row.executor, "OPS-李四");
    EXPECT_EQ(row.currentStep, "流量切换");
    EXPECT_EQ(row.percentage, 60);
    EXPECT_EQ(row.start, deployment::parseTimestamp("2025-02-15T10:00:00Z"));
    EXPECT_FALSE(row.end);
    EXPECT_EQ(
        scanned.range(0), (RecordRange{0, static_cast<std::uint32_t>(samples::dep001.size())}));
}

TEST(HistoryScan, readsAnArray)
{
    const auto scanned = scan("\xEF\xBB\xBF [\n" + record("a") + ",\n " + record("b") + "]\n");
    EXPECT_EQ(scanned.result.shape, Shape::Array);
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "b"));
    EXPECT_THAT(scanned.problems, IsEmpty());
    EXPECT_EQ(scanned.result.records, 2U);
}

TEST(HistoryScan, readsContainersWhereverTheListStands)
{
    const auto list = '[' + record("a") + ',' + record("b") + ']';
    for (const std::string name : {"deployments", "items"}) {
        for (const auto& json : {R"({")" + name + "\":" + list + "}",
                 R"({"next":null,"meta":{"items":[1,2],"}":"]"},"page":3,")" + name + "\" : " + list
                     + R"(,"after":[{"x":{}}]})",
                 "{\n  \"" + name + "\": " + list + "\n}\n"}) {
            const auto scanned = scan(json);
            EXPECT_EQ(scanned.result.shape, Shape::Container) << json;
            EXPECT_THAT(scanned.ids(), ElementsAre("a", "b")) << json;
            EXPECT_THAT(lines(scanned.problems), IsEmpty()) << json;
        }
    }
}

TEST(HistoryScan, aDeploymentMayHaveAFieldNamedItemsThatIsNoList)
{
    const auto scanned = scan(record("a", R"("items":{"x":1})"));
    EXPECT_EQ(scanned.result.shape, Shape::Single);
    EXPECT_THAT(scanned.ids(), ElementsAre("a"));
}

TEST(HistoryScan, readsOneDeploymentALine)
{
    for (const std::string lineBreak : {"\n", "\r\n", "\n\n", "\n \t\n"}) {
        const auto scanned = scan(record("a") + lineBreak + record("b") + lineBreak + record("c"));
        EXPECT_EQ(scanned.result.shape, Shape::Lines);
        EXPECT_THAT(scanned.ids(), ElementsAre("a", "b", "c"));
        EXPECT_THAT(lines(scanned.problems), IsEmpty());
    }
}

TEST(HistoryScan, readsObjectsThatOnlyBlanksSeparate)
{
    for (const std::string blank : {"", " ", "\n"}) {
        const auto scanned = scan(samples::dep001 + blank + record("b") + blank + record("c")
            + blank + prettyJson(record("d")) + blank + record("e"));
        EXPECT_EQ(scanned.result.shape, Shape::Lines);
        EXPECT_THAT(scanned.ids(), ElementsAre("DEP-001", "b", "c", "d", "e"))
            << '"' << blank << '"';
        EXPECT_THAT(lines(scanned.problems), IsEmpty());
    }
}

TEST(HistoryScan, rangesAreWhereTheRecordsStand)
{
    const auto text = "\xEF\xBB\xBF{\"items\": [" + record("a") + " , " + samples::dep001 + "]}";
    const auto scanned = scan(text);
    ASSERT_EQ(scanned.rows.size(), 2U);
    for (history::Row row = 0; row < 2; ++row) {
        const auto range = scanned.range(row);
        const auto decoded =
            decodeDeployment(std::string_view(text).substr(range.offset, range.length));
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->deployment.id, scanned.rows.id(row));
    }
}

TEST(HistoryScan, foreignEncodingsAreRefusedByName)
{
    using namespace std::string_literals;
    const auto refused = [](std::string text) {
        const auto scanned = scan(std::move(text));
        if (!scanned.error)
            return "read"s;
        EXPECT_EQ(scanned.error->code, ErrorCode::BadEncoding);
        return scanned.error->message.toEnglish();
    };
    EXPECT_THAT(refused("\xFF\xFE[\0]\0"s), HasSubstr("UTF-16 LE"));
    EXPECT_THAT(refused("\xFE\xFF\0[\0]"s), HasSubstr("UTF-16 BE"));
    EXPECT_THAT(refused("[\0]\0"s), HasSubstr("UTF-16 LE"));
    EXPECT_THAT(refused("\0[\0]"s), HasSubstr("UTF-16 BE"));
    EXPECT_THAT(refused("\xFF\xFE\0\0[\0\0\0"s), HasSubstr("UTF-32 LE"));
    EXPECT_THAT(refused("\0\0\xFE\xFF\0\0\0["s), HasSubstr("UTF-32 BE"));
    EXPECT_THAT(refused("[\0\0\0]\0\0\0"s), HasSubstr("UTF-32 LE"));
    EXPECT_THAT(refused("\0\0\0[\0\0\0]"s), HasSubstr("UTF-32 BE"));
    // "生产环境" and "预生产环境" in GBK.
    EXPECT_THAT(
        refused("[" + record("a", "\"executor\":\"\xC9\xFA\xB2\xFA\xBB\xB7\xBE\xB3\"") + "]"),
        HasSubstr("looks like GB18030"));
    EXPECT_THAT(refused(record("caf\xE9 cr\xE8me br\xFBl\xE9"
                               "e")),
        HasSubstr("looks like a single-byte encoding"));
    // Russian in Windows-1251, in pairs of bytes like Chinese.
    EXPECT_THAT(
        refused("[" + record("a", "\"executor\":\"\xE0\xED\xED\xE0\",\"e\":\"\xEF\xF0\xEE\xE4\"")
            + "]"),
        HasSubstr("looks like a single-byte encoding"));
}

TEST(HistoryScan, anInvalidByteCostsOnlyItsRecord)
{
    const auto scanned = scan(record("生产") + '\n' + record("bad\xFF") + '\n' + record("c"));
    EXPECT_THAT(scanned.ids(), ElementsAre("生产", "c"));
    EXPECT_EQ(scanned.result.badRecords, 1U);
    EXPECT_THAT(lines(scanned.problems), ElementsAre("error  The text is not valid UTF-8."));
    EXPECT_THAT(places(scanned.problems), ElementsAre("2@2:11"));
}

TEST(HistoryScan, aLoneSurrogateInARequiredFieldCostsItsRecord)
{
    const auto scanned = scan('[' + record("a\\ud800") + ',' + record("b\\u0000") + ']');
    EXPECT_THAT(scanned.ids(), ElementsAre(std::string("b\0", 2)));
    EXPECT_THAT(lines(scanned.problems),
        ElementsAre("error /id The string contains an invalid escape sequence."));
}

TEST(HistoryScan, deepNestingRefusesItsRecordInEveryShape)
{
    const std::string deep = R"("x":)" + std::string(64, '[') + std::string(64, ']');
    const std::string fine = R"("x":)" + std::string(63, '[') + std::string(63, ']');
    const auto bad = record("deep", deep);
    for (const auto& text : {'[' + record("a") + ',' + bad + ',' + record("b", fine) + ']',
             record("a") + '\n' + bad + '\n' + record("b", fine) + '\n',
             "{\"items\":[" + record("a") + ',' + bad + ',' + record("b", fine) + "]}"}) {
        const auto scanned = scan(text);
        EXPECT_THAT(scanned.ids(), ElementsAre("a", "b"));
        EXPECT_THAT(lines(scanned.problems), ElementsAre("error  Nested deeper than 64 levels."));
    }
    EXPECT_EQ(scan(bad).result.badRecords, 1U);
    EXPECT_EQ(scan(record("a", R"("x":)" + std::string(1'000'000, '['))).result.badRecords, 1U);
    EXPECT_EQ(scan('[' + std::string(1'000'000, '[') + std::string(1'000'000, ']') + ']')
                  .result.badRecords,
        1U);
    EXPECT_TRUE(scan(std::string(1'000'000, '[')).result.truncated);
}

TEST(HistoryScan, ofRecordsWithTheSameIdTheLaterOneCounts)
{
    for (const std::size_t batchRows : {1U, 20'000U}) {
        ScanOptions options;
        options.batchRows = batchRows;
        const auto scanned = scan(record("a", {}, "RUNNING") + '\n' + record("b") + '\n'
                + record("a", R"("endTime":"2025-02-15T10:05:00Z")", "FAILED"),
            options);
        EXPECT_THAT(scanned.ids(), ElementsAre("a", "b"));
        EXPECT_EQ(scanned.rows.at(0).status, "FAILED");
        EXPECT_EQ(scanned.result.records, 3U);
        ASSERT_EQ(scanned.problems.size(), 1U);
        EXPECT_EQ(scanned.problems[0].severity, Severity::Warning);
        EXPECT_EQ(scanned.problems[0].id, "a");
        EXPECT_EQ(scanned.problems[0].pointer, "/id");
        EXPECT_EQ(place(scanned.problems[0]), "3@3:1");
    }
}

TEST(HistoryScan, repeatedFieldsAreHandledAsInTheWholeRecord)
{
    const auto json =
        record("a", R"("executor":"late","progress":{"percentage":1},"progress":{"percentage":2})");
    const auto scanned = scan(json);
    EXPECT_EQ(scanned.rows.at(0).executor, "late");
    EXPECT_EQ(scanned.rows.at(0).percentage, 2);
    EXPECT_EQ(scanned.problems.size(), 2U);
}

TEST(HistoryScan, badRecordsAreSkippedWithTheirReasonAndPlace)
{
    const auto scanned = scan("[\n  " + record("a")
        + ",\n  {\"id\": \"b\",\n   \"version\": 7},\n  " + record("c") + "\n]");
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "c"));
    EXPECT_EQ(scanned.result.badRecords, 1U);
    EXPECT_THAT(lines(scanned.problems),
        ElementsAre("error /version Expected a string.",
            "error /environment The required field is missing.",
            "error /status The required field is missing.",
            "error /startTime The required field is missing.",
            "warning /deploymentType The field is missing.",
            "warning /executor The field is missing."));
    EXPECT_EQ(scanned.problems[0].id, "b");
    EXPECT_EQ(place(scanned.problems[0]), "2@4:15");
    EXPECT_EQ(place(scanned.problems[1]), "2@3:3");
}

TEST(HistoryScan, elementsThatAreNoObjectsCostOnlyThemselves)
{
    const auto scanned = scan("[1,\"two\",null,[3,[4]]," + record("a") + ",true,-1e5,{}]");
    EXPECT_THAT(scanned.ids(), ElementsAre("a"));
    EXPECT_EQ(scanned.result.badRecords, 7U);
}

TEST(HistoryScan, aMalformedRecordOfAnArrayCostsOnlyItself)
{
    const auto scanned =
        scan("[\n" + record("a") + ",\n{\"id\":\"b\" \"x\":[1,,2]},\n" + record("c") + "]");
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "c"));
    EXPECT_THAT(lines(scanned.problems), ElementsAre("error  This is not valid JSON."));
    EXPECT_THAT(places(scanned.problems), ElementsAre("2@3:11"));
}

TEST(HistoryScan, anUnclosedTextCostsOnlyItsRecord)
{
    const auto scanned =
        scan("[\n" + record("a") + ",\n{\"id\":\"b,\n\"x\":1},\n" + record("c") + "]");
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "c"));
    EXPECT_EQ(scanned.result.badRecords, 1U);
    EXPECT_FALSE(scanned.result.truncated);
}

TEST(HistoryScan, aMissingBracketCostsOnlyItsRecord)
{
    for (const std::string indent : {"", "  ", "\t"}) {
        const auto scanned = scan("[\n" + indent + record("a") + ",\n" + indent
            + R"({"id":"b","x":[{"y":1},)" + "\n" + indent + record("c") + ",\n" + indent
            + R"({"id":"d",)" + "\n" + indent + record("e") + "\n]");
        EXPECT_THAT(scanned.ids(), ElementsAre("a", "c", "e"));
        EXPECT_EQ(scanned.result.badRecords, 2U);
        EXPECT_FALSE(scanned.result.truncated);
        EXPECT_EQ(scanned.problems.size(), 2U);
        EXPECT_EQ(scanned.problems.front().record, 2U);
        EXPECT_EQ(scanned.problems.front().line, 3U);
    }
}

TEST(HistoryScan, commasMayBeWrong)
{
    const auto scanned = scan("[," + record("a") + ' ' + record("b") + ",," + record("c") + ",]");
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "b", "c"));
    EXPECT_THAT(lines(scanned.problems),
        ElementsAre("warning  Unexpected comma.", "warning  Missing comma.",
            "warning  Unexpected comma.", "warning  Unexpected comma."));
}

TEST(HistoryScan, aMalformedLineCostsOnlyItself)
{
    for (const std::string bad : {"{\"id\":\"x\"", "{\"id\":\"x", "garbage", "{\"id\":\"x\",,}",
             "[1,2]", "}", "{\"id\":[}]", "\"text\"", "{\"a\":{\"b\":[", "{]"}) {
        const auto scanned = scan(record("a") + '\n' + bad + '\n' + record("c") + '\n');
        EXPECT_THAT(scanned.ids(), ElementsAre("a", "c")) << bad;
        EXPECT_EQ(scanned.result.shape, Shape::Lines) << bad;
        EXPECT_EQ(scanned.result.badRecords, 1U) << bad;
        ASSERT_FALSE(scanned.problems.empty()) << bad;
        EXPECT_EQ(scanned.problems[0].record, 2U) << bad;
        EXPECT_EQ(scanned.problems[0].line, 2U) << bad;
    }
}

TEST(HistoryScan, theFirstLineMayBeTheBadOne)
{
    for (const std::string bad : {"{\"id\":\"x\"", "garbage", "{\"id\":\"x\",,}"}) {
        const auto scanned = scan(bad + '\n' + record("b") + '\n' + record("c") + '\n');
        EXPECT_THAT(scanned.ids(), ElementsAre("b", "c")) << bad;
        EXPECT_EQ(scanned.result.badRecords, 1U) << bad;
    }
}

TEST(HistoryScan, severalRecordsOnALineAndTextBehindThem)
{
    const auto scanned = scan(record("a") + record("b") + " x\n" + record("c"));
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "b", "c"));
    EXPECT_EQ(scanned.result.badRecords, 1U);
}

TEST(HistoryScan, aRecordThatIsCutBehindAnotherOneOnItsLineCostsOnlyItself)
{
    const auto scanned =
        scan(record("a") + record("x").substr(0, 40) + '\n' + record("b") + '\n' + record("c"));
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "b", "c"));
    EXPECT_EQ(scanned.result.badRecords, 1U);
    EXPECT_FALSE(scanned.result.truncated);
}

TEST(HistoryScan, aCutDocumentLoadsWhatIsWhole)
{
    const auto array = '[' + record("a") + ",\n" + record("b") + ']';
    const auto cut = scan(array.substr(0, array.size() - 4));
    EXPECT_THAT(cut.ids(), ElementsAre("a"));
    EXPECT_TRUE(cut.result.truncated);
    EXPECT_THAT(lines(cut.problems), ElementsAre("error  The text ends inside this deployment."));
    EXPECT_EQ(place(cut.problems[0]), "2@2:" + std::to_string(record("b").size() - 2));

    const auto between = scan(array.substr(0, array.size() - 1));
    EXPECT_THAT(between.ids(), ElementsAre("a", "b"));
    EXPECT_THAT(
        lines(between.problems), ElementsAre("error  The text ends before the list is closed."));

    const auto line = scan(record("a") + '\n' + record("b").substr(0, 20));
    EXPECT_THAT(line.ids(), ElementsAre("a"));
    EXPECT_TRUE(line.result.truncated);
    EXPECT_EQ(line.problems.size(), 1U);

    const auto container = scan("{\"items\":[" + record("a") + "]");
    EXPECT_THAT(container.ids(), ElementsAre("a"));
    EXPECT_TRUE(container.result.truncated);
    EXPECT_EQ(container.problems.size(), 1U);
}

TEST(HistoryScan, cutAtAnyByteItNeverCrashes)
{
    for (const auto& text : {samples::dep001, "{\"items\":[" + samples::dep001 + "]}",
             '[' + samples::dep001 + ']', record("first") + '\n' + prettyJson(samples::dep001)}) {
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto scanned = scan(text.substr(0, length));
            EXPECT_TRUE(scanned.error || scanned.result.truncated || scanned.problems.empty())
                << length;
        }
    }
}

TEST(HistoryScan, textBehindTheEndIsReportedAndCounted)
{
    const auto scanned = scan('[' + record("a") + "]\n x\n" + record("b") + "\ny z");
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "b"));
    EXPECT_THAT(places(scanned.problems), ElementsAre("2@2:2", "4@4:1"));
    EXPECT_EQ(scanned.result.badRecords, 2U);
}

TEST(HistoryScan, whatFollowsTheFirstListIsReadAsWell)
{
    const auto list = [](const std::string& id) { return '[' + record(id) + ']'; };
    const auto page = [&](const std::string& id) {
        return "{\"next\":1,\"items\":" + list(id) + '}';
    };
    for (const auto& text :
        {list("a") + list("b") + list("c"), list("a") + "\n" + list("b") + ",\n" + list("c") + '\n',
            page("a") + "\n" + page("b") + "\n" + page("c"), page("a") + list("b") + record("c"),
            list("a") + '\n' + record("b") + '\n' + page("c"),
            record("a") + '\n' + list("b") + '\n' + page("c") + '\n',
            '[' + list("a") + ',' + list("b") + ',' + page("c") + ']',
            '[' + page("a") + ',' + page("b") + ']' + list("c"),
            "{\"deployments\":" + list("a") + ",\"items\":[" + page("b") + ']' + '}' + list("c")}) {
        const auto scanned = scan(text);
        EXPECT_THAT(scanned.ids(), ElementsAre("a", "b", "c")) << text;
        EXPECT_EQ(scanned.result.badRecords, 0U) << text;
        EXPECT_EQ(scanned.totals.errors, 0U) << text;
        for (history::Row row = 0; row < scanned.rows.size(); ++row) {
            const auto range = scanned.range(row);
            EXPECT_EQ(text.substr(range.offset, range.length), record(scanned.ids()[row]));
        }
    }
    EXPECT_THAT(lines(scan(list("a") + "\n" + list("b")).problems),
        ElementsAre(HasSubstr("warning  There is more data after the first list")));
}

TEST(HistoryScan, listsOfOtherNamesAreReadWhereTheyPlainlyHoldDeployments)
{
    const auto list = [](const std::string& id) { return '[' + record(id) + ']'; };
    const auto scanned = scan("{\"items\":" + list("a") + ",\"archived\": " + list("b")
        + R"(,"users":[{"id":1,"status":"x"}],"tags":["id","version"],"none":[],"page":[[]]})");
    EXPECT_THAT(scanned.ids(), ElementsAre("a", "b"));
    EXPECT_THAT(scanned.problems, IsEmpty());
    EXPECT_THAT(scan("{\"staging\":" + list("a") + ",\"prod\":" + list("b") + '}').ids(),
        ElementsAre("a", "b"));
}

TEST(HistoryScan, recordsWithCommasBehindThemAreRead)
{
    for (const std::string comma : {",\n", " ,\r\n", "\n,\n", "\n, ", ", "}) {
        const auto scanned = scan(record("a") + comma + record("b") + comma + record("c"));
        EXPECT_THAT(scanned.ids(), ElementsAre("a", "b", "c")) << comma;
        EXPECT_EQ(scanned.result.badRecords, 0U) << comma;
        EXPECT_THAT(lines(scanned.problems),
            ElementsAre("warning  There are commas between the records; they are ignored."))
            << comma;
    }
    // Starting at the second line, and after the last one.
    const auto late = scan(record("a") + '\n' + record("b") + ",\n" + record("c") + ",\n");
    EXPECT_THAT(late.ids(), ElementsAre("a", "b", "c"));
    EXPECT_THAT(
        places(late.problems), ElementsAre("0@2:" + std::to_string(record("b").size() + 1)));
    // Reported once, also when the document has grown.
    ScanOptions on;
    on.from = late.result.end;
    EXPECT_TRUE(on.from.commas);
    const auto grown =
        record("a") + '\n' + record("b") + ",\n" + record("c") + ",\n" + record("d") + ",\n";
    const auto more = scan(grown, on);
    EXPECT_THAT(more.ids(), ElementsAre("d"));
    EXPECT_THAT(more.problems, IsEmpty());
}

TEST(HistoryScan, aCommaBehindARecordThatIsNotClosedLeadsNowhere)
{
    for (const std::string& open : {"{\"list\":[" + record("x"), "{\"a\":{\"b\":" + record("x")}) {
        for (const bool whole : {false, true}) {
            ScanOptions options;
            options.wholeRecords = whole;
            const auto scanned =
                scan(record("a") + ",\n" + open + ",\n" + record("b") + ",\n" + open, options);
            EXPECT_TRUE(scanned.rows.find("a"));
            EXPECT_TRUE(scanned.rows.find("b"));
            EXPECT_GE(scanned.result.badRecords, 1U);
        }
    }
}

TEST(HistoryScan, anObjectWithIdVersionAndStatusIsARecord)
{
    for (const auto& list :
        std::vector<std::string>{"[]", "[{}]", "[1,2]", '[' + record("inner") + ']'}) {
        for (const std::string name : {"items", "deployments"}) {
            const auto behind = record("a", '"' + name + "\":" + list);
            auto before = record("a");
            before.insert(1, '"' + name + "\":" + list + ',');
            for (const auto& one : {behind, before}) {
                for (const auto& text : {one, '[' + one + ']', one + '\n' + record("b") + '\n',
                         "{\"items\":[" + one + "]}", '[' + record("b") + "]\n" + one}) {
                    const auto scanned = scan(text);
                    ASSERT_TRUE(scanned.rows.find("a")) << text;
                    EXPECT_FALSE(scanned.rows.find("inner")) << text;
                    EXPECT_EQ(scanned.result.badRecords, 0U) << text;
                }
            }
        }
    }
    // Also one that can't be shown: it is not taken for an empty list.
    const auto refused = scan(R"({"id":"x","version":"1","status":"FAILED","items":[]})");
    EXPECT_EQ(refused.result.badRecords, 1U);
    EXPECT_TRUE(refused.result.isUnreadable());
}

TEST(HistoryScan, aRecordOfManyMegabytesMayHaveListsInIt)
{
    const auto padding = "\"note\":\"" + std::string(6'000'000, 'x') + '"';
    const auto behind = record("a", padding + ",\"items\":[{\"id\":7}]");
    EXPECT_THAT(scan(behind).ids(), ElementsAre("a"));
    auto before = record("a", padding);
    before.insert(1, "\"items\":[],");
    EXPECT_THAT(scan(before).ids(), ElementsAre("a"));
    EXPECT_EQ(scan(before).result.shape, Shape::Single);
}

TEST(HistoryScan, saysWhatItLooksLikeWhereNothingCouldBeRead)
{
    const auto looksLike = [](const std::string& text) {
        const auto scanned = scan(text);
        if (scanned.error)
            return scanned.error->message.toEnglish();
        EXPECT_TRUE(scanned.result.isUnreadable()) << text;
        EXPECT_EQ(scanned.totals.likeness, scanned.result.likeness);
        return scanned.result.likeness ? scanned.result.likeness->toEnglish() : std::string();
    };
    EXPECT_THAT(
        looksLike(R"([{"url":"https://api.example.com/1","id":1,"task":"deploy","ref":"main",)"
                  R"("sha":"a1b2","environment":"prod","created_at":"2025-02-15T10:00:00Z"}])"),
        HasSubstr("GitHub deployments"));
    EXPECT_THAT(looksLike(R"([{"id":1,"iid":2,"ref":"main","sha":"a1","environment":{"name":"p"},)"
                          R"("deployable":{"status":"success"}}])"),
        HasSubstr("GitLab"));
    EXPECT_THAT(looksLike(R"({"apiVersion":"argoproj.io/v1alpha1","kind":"ApplicationList",)"
                          R"("items":[{"metadata":{"name":"shop"}}]})"),
        HasSubstr("Argo"));
    EXPECT_THAT(looksLike(R"({"kind": "List", "items": [{"kind": "Event", "reason": "Killing"}]})"),
        HasSubstr("Kubernetes events"));
    EXPECT_THAT(looksLike(R"({"apiVersion":"v1","kind":"PodList","items":[{"kind":"Pod"}]})"),
        HasSubstr("Kubernetes objects"));
    EXPECT_THAT(looksLike(R"([{"name":"shop","chart":"shop-1.2","app_version":"1.2"}])"),
        HasSubstr("Helm"));
    EXPECT_THAT(looksLike("{\"level\":\"info\",\"ts\":1,\"msg\":\"started\"}\n"
                          "{\"level\":\"warn\",\"ts\":2,\"msg\":\"slow\"}\n"),
        HasSubstr("a log"));
    EXPECT_THAT(looksLike("2025-02-15 10:00:00 INFO started\n2025-02-15 10:00:01 INFO ready\n"),
        HasSubstr("a log"));
    EXPECT_THAT(looksLike("[2025-02-15T10:00:00Z] started\n[2025-02-15T10:00:01Z] ready\n"),
        HasSubstr("a log"));
    EXPECT_THAT(
        looksLike("id,version,environment,status\nDEP-1,V1,prod,FAILED\n"), HasSubstr("CSV"));
    EXPECT_THAT(looksLike("---\napiVersion: apps/v1\nkind: Deployment\n"), HasSubstr("YAML"));
    EXPECT_THAT(
        looksLike("<!DOCTYPE html><html><body>Log in</body></html>"), HasSubstr("web page"));
    EXPECT_EQ(looksLike(R"([{"colour":"red"}])"), "");
    EXPECT_THAT(looksLike(R"({"colour":"red"})"), HasSubstr("No deployments found"));
}

TEST(HistoryScan, whatCouldBeReadIsNotLikeAnything)
{
    const auto scanned = scan("[{\"sha\":\"1\",\"ref\":\"2\",\"task\":\"3\"}," + record("a") + ']');
    EXPECT_FALSE(scanned.result.likeness);
    EXPECT_FALSE(scanned.result.isUnreadable());
    EXPECT_EQ(scanned.totals.unreadRecords, 1U);
}

TEST(HistoryScan, errorsAreNotCrowdedOutByWarnings)
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += record("w" + std::to_string(i), R"("endTime":"never")") + '\n';
    text += "{\"id\":\"bad\"}\n";
    ScanOptions options;
    options.problemLimit = 10;
    const auto scanned = scan(text, options);
    EXPECT_EQ(scanned.problems.size(), 14U); // ten warnings, four errors of one record
    EXPECT_EQ(scanned.totals.warnings, 102U);
    EXPECT_EQ(scanned.totals.errors, 4U);
    EXPECT_EQ(scanned.totals.unreadRecords, 1U);
    EXPECT_EQ(scanned.totals.unlistedIds.size(), 90U + 1U);
    EXPECT_EQ(scanned.totals.unlistedIds.front(), "w10");
    options.problemLimit = 0;
    EXPECT_THAT(scan(text, options).totals.unlistedIds, IsEmpty());
}

TEST(HistoryScan, recordsLargerThanTheWindow)
{
    const auto big = [](const std::string& id) {
        return record(id, R"("note":")" + std::string(3'000'000, 'x') + "\",\n\"executor\":7");
    };
    for (const auto& text : {'[' + record("a") + ',' + big("b") + ',' + record("c") + ']', big("b"),
             "{\"next\":\"" + std::string(2'000'000, 'y') + "\",\"items\":[" + big("b") + "]}",
             record("a") + '\n' + big("b") + '\n' + record("c") + '\n'}) {
        const auto scanned = scan(text);
        ASSERT_TRUE(scanned.rows.find("b"));
        EXPECT_EQ(scanned.result.badRecords, 0U);
        const auto range = scanned.range(*scanned.rows.find("b"));
        EXPECT_EQ(text.substr(range.offset, range.length), big("b"));
        ASSERT_EQ(scanned.problems.size(), 2U);
        EXPECT_EQ(scanned.problems[1].line, scanned.problems[0].line);
        EXPECT_EQ(scanned.problems[1].column, 12U);
    }
}

TEST(HistoryScan, knownWordsInAnotherLetterCaseAreKnownWithAWarning)
{
    const auto scanned = scan(record("a", {}, "Running") + '\n' + record("b", {}, "RUNNING") + '\n'
        + record("c", {}, "On_Hold") + '\n');
    EXPECT_EQ(scanned.rows.word(history::Column::Status, 0), "RUNNING");
    EXPECT_EQ(scanned.rows.status(0), deployment::Status::Running);
    EXPECT_EQ(scanned.rows.word(history::Column::Status, 2), "On_Hold");
    EXPECT_THAT(lines(scanned.problems),
        ElementsAre(HasSubstr("warning /status “Running” was read as RUNNING")));
    EXPECT_EQ(scanned.problems[0].id, "a");
}

TEST(HistoryScan, theFirstBatchComesEarly)
{
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += record(std::to_string(i)) + '\n';
    const auto scanned = scan(text);
    EXPECT_EQ(scanned.batches, 2U);
    EXPECT_EQ(scanned.rows.size(), 1000U);
}

TEST(HistoryScan, problemsBeyondTheLimitAreCounted)
{
    ScanOptions options;
    options.problemLimit = 3;
    const auto scanned = scan("[1,2,3,4,5]", options);
    EXPECT_EQ(scanned.problems.size(), 3U);
    EXPECT_EQ(scanned.result.problems, 5U);
    EXPECT_EQ(scanned.result.badRecords, 5U);
}

TEST(HistoryScan, batchesGrowWithWhatIsThere)
{
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += record(std::to_string(i)) + '\n';
    ScanOptions options;
    options.batchRows = 10;
    std::vector<std::size_t> sizes;
    options.onBatch = [&](ScanBatch&& batch) { sizes.push_back(batch.rows.size()); };
    ASSERT_TRUE(scanHistory(*Document::fromMemory(text), options));
    EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}), 2000U);
    EXPECT_EQ(sizes.front(), 10U);
    EXPECT_EQ(std::ranges::max(sizes), 40U);
    EXPECT_LT(sizes.size(), 70U) << "instead of 200";
    EXPECT_TRUE(std::is_sorted(sizes.begin(), sizes.end() - 1)) << "the last one is the rest";
}

TEST(HistoryScan, stopsWhenCancelled)
{
    std::stop_source stop;
    ScanOptions options;
    options.stop = stop.get_token();
    options.batchRows = 1;
    std::size_t batches = 0;
    options.onBatch = [&](ScanBatch&&) {
        ++batches;
        stop.request_stop();
    };
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += record(std::to_string(i)) + '\n';
    const auto result = scanHistory(*Document::fromMemory(text), options);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(batches, 1U);
}

TEST(HistoryScan, wholeRecordsReportsWhatTheSummaryDoesNotShow)
{
    const auto text =
        record("a", R"("logs":[{"time":"x","message":"m"}],"resources":7)") + '\n' + record("b");
    EXPECT_THAT(scan(text).problems, IsEmpty());
    ScanOptions options;
    options.wholeRecords = true;
    const auto whole = scan(text, options);
    EXPECT_THAT(whole.ids(), ElementsAre("a", "b"));
    EXPECT_THAT(lines(whole.problems),
        ElementsAre(HasSubstr("warning /logs/0/time Not an RFC 3339 time"),
            "warning /resources Expected an object."));
    EXPECT_EQ(whole.problems[0].id, "a");
    EXPECT_EQ(whole.problems[0].record, 1U);
}

TEST(HistoryScan, aLongListIsReadWholeAndItsProgressTold)
{
    std::string text = "[";
    constexpr int count = 200'000;
    for (int i = 0; i < count; ++i)
        text += record("DEP-" + std::to_string(i)) + (i + 1 < count ? "," : "]");
    std::uint64_t reported = 0;
    ScanOptions options;
    options.onProgress = [&](const ScanProgress& progress) {
        EXPECT_GE(progress.bytesDone, reported);
        EXPECT_EQ(progress.bytesTotal, text.size());
        reported = progress.bytesDone;
    };
    const auto scanned = scan(text, options);
    EXPECT_EQ(scanned.rows.size(), 200'000U);
    EXPECT_EQ(reported, text.size());
    EXPECT_THAT(scanned.problems, IsEmpty());
}

TEST(HistoryScan, tailingGoesOnWhereTheLastScanStopped)
{
    ScanOptions options;
    options.growing = true;
    const auto full = record("a") + '\n' + record("b") + "\n" + record("c") + '\n';
    for (std::size_t length = 0; length <= full.size(); ++length) {
        const auto first = scan(full.substr(0, length), options);
        ASSERT_FALSE(first.error) << length;
        EXPECT_THAT(lines(first.problems), IsEmpty()) << length;
        EXPECT_FALSE(first.result.truncated) << length;
        auto further = options;
        further.from = first.result.end;
        const auto second = scan(full, further);
        EXPECT_EQ(first.rows.size() + second.rows.size(), 3U) << length;
        EXPECT_EQ(second.result.end.offset, full.size()) << length;
        EXPECT_EQ(second.result.end.record, 3U) << length;
        EXPECT_EQ(second.result.end.line, 4U) << length;
    }
}

TEST(HistoryScan, tailingTellsPlacesOfTheWholeDocument)
{
    const auto before = record("a") + '\n';
    ScanOptions options;
    options.growing = true;
    options.from = scan(before, options).result.end;
    const auto scanned = scan(before + record("b") + "\nbad\n", options);
    EXPECT_THAT(scanned.ids(), ElementsAre("b"));
    EXPECT_THAT(places(scanned.problems), ElementsAre("3@3:1"));
    EXPECT_EQ(scanned.range(0).offset, before.size());
}
