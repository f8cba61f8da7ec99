// SPDX-License-Identifier: GPL-3.0-or-later
#include "duckdb_comparison.h"

#include "oracles/csv_reader.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace benchmarks {

namespace {

constexpr std::size_t percentageColumn = 8;

std::filesystem::path duckDbFolder(const Options& options)
{
    return options.data.parent_path() / "duckdb";
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The rows below the heading in an order that both can have; numbers written alike.
samples::CsvRows comparableRows(const std::filesystem::path& file)
{
    std::string csv;
    for (const char c : contentOf(file)) {
        if (c == '\n' && !csv.ends_with('\r'))
            csv += '\r';
        csv += c;
    }
    auto rows = samples::readCsv(csv);
    if (!rows || rows->empty())
        throw std::runtime_error("this is no CSV: " + file.string());
    rows->erase(rows->begin());
    for (auto& row : *rows) {
        auto& percentage = row.at(percentageColumn);
        percentage =
            percentage.empty() ? "" : std::to_string(std::strtod(percentage.c_str(), nullptr));
    }
    std::ranges::sort(*rows);
    return *rows;
}

} // namespace

bool hasDuckDb(const Options& options)
{
    if (std::filesystem::exists(duckDbFolder(options) / "node_modules/@duckdb/node-api"))
        return true;
    std::printf(
        "DuckDB is not installed (npm does it, for figures of full size): not compared with it.\n");
    return false;
}

void compareWithDuckDb(
    const Options& options, const std::string& what, const std::string& file, double atLeast)
{
    const auto path = std::filesystem::absolute(options.data / file).string();
    const auto ourCsv = options.data / "filtered.csv";
    const auto theirCsv = std::filesystem::absolute(options.data / "filtered-duckdb.csv");
    const auto script = (duckDbFolder(options) / "duckdb_filter.mjs").string();
    const auto threads = std::to_string(std::max(std::thread::hardware_concurrency(), 1U));
    const auto ours = [&] {
        return runProgram({builtProgram("deployment-console-cli").string(), "export", path,
                              "--status", "FAILED", "--columns",
                              "id,version,environment,deploymentType,status,startTime,endTime,"
                              "executor,percentage,currentStep"},
            ourCsv)
            .seconds;
    };
    const auto theirs = [&] {
        const auto said = options.data / "duckdb-seconds.txt";
        runProgram({"node", script, path, theirCsv.string(), threads}, said);
        return std::strtod(contentOf(said).c_str(), nullptr);
    };
    const auto medians = medianSeconds(options.rounds, ours, theirs);
    const auto rows = comparableRows(ourCsv);
    if (rows.empty() || rows != comparableRows(theirCsv))
        throw std::runtime_error("the command line and DuckDB differ in their rows of " + file);
    reportSpeedup(
        "filter to CSV, " + what + ": DuckDB's query", medians.ours, medians.theirs, "s", atLeast);
}

} // namespace benchmarks
