// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "deploy/deployment/timestamp.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using test_support::linesOf;
using test_support::runConsole;

namespace {

struct Record {
    std::string id;
    std::string version;
    std::string environment;
    std::string status;
    std::string executor;
    deployment::Timestamp start;
};

struct Question {
    std::vector<std::string> environments;
    std::vector<std::string> statuses;
    std::optional<deployment::Timestamp> since;
    std::optional<deployment::Timestamp> until;
    std::string text;
    std::optional<std::size_t> limit;
};

const std::vector<std::string> environments{"生产环境", "预生产环境", "测试环境", "prod", "Prod"};
const std::vector<std::string> statuses{
    "PENDING", "RUNNING", "COMPLETED", "FAILED", "ROLLED_BACK", "SHADOW", "shadow"};
const std::vector<std::string> executors{"OPS-李四", "OPS-张三", "robot", "Li \"Q\" Si"};
const deployment::Timestamp now = deployment::parseTimestamp("2025-02-15T10:25:00Z").value();

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string timeOf(deployment::Timestamp time)
{
    return deployment::formatTimestamp(time, deployment::Zone::Utc);
}

std::string jsonOf(const Record& record)
{
    std::string executor;
    for (const char c : record.executor)
        executor.append(c == '"' ? "\\\"" : std::string(1, c));
    return R"({"id":")" + record.id + R"(","version":")" + record.version + R"(","environment":")"
        + record.environment + R"(","deploymentType":"ROLLING","startTime":")"
        + timeOf(record.start) + R"(","status":")" + record.status + R"(","executor":")" + executor
        + R"(","progress":{"percentage":1,"currentStep":"","steps":[]},"resources":{},"metrics":{"successRate":[],"responseTime":[]},"logs":[]})";
}

class Dice {
public:
    explicit Dice(unsigned seed)
        : m_random(seed)
    {
    }
    std::size_t below(std::size_t n) { return m_random() % n; }
    const std::string& of(const std::vector<std::string>& words)
    {
        return words[below(words.size())];
    }
    deployment::Timestamp time() { return now - std::chrono::minutes{below(30 * 24 * 60)}; }

private:
    std::mt19937 m_random;
};

std::vector<Record> records(Dice& dice)
{
    std::vector<Record> made;
    for (int i = 0; i < 300; ++i)
        made.push_back({"DEP-" + std::to_string(i), "V2." + std::to_string(dice.below(4)),
            dice.of(environments), dice.of(statuses), dice.of(executors), dice.time()});
    // Ties in time, to be ordered by id.
    for (std::size_t i = 1; i < made.size(); i += 7)
        made[i].start = made[i - 1].start;
    return made;
}

Question question(Dice& dice)
{
    Question asked;
    for (std::size_t i = dice.below(3); i > 0; --i)
        asked.environments.push_back(dice.of(environments));
    for (std::size_t i = dice.below(3); i > 0; --i)
        asked.statuses.push_back(dice.below(2) == 0 ? lower(dice.of(statuses)) : dice.of(statuses));
    if (dice.below(3) == 0)
        asked.since = dice.time();
    if (dice.below(3) == 0)
        asked.until = dice.time();
    if (dice.below(2) == 0)
        asked.text = dice.of({"ops", "李四", "DEP-1", "v2.3", "PROD", "\"q\"", "nowhere"});
    if (dice.below(3) == 0)
        asked.limit = dice.below(20);
    return asked;
}

bool passes(const Record& record, const Question& asked)
{
    const auto any = [](const std::vector<std::string>& words, const auto& fits) {
        return words.empty() || std::ranges::any_of(words, fits);
    };
    const std::string text = lower(asked.text);
    const auto has = [&](const std::string& field) {
        return lower(field).find(text) != std::string::npos;
    };
    return any(asked.environments,
               [&](const std::string& word) { return word == record.environment; })
        && any(asked.statuses,
            [&](const std::string& word) { return lower(word) == lower(record.status); })
        && (!asked.since || record.start >= *asked.since)
        && (!asked.until || record.start < *asked.until)
        && (has(record.id) || has(record.version) || has(record.environment)
            || has(record.executor));
}

