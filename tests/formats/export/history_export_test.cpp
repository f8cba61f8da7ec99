// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/export/history_export.h"

#include "oracles/csv_reader.h"
#include "project_paths.h"
#include "sample_records.h"
#include "scan_helpers.h"
#include "zone_guard.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>

using namespace formats;
using history::Column;
using history::History;
using history::Row;
using history::Summary;
using testing::ElementsAre;
using testing::StartsWith;

namespace {

deployment::Timestamp pointInTime(std::string_view text)
{
    return deployment::parseTimestamp(text).value();
}

Summary summary(std::string_view id, std::string_view executor = "ops")
{
    Summary row;
    row.id = id;
    row.version = "V1";
    row.environment = "test";
    row.strategy = "CANARY";
    row.status = "RUNNING";
    row.executor = executor;
    row.start = pointInTime("2025-02-15T10:00:00Z");
    return row;
}

ExportOptions options(ExportFormat format = ExportFormat::Csv)
{
    ExportOptions result;
    result.format = format;
    result.zone = deployment::Zone::Utc;
    result.now = pointInTime("2025-02-15T10:25:00.900Z");
    return result;
}

std::string exported(
    const History& history, std::span<const Column> columns, const ExportOptions& how)
{
    std::vector<Row> rows(history.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    std::string text;
    EXPECT_TRUE(exportRows(history, rows, columns, how, [&](std::string_view piece) {
        text += piece;
        return true;
    }));
    return text;
}

/// The rows of the example, and what a history may hold besides.
History drawnList()
{
    return samples::scan(
        R"([{"id":"DEP-005","version":"V2.1.0","environment":"生产环境","deploymentType":"BLUE_GREEN","status":"RUNNING","startTime":"2025-02-15T10:00:00Z","executor":"OPS-李四","progress":{"percentage":60,"currentStep":"流量切换"}},)"
        R"({"id":"DEP-004","version":"V2.1.0","environment":"预生产环境","deploymentType":"ROLLING","status":"COMPLETED","startTime":"2025-02-14T16:00:00Z","endTime":"2025-02-14T16:15:00Z","executor":"OPS-李四","progress":{"percentage":100}},)"
        R"({"id":"DEP-001","version":"V2.0.4","environment":"生产环境","status":"ROLLED_BACK","startTime":"2025-01-18T18:00:00.250+08:00","endTime":"2025-01-18T10:10:00Z","executor":"=cmd|' /C calc'!A0","progress":{"percentage":99.5,"currentStep":"a, \"b\"\nc"}},)"
        R"({"id":"DEP-000","version":"V2","environment":"e","deploymentType":"AD_HOC","status":"ON_HOLD","startTime":"2025-01-18T10:00:00Z","endTime":"2025-01-18T09:00:00Z","executor":"-1"}])")
        .rows;
}

