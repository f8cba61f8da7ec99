// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "project_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <ostream>

using test_support::contentsOf;
using test_support::launch;

namespace {

const std::string folder = PROJECT_SOURCE_DIR "/tests/cli/";
const std::string goldenRows = PROJECT_SOURCE_DIR "/mock/data/history-5.json";
const std::string formulas = folder + "data/formulas.json";

struct Golden {
    std::string file;
    std::vector<std::string> arguments;
    std::string zone;

    friend std::ostream& operator<<(std::ostream& stream, const Golden& golden)
    {
        return stream << golden.file;
    }
};

class GoldenTest : public testing::TestWithParam<Golden> { };

std::vector<Golden> goldens()
{
    const std::vector<std::string> now{"--now", "2025-02-15T10:25:00Z"};
    const auto with = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), now.begin(), now.end());
        return arguments;
    };
    return {
        {"history-5.csv", with({"export", goldenRows}), "UTC"},
        {"history-5-shanghai.csv", with({"export", goldenRows}), "Asia/Shanghai"},
        {"history-5.csv", with({"export", goldenRows, "--utc"}), "America/New_York"},
        {"history-5-production.csv",
            with({"export", goldenRows, "--environment", "生产环境", "--sort", "durationSeconds",
                "--columns", "id,durationSeconds,status"}),
            "UTC"},
        {"history-5.json", with({"export", goldenRows, "--format", "json"}), "UTC"},
        {"history-5.ndjson", with({"export", goldenRows, "--format", "ndjson", "--limit", "2"}),
            "UTC"},
        {"history-5.txt", with({"list", goldenRows}), "Asia/Shanghai"},
        {"dep-001.txt", with({"show", goldenRows, "DEP-001"}), "Asia/Shanghai"},
        {"formulas.csv", with({"export", formulas}), "UTC"},
        {"formulas-spreadsheet.csv", with({"export", formulas, "--spreadsheet"}), "Asia/Shanghai"},
        {"formulas-decimal-comma.csv",
            with({"export", formulas, "--spreadsheet", "--decimal-comma", "--columns",
                "id,startTime,percentage,executor"}),
            "UTC"},
        {"formulas-raw.csv", with({"export", formulas, "--raw"}), "UTC"},
        {"formulas-bom.csv", with({"export", formulas, "--bom", "--columns", "id"}), "UTC"},
        {"formulas-new-york.csv", with({"export", formulas, "--columns", "startTime,endTime"}),
            "America/New_York"},
        {"formulas.txt",
            with({"list", formulas, "--columns", "id,executor,percentage,currentStep"}), "UTC"},
        {"formulas.ndjson", with({"export", formulas, "--format", "ndjson"}), "UTC"},
    };
}

} // namespace

TEST_P(GoldenTest, isWrittenByteForByte)
{
    auto start = test_support::console(GetParam().arguments);
    start.environment["TZ"] = GetParam().zone;
    const auto outcome = launch(start);
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_EQ(outcome.err, "");
    const std::string golden = folder + "golden/" + GetParam().file;
    // To be read with care before it is committed.
    if (std::getenv("DEPLOY_WRITE_GOLDEN") != nullptr)
        std::ofstream{golden, std::ios::binary} << outcome.out;
    EXPECT_EQ(outcome.out, contentsOf(golden));
}

TEST_P(GoldenTest, isTheSameFromStandardInputAndInAFile)
{
    auto start = test_support::console(GetParam().arguments);
    start.environment["TZ"] = GetParam().zone;
    start.input = contentsOf(start.command[2]);
    start.command[2] = "-";
    const test_support::TemporaryFolder place;
    const std::string target = (place.path() / "out").string();
    start.command.insert(start.command.end(), {"--output", target});
    const auto outcome = launch(start);
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(contentsOf(target), contentsOf(folder + "golden/" + GetParam().file));
}

INSTANTIATE_TEST_SUITE_P(Files, GoldenTest, testing::ValuesIn(goldens()));

TEST(CsvTest, anotherReaderSeesTheSameCells)
{
    // Python's csv module reads the raw export, and json the data: cell by cell they must agree.
    const std::string script = R"(
import csv, io, json, subprocess, sys
rows = list(csv.DictReader(io.StringIO(subprocess.run([sys.argv[1], "export", sys.argv[2], "--raw", "--utc"],
    check=True, capture_output=True).stdout.decode("utf-8"), newline="")))
data = {d["id"]: d for d in json.load(open(sys.argv[2], encoding="utf-8"))}
assert len(rows) == len(data) == 3, rows
for row in rows:
    d = data[row["id"]]
    for name in ("version", "environment", "deploymentType", "status", "executor"):
        assert row[name] == d[name], (name, row)
    assert row["currentStep"] == d["progress"]["currentStep"], row
    assert float(row["percentage"]) == d["progress"]["percentage"], row
print("agreed")
)";
    const auto outcome =
        launch({{"python3", "-c", script, test_support::consolePath(), formulas}, {}, {}, {}});
    EXPECT_EQ(outcome.out, "agreed\n") << outcome.err;
}

TEST(CsvTest, anotherReaderSeesTheTextsOfASpreadsheet)
{
    // What Python's csv module reads and a spreadsheet shows, beside the data.
    const std::string script = R"py(
import csv, io, json, re, subprocess, sys
rows = list(csv.DictReader(io.StringIO(subprocess.run([sys.argv[1], "export", sys.argv[2], "--spreadsheet", "--utc"],
    check=True, capture_output=True).stdout.decode("utf-8-sig"), newline="")))
data = {d["id"]: d for d in json.load(open(sys.argv[2], encoding="utf-8"))}
def shown(cell):
    formula = re.fullmatch(r'="((?:[^"]|"")*)"', cell, re.S)
    if formula:
        return formula[1].replace('""', '"')
    assert not re.match(r"[=+\-@\t\r\n]", cell), cell
    assert not any(c.isdigit() for c in cell) or "\n" in cell or "\r" in cell, cell
    return re.sub(r"^'(?=[=+\-@\t\r\n])", "", cell)
assert len(rows) == len(data) == 3, rows
by_id = {shown(row["id"]): row for row in rows}
for id, d in data.items():
    for name in ("version", "environment", "deploymentType", "status", "executor"):
        assert shown(by_id[id][name]) == d[name], (name, by_id[id])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?", by_id[id]["startTime (UTC)"])
print("agreed")
)py";
    const auto outcome =
        launch({{"python3", "-c", script, test_support::consolePath(), formulas}, {}, {}, {}});
    EXPECT_EQ(outcome.out, "agreed\n") << outcome.err;
}