std::vector<std::string> expectedIds(std::vector<Record> all, const Question& asked)
{
    std::erase_if(all, [&](const Record& record) { return !passes(record, asked); });
    std::ranges::sort(all, [](const Record& a, const Record& b) {
        return a.start != b.start ? a.start > b.start : a.id < b.id;
    });
    if (asked.limit && *asked.limit < all.size())
        all.resize(*asked.limit);
    std::vector<std::string> ids{"id"};
    for (const Record& record : all)
        ids.push_back(record.id);
    return ids;
}

std::vector<std::string> argumentsOf(const std::string& source, const Question& asked)
{
    std::vector<std::string> arguments{"export", source, "--columns", "id", "--utc"};
    const auto add = [&](const std::string& name, const std::string& value) {
        arguments.insert(arguments.end(), {name, value});
    };
    for (const std::string& word : asked.environments)
        add("--environment", word);
    for (const std::string& word : asked.statuses)
        add("--status", word);
    if (asked.since)
        add("--since", timeOf(*asked.since));
    if (asked.until)
        add("--until", timeOf(*asked.until));
    if (!asked.text.empty())
        add("--search", asked.text);
    if (asked.limit)
        add("--limit", std::to_string(*asked.limit));
    return arguments;
}

std::vector<std::string> unquoted(std::vector<std::string> lines)
{
    for (std::string& line : lines)
        if (line.size() >= 2 && line.front() == '"')
            line = line.substr(1, line.size() - 2);
    return lines;
}

} // namespace

TEST(FilterOracle, everyCombinationGivesWhatAPlainLoopGives)
{
    Dice dice{2025};
    const std::vector<Record> all = records(dice);
    std::string array;
    std::string lines;
    for (const Record& record : all) {
        array.append(array.empty() ? "[" : ",\n").append(jsonOf(record));
        lines.append(jsonOf(record)).append("\n");
    }
    const test_support::TemporaryFolder folder;
    const std::vector<std::string> sources{
        folder.file("a.json", array + "]"), folder.file("a.ndjson", lines)};
    for (int round = 0; round < 120; ++round) {
        const Question asked = question(dice);
        const auto arguments = argumentsOf(dice.of(sources), asked);
        const auto outcome = runConsole(arguments);
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        EXPECT_EQ(unquoted(linesOf(outcome.out)), expectedIds(all, asked))
            << testing::PrintToString(arguments);
    }
}

TEST(FilterOracle, aRangeIsHalfOpen)
{
    const test_support::TemporaryFolder folder;
    const auto record = [](const std::string& id, std::string_view time) {
        return jsonOf({id, "V1", "e", "FAILED", "x", deployment::parseTimestamp(time).value()});
    };
    const std::string source = folder.file("a.ndjson",
        record("before", "2025-02-13T09:59:59.999Z") + '\n'
            + record("first", "2025-02-13T10:00:00Z") + '\n'
            + record("last", "2025-02-14T09:59:59.999Z") + '\n'
            + record("end", "2025-02-14T10:00:00Z") + '\n');
    const std::vector<std::vector<std::string>> ways{
        {"--since", "2025-02-13T10:00:00Z", "--until", "2025-02-14T10:00:00Z"},
        {"--since", "2d", "--until", "24h", "--now", "2025-02-15T10:00:00Z"},
        {"--since", "48h", "--until", "2025-02-14T18:00:00+08:00", "--now",
            "2025-02-15T18:00:00+08:00"}};
    for (const auto& way : ways) {
        std::vector<std::string> arguments{
            "export", source, "--columns", "id", "--sort", "startTime"};
        arguments.insert(arguments.end(), way.begin(), way.end());
        EXPECT_EQ(unquoted(linesOf(runConsole(arguments).out)),
            (std::vector<std::string>{"id", "first", "last"}));
    }
}