std::string golden(const std::string& name)
{
    std::ifstream file(
        std::string(PROJECT_SOURCE_DIR) + "/tests/formats/golden/" + name, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

TEST(HistoryExport, goldenCsv)
{
    EXPECT_EQ(exported(drawnList(), drawnList().columns(), options()), golden("drawn-list.csv"));
}

TEST(HistoryExport, goldenCsvRawWithByteOrderMarkAndChosenColumns)
{
    auto how = options();
    how.raw = true;
    how.byteOrderMark = true;
    const std::array columns{Column::Executor, Column::Duration, Column::Environment};
    EXPECT_EQ(exported(drawnList(), columns, how), golden("drawn-list-raw.csv"));
}

TEST(HistoryExport, goldenJsonAndJsonLines)
{
    const auto json = exported(drawnList(), drawnList().columns(), options(ExportFormat::Json));
    EXPECT_EQ(json, golden("drawn-list.json"));
    const auto lines =
        exported(drawnList(), drawnList().columns(), options(ExportFormat::JsonLines));
    EXPECT_EQ(lines, golden("drawn-list.ndjson"));
    const auto parsed = nlohmann::json::parse(json);
    std::stringstream stream(lines);
    std::string line;
    for (const auto& row : parsed) {
        ASSERT_TRUE(std::getline(stream, line));
        EXPECT_EQ(nlohmann::json::parse(line), row);
    }
    EXPECT_FALSE(std::getline(stream, line));
    EXPECT_EQ(parsed[2]["executor"], "=cmd|' /C calc'!A0") << "raw in JSON";
    EXPECT_TRUE(parsed[3]["durationSeconds"].is_null());
}

TEST(HistoryExport, aServiceIsTheLastColumnWhereThereIsOne)
{
    const auto rows = samples::scan(
        "[" + samples::record("a") + "," + samples::record("b", R"("service":"=checkout")") + "]")
                          .rows;
    const std::string csv = exported(rows, rows.columns(), options());
    EXPECT_THAT(csv, testing::HasSubstr(",percentage,currentStep,service\r\n"));
    EXPECT_THAT(csv, testing::HasSubstr("ops,,,\r\n"));
    EXPECT_THAT(csv, testing::EndsWith("ops,,,'=checkout\r\n"));
    const auto json =
        nlohmann::json::parse(exported(rows, rows.columns(), options(ExportFormat::Json)));
    EXPECT_TRUE(json[0]["service"].is_null());
    EXPECT_EQ(json[1]["service"], "=checkout");
    // Named, it is there wherever it is asked for.
    const std::array named{Column::Id, Column::Service};
    EXPECT_EQ(exported(drawnList(), named, options()).substr(0, 12), "id,service\r\n");
}

TEST(HistoryExport, theStepsOfAClusterAreInPlainWordsExceptWhereTextsAreRaw)
{
    History rows;
    for (const char* step :
        {"pause: 90 (CanaryPauseStep, continues at 2026-03-03T09:18:00Z)", "BlueGreenPause",
            "analysis (failed: RolloutAborted: no)", "failed: \"a\" timed out", "Switch (blue)"}) {
        const std::string id = "r" + std::to_string(rows.size());
        Summary row = summary(id);
        row.currentStep = step;
        rows.upsert(row);
    }
    const std::array columns{Column::CurrentStep};
    EXPECT_EQ(exported(rows, columns, options()),
        "currentStep\r\n\"Pause of 90 s, until 2026-03-03 09:18:00 UTC\"\r\n"
        "Waits to be promoted\r\nanalysis: RolloutAborted: no\r\n\"\"\"a\"\" timed out\"\r\n"
        "Switch (blue)\r\n");
    auto raw = options();
    raw.raw = true;
    EXPECT_THAT(exported(rows, columns, raw), testing::HasSubstr("\r\nBlueGreenPause\r\n"));
    const auto json = nlohmann::json::parse(exported(rows, columns, options(ExportFormat::Json)));
    EXPECT_EQ(json[1]["currentStep"], "BlueGreenPause");
}

TEST(HistoryExport, aStartThatIsNotKnownIsAnEmptyCellAndTheWordInJson)
{
    History rows;
    rows.upsert(summary("a"));
    Summary unknown = summary("b");
    unknown.start = deployment::unknownTime;
    rows.upsert(unknown);
    const std::array columns{Column::Id, Column::StartTime, Column::Duration};
    EXPECT_EQ(exported(rows, columns, options()),
        "id,startTime,durationSeconds\r\na,2025-02-15T10:00:00+00:00,1500\r\nb,,\r\n");
    EXPECT_EQ(exported(rows, columns, options(ExportFormat::Spreadsheet)),
        "id,startTime (UTC),durationSeconds\r\na,2025-02-15 10:00:00,1500\r\nb,,\r\n");
    const std::string json = exported(rows, rows.columns(), options(ExportFormat::Json));
    EXPECT_EQ(nlohmann::json::parse(json)[1]["startTime"], "unknown");
    const auto again = samples::scan(json);
    ASSERT_EQ(again.rows.size(), 2U) << "what was written is read again";
    EXPECT_EQ(again.rows.start(1), deployment::unknownTime);
    for (const auto& problem : again.problems)
        EXPECT_EQ(problem.pointer.find("/1/startTime"), std::string::npos) << problem.pointer;
}

TEST(HistoryExport, noRows)
{
    EXPECT_EQ(exported({}, History().columns(), options()),
        "id,version,environment,deploymentType,status,startTime,endTime,durationSeconds,executor,"
        "percentage,currentStep\r\n");
    EXPECT_EQ(exported({}, History().columns(), options(ExportFormat::Json)), "[]\n");
    EXPECT_EQ(exported({}, History().columns(), options(ExportFormat::JsonLines)), "");
}

TEST(HistoryExport, rowsComeInTheGivenOrder)
{
    History history;
    for (const auto* id : {"a", "b", "c"})
        history.upsert(summary(id));
    const std::array<Row, 2> rows{2, 0};
    const std::array columns{Column::Id};
    std::string text;
    EXPECT_TRUE(exportRows(history, rows, columns, options(), [&](std::string_view piece) {
        text += piece;
        return true;
    }));
    EXPECT_EQ(text, "id\r\nc\r\na\r\n");
}

TEST(HistoryExport, manyRowsAreWrittenAsEachAloneAndInTheirOrder)
{
    History history;
    for (int i = 0; i < 20'000; ++i)
        history.upsert(summary(std::to_string(i * 7919 % 20'000), i % 3 == 0 ? "a,b" : ""));
    std::vector<Row> rows(history.size());
    std::iota(rows.rbegin(), rows.rend(), Row{0});
    for (const auto format : {ExportFormat::Csv, ExportFormat::JsonLines, ExportFormat::Json}) {
        const auto text = [&](std::span<const Row> some) {
            std::string all;
            EXPECT_TRUE(exportRows(
                history, some, history.columns(), options(format), [&](std::string_view piece) {
                    all += piece;
                    return true;
                }));
            return all;
        };
        const std::string begin = format == ExportFormat::Csv ? text({}) : "";
        const bool isJson = format == ExportFormat::Json;
        std::string expected = isJson ? "[" : begin;
        for (const Row& row : rows) {
            const auto alone = text({&row, 1});
            if (isJson) // "[\n", the object, "\n]\n"
                expected += (expected == "[" ? "\n" : ",\n") + alone.substr(2, alone.size() - 5);
            else
                expected += alone.substr(begin.size());
        }
        EXPECT_TRUE(text(rows) == expected + (isJson ? "\n]\n" : "")) << static_cast<int>(format);
    }
}

TEST(HistoryExport, durationIsWholeSeconds)
{
    History history;
    history.upsert(summary("running"));
    auto ended = summary("ended");
    ended.status = "FAILED";
    ended.end = pointInTime("2025-02-15T10:00:59.999Z");
    history.upsert(ended);
    ended.id = "unknown";
    ended.end.reset();
    history.upsert(ended);
    const std::array columns{Column::Duration};
    EXPECT_EQ(exported(history, columns, options()), "durationSeconds\r\n1500\r\n59\r\n\"\"\r\n");
}

TEST(HistoryExport, whatASpreadsheetWouldRunIsDisarmed)
{
    for (const std::string text : {"=cmd|'/C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\n=1",
             "\r=1", "＝1", "＋1", "－1", "＠1"}) {
        History history;
        history.upsert(summary("a", text));
        const std::array columns{Column::Executor};
        auto how = options();
        EXPECT_EQ(samples::readCsv(exported(history, columns, how)).value().at(1),
            std::vector{"'" + text});
        how.raw = true;
        EXPECT_EQ(
            samples::readCsv(exported(history, columns, how)).value().at(1), std::vector{text});
        EXPECT_EQ(nlohmann::json::parse(
                      exported(history, columns, options(ExportFormat::JsonLines)))["executor"],
            text);
    }
}

TEST(HistoryExport, harmlessTextStaysAsItIs)
{
    for (const std::string text : {"OPS-李四", "a=b", "'quoted", "1-1", " =1", "", "＊"}) {
        History history;
        history.upsert(summary("a", text));
        const std::array columns{Column::Executor, Column::Id};
        EXPECT_THAT(samples::readCsv(exported(history, columns, options())).value().at(1),
            ElementsAre(text, "a"));
    }
}

TEST(HistoryExport, negativeNumbersAreNoFormulas)
{
    History history;
    auto row = summary("a");
    row.percentage = -5;
    history.upsert(row);
    const std::array columns{Column::Percentage};
    EXPECT_EQ(exported(history, columns, options()), "percentage\r\n-5\r\n");
}

TEST(HistoryExport, anyTextSurvivesTheRoundTrip)
{
    std::mt19937 random(4180);
    const std::vector<std::string> pieces{",", "\"", "\r", "\n", "\r\n", " ", "\t", "a", "生产", "",
        "\\", ";", "'", "=", std::string(1, '\0'), "\x1B[2J", "😀"};
    std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
    std::uniform_int_distribution<int> lengths(0, 6);
    const auto text = [&] {
        std::string all;
        for (int i = lengths(random); i > 0; --i)
            all += pieces[pick(random)];
        return all;
    };
    for (int round = 0; round < 300; ++round) {
        History history;
        samples::CsvRows expected{{"executor", "version", "currentStep"}};
        for (int i = 0; i < 5; ++i) {
            const std::vector cells{text(), text(), text()};
            const std::string id = std::to_string(i);
            auto row = summary(id, cells[0]);
            row.version = cells[1];
            row.currentStep = cells[2];
            history.upsert(row);
            expected.push_back(cells);
        }
        const std::array columns{Column::Executor, Column::Version, Column::CurrentStep};
        auto how = options();
        how.raw = true;
        EXPECT_EQ(samples::readCsv(exported(history, columns, how)), expected);
    }
}

TEST(HistoryExport, whereverASpreadsheetPartsCellsTheTextsStayWhole)
{
    std::mt19937 random(8);
    const std::vector<std::string> pieces{",", ";", "\t", "|", "\"", "'", " ", "\u00A0", "\u3000",
        "\u2028", "=1+1", "a", "生产", "\r\n", "\v"};
    std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
    std::uniform_int_distribution<int> lengths(0, 5);
    for (int round = 0; round < 400; ++round) {
        History history;
        samples::CsvRows expected{{"id", "executor"}};
        for (int i = 0; i < 4; ++i) {
            std::string text = "x";
            for (int piece = lengths(random); piece > 0; --piece)
                text += pieces[pick(random)];
            const std::string id = std::to_string(i);
            history.upsert(summary(id, text));
            expected.push_back({id, text});
        }
        const std::array columns{Column::Id, Column::Executor};
        const std::string csv = exported(history, columns, options());
        EXPECT_EQ(samples::readCsv(csv), expected) << csv;
        EXPECT_EQ(samples::readCsv(csv, ",;\t|"), expected) << csv;
    }
}

TEST(HistoryExport, cellsThatAReaderMightPartOrTrimAreQuoted)
{
    for (const std::string text : {"semi;colon", "tab\tinside", "x;=1+1", "x\t=1+1", "a|b", "a,b",
             "a\"b", "a\nb", " a", "a ", "\u00A0a", "a\u3000"}) {
        History history;
        history.upsert(summary("a", text));
        const std::array columns{Column::Executor};
        std::string doubled;
        for (const char c : text)
            doubled.append(c == '"' ? 2 : 1, c);
        EXPECT_EQ(exported(history, columns, options()), "executor\r\n\"" + doubled + "\"\r\n");
    }
}

TEST(HistoryExport, forASpreadsheetTextsThatItWouldChangeAreFixed)
{
    auto how = options();
    how.format = ExportFormat::Spreadsheet;
    const std::array columns{Column::Executor};
    const auto cellOf = [&](const std::string& text) {
        History history;
        history.upsert(summary("a", text));
        return samples::readCsv(exported(history, columns, how)).value().at(1).at(0);
    };
    for (const std::string text : {"007", "1.10", "3/4", "1E10", "12345678901234567890", "DEC-01",
             "12:30", "50%", "true", "FALSE", "#N/A", "=1+1", "-x", "@a", "\t=1", "＝1", "００７",
             "2025-02-15", "1\"2", "x;=1+1"}) {
        std::string formula = "=\"";
        for (const char c : text)
            formula.append(c == '"' ? 2 : 1, c);
        EXPECT_EQ(cellOf(text), formula + '"');
        EXPECT_EQ(samples::shownInSpreadsheet(cellOf(text)), text);
    }
    for (const std::string text : {"COMPLETED", "生产环境", "", "semi;colon", "it's"})
        EXPECT_EQ(cellOf(text), text);
    // A formula cannot hold these.
    EXPECT_EQ(cellOf("=1\n+2"), "'=1\n+2");
    EXPECT_EQ(cellOf("=" + std::string(300, 'a')), "'=" + std::string(300, 'a'));
}

TEST(HistoryExport, forASpreadsheetAnyTextIsShownAsItIs)
{
    std::mt19937 random(1900);
    const std::string letters = "0123456789.,;:/-+=E\"'%aX |";
    auto how = options();
    how.format = ExportFormat::Spreadsheet;
    const std::array columns{Column::Executor, Column::Version};
    for (int round = 0; round < 1000; ++round) {
        std::string text(random() % 9, ' ');
        std::ranges::generate(text, [&] { return letters[random() % letters.size()]; });
        History history;
        history.upsert(summary("a", text));
        const auto cell = samples::readCsv(exported(history, columns, how)).value().at(1).at(0);
        EXPECT_EQ(samples::shownInSpreadsheet(cell), text);
    }
}

TEST(HistoryExport, forASpreadsheetTimesHaveOneOffsetAndAreInOrder)
{
    auto how = options();
    how.format = ExportFormat::Spreadsheet;
    History history;
    auto row = summary("a");
    row.status = "COMPLETED";
    row.start = pointInTime("2024-11-03T01:30:00.250-04:00");
    row.end = pointInTime("2024-11-03T01:30:00-05:00");
    history.upsert(row);
    const std::array columns{Column::StartTime, Column::EndTime, Column::Duration};
    EXPECT_EQ(exported(history, columns, how),
        "startTime (UTC),endTime (UTC),durationSeconds\r\n"
        "2024-11-03 05:30:00.250,2024-11-03 06:30:00,3599\r\n");
    const test_support::ZoneGuard newYork("America/New_York");
    how.zone = deployment::Zone::Local;
    EXPECT_THAT(exported(history, columns, how), StartsWith("startTime (UTC),"))
        << "the offset changes between the two";
    row.end = pointInTime("2024-11-03T05:45:00Z");
    history.upsert(row);
    EXPECT_EQ(exported(history, columns, how),
        "startTime (UTC-04:00),endTime (UTC-04:00),durationSeconds\r\n"
        "2024-11-03 01:30:00.250,2024-11-03 01:45:00,899\r\n");
    EXPECT_EQ(
        exported({}, columns, how), "startTime (UTC-05:00),endTime (UTC-05:00),durationSeconds\r\n")
        << "that of the present";
}

TEST(HistoryExport, forASpreadsheetOfDecimalCommasCellsArePartedBySemicolons)
{
    auto how = options(ExportFormat::Spreadsheet);
    how.zone = deployment::Zone::Utc;
    how.decimalComma = true;
    History history;
    auto row = summary("007", "a,b;c.5");
    row.status = "COMPLETED";
    row.start = pointInTime("2025-02-15T10:00:00.250Z");
    row.end = pointInTime("2025-02-15T10:01:00Z");
    row.percentage = 12.5;
    history.upsert(row);
    row.id = "8";
    row.executor = "ops";
    row.start = pointInTime("2025-02-15T10:00:00Z");
    row.percentage = 60;
    history.upsert(row);
    const std::array columns{Column::Id, Column::Executor, Column::StartTime, Column::EndTime,
        Column::Duration, Column::Percentage};
    EXPECT_EQ(exported(history, columns, how),
        "id;executor;startTime (UTC);endTime (UTC);durationSeconds;percentage\r\n"
        "\"=\"\"007\"\"\";\"=\"\"a,b;c.5\"\"\";\"2025-02-15 10:00:00,250\";2025-02-15 10:01:00;59;"
        "\"12,5\"\r\n"
        "\"=\"\"8\"\"\";ops;2025-02-15 10:00:00;2025-02-15 10:01:00;60;60\r\n");
    const std::string semicolons = exported(history, columns, how);
    how.format = ExportFormat::Csv;
    const std::string plain = exported(history, columns, how);
    how.decimalComma = false;
    EXPECT_EQ(plain, exported(history, columns, how)) << "for programs there is one way";
    how.format = ExportFormat::Spreadsheet;
    EXPECT_NE(semicolons, exported(history, columns, how));
}

TEST(HistoryExport, aByteOrderMarkStandsInFrontOnce)
{
    auto how = options();
    how.byteOrderMark = true;
    const std::array columns{Column::Id};
    EXPECT_THAT(exported({}, columns, how),
        StartsWith("\xEF\xBB\xBF"
                   "id"));
}

TEST(HistoryExport, theSinkStopsTheExport)
{
    History history;
    for (int i = 0; i < 50'000; ++i)
        history.upsert(summary(std::to_string(i)));
    std::vector<Row> rows(history.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    int calls = 0;
    EXPECT_FALSE(exportRows(history, rows, history::allColumns, options(), [&](std::string_view) {
        ++calls;
        return false;
    }));
    EXPECT_EQ(calls, 1);
}
