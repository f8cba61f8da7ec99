// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a history: beside a bare pass of simdjson over
// the same bytes, and the command line's export beside the tools that users filter such files with.
#include "bare_pass.h"
#include "duckdb_comparison.h"
#include "figures.h"

#include "deploy/formats/scan/history_scan.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

using namespace benchmarks;

namespace {

constexpr double scanLimit = 1.5;

/// From the opening of the file to the complete history, as the command line reads it.
history::History scanned(const std::filesystem::path& file)
{
    history::History history;
    formats::ScanOptions options;
    options.batchRows = 0;
    options.onBatch = [&](formats::ScanBatch&& batch) { history.merge(std::move(batch.rows)); };
    const auto document = formats::Document::open(file);
    if (!document || !formats::scanHistory(**document, options))
        throw std::runtime_error("can't read " + file.string());
    return history;
}

void compareScan(const Options& options, const std::string& what, const std::string& file)
{
    const auto path = options.data / file;
    const auto pass = file.ends_with("ndjson") ? &passOverLines : &passOverArray;
    const simdjson::padded_string bytes = simdjson::padded_string::load(path.string());
    const auto expected = (*pass)(bytes);
    const auto ours = [&] {
        if (scanned(path).size() != expected.records)
            throw std::runtime_error("the scan and the bare pass differ in their records");
    };
    const auto inMemory = inTurns(options.rounds, ours, [&] { keep((*pass)(bytes)); });
    reportRatio("scan of " + what + " / bare simdjson, bytes in memory", inMemory.ours * 1000,
        inMemory.theirs * 1000, "ms", scanLimit);
    const auto fromFile = inTurns(options.rounds, ours,
        [&] { keep((*pass)(simdjson::padded_string::load(path.string()).value())); });
    reportRatio("scan of " + what + " / bare simdjson, file loaded", fromFile.ours * 1000,
        fromFile.theirs * 1000, "ms", scanLimit);
}

std::size_t rowsOf(const std::filesystem::path& csv, bool hasHeader)
{
    std::ifstream stream(csv, std::ios::binary);
    const auto lines =
        std::count(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>(), '\n');
    return static_cast<std::size_t>(lines) - (hasHeader ? 1 : 0);
}

struct Tool {
    std::string name;
    std::vector<std::string> command; ///< the file comes last
    bool writesHeader;
    double atLeast;
};

void compareExport(
    const Options& options, const std::string& what, const std::string& file, const Tool& tool)
{
    const auto path = (options.data / file).string();
    const auto ourCsv = options.data / "failed.csv";
    const auto theirCsv = options.data / ("failed-" + tool.name + ".csv");
    auto theirCommand = tool.command;
    theirCommand.push_back(path);
    const auto ours = [&] {
        runProgram({builtProgram("deployment-console-cli").string(), "export", path, "--status",
            "FAILED", "--output", ourCsv.string()});
    };
    // Their runs take seconds: one differs little from the next.
    const auto medians =
        inTurns(std::min(options.rounds, 3), ours, [&] { runProgram(theirCommand, theirCsv); });
    if (rowsOf(ourCsv, true) != rowsOf(theirCsv, tool.writesHeader))
        throw std::runtime_error("the command line and " + tool.name + " differ in their rows");
    reportSpeedup("export of failed deployments, " + what + ": " + tool.name, medians.ours,
        medians.theirs, "s", tool.atLeast);
}

/// Counting the lines is the least that one can do with all bytes.
void compareWithCounting(const Options& options)
{
    const auto path = (options.data / "long.ndjson").string();
    const auto csv = options.data / "filtered.csv";
    double megabytes = 0;
    const auto ours = [&] {
        const auto usage = runProgram(
            {builtProgram("deployment-console-cli").string(), "export", path, "--status", "FAILED"},
            csv);
        megabytes = std::max(megabytes, usage.peakMegabytes);
    };
    const auto medians = inTurns(options.rounds, ours, [&] { runProgram({"wc", "-l", path}); });
    reportRatio(
        "filter to CSV, 4.1 GB of JSON Lines / wc -l", medians.ours, medians.theirs, "s", 1.8);
    reportLimit(
        "the same, 1,000,000 deployments: memory of the command line", megabytes, 110, "MB");
}

Tool jq(const std::string& records)
{
    const std::string program = records
        + R"(select(.status=="FAILED")|[.id,.version,.environment,.deploymentType,.status,)"
          R"(.startTime,.endTime,.executor,.progress.percentage,.progress.currentStep]|@csv)";
    return {"jq", {"jq", "-r", program}, false, 25};
}

Tool miller()
{
    return {"Miller",
        {"mlr", "--ijsonl", "--ocsv", "filter", R"($status=="FAILED")", "then", "cut", "-f",
            "id,version,environment,deploymentType,status,startTime,endTime,executor,"
            "progress.percentage,progress.currentStep"},
        true, 80};
}

} // namespace

int main(int argc, char** argv)
{
    const auto options = readOptions(argc, argv);
    compareWithCounting(options); // first, while this has no files in memory: see Usage
    compareScan(options, "an array", "history.json");
    compareScan(options, "JSON Lines", "history.ndjson");
    compareExport(options, "JSON Lines", "history.ndjson", jq(""));
    compareExport(options, "JSON Lines", "history.ndjson", miller());
    compareExport(options, "an array", "history.json", jq(".[]|"));
    if (!hasDuckDb(options))
        return 0;
    compareWithDuckDb(options, "4.1 GB of JSON Lines", "long.ndjson", 2);
    compareWithDuckDb(options, "390 MB of JSON Lines", "history.ndjson", 3);
    compareWithDuckDb(options, "39 MB of JSON Lines", "short.ndjson", 5);
    compareWithDuckDb(options, "390 MB, an array", "history.json", 8);
}
