// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"
#include "deploy/history/string_pool.h"
#include "deploy/history/summary_columns.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

using namespace history;

namespace {

/// Texts that live as long as the summaries which name them.
struct Texts {
    std::vector<std::string> ids;
    std::vector<Summary> rows;
};

Texts randomRows(std::mt19937& random)
{
    Texts texts;
    const auto count = random() % 200;
    for (std::size_t i = 0; i < count; ++i)
        texts.ids.push_back(std::string(random() % 3, 'D') + std::to_string(i));
    static const std::vector<std::string> words{"", "A", "checkout", "生产环境"};
    // Rare columns, wide values and none come in some of the runs only.
    const bool hasService = random() % 2 == 0;
    const bool isWide = random() % 2 == 0;
    for (const auto& id : texts.ids) {
        Summary row;
        row.id = id;
        row.version = words[random() % words.size()];
        row.status = words[random() % words.size()];
        row.service = hasService ? words[random() % words.size()] : words.front();
        const auto most = isWide ? std::int64_t{1} << 41U : 200;
        row.start = SummaryColumns::timeOf(random() % static_cast<std::uint64_t>(most));
        if (random() % 2 == 0)
            row.end = row.start;
        if (random() % 2 == 0)
            row.percentage = static_cast<double>(random() % 101);
        row.paused = random() % 2 == 0;
        texts.rows.push_back(row);
    }
    return texts;
}

void expectRows(const SummaryRun& run, const Texts& expected)
{
    ASSERT_EQ(run.size(), expected.rows.size());
    ASSERT_EQ(run.hashes().size(), expected.rows.size());
    for (Row row = 0; row < run.size(); ++row) {
        const Summary& wanted = expected.rows[row];
        const Summary got = run.at(row);
        EXPECT_EQ(got.id, wanted.id);
        EXPECT_EQ(got.version, wanted.version);
        EXPECT_EQ(got.status, wanted.status);
        EXPECT_EQ(got.service, wanted.service);
        EXPECT_EQ(got.start, wanted.start);
        EXPECT_EQ(got.end, wanted.end);
        EXPECT_EQ(got.percentage, wanted.percentage);
        EXPECT_EQ(got.paused, wanted.paused);
        EXPECT_EQ(run.hashes()[row], hashOf(wanted.id));
    }
}

TEST(SummaryRun, isAsGoodAsNewOnceItIsCleared)
{
    std::mt19937 random(3);
    SummaryRun run;
    for (int round = 0; round < 50; ++round) {
        const Texts texts = randomRows(random);
        for (const Summary& row : texts.rows)
            run.append(row, hashOf(row.id));
        expectRows(run, texts);
        // What takes rows over sees no difference either.
        History from;
        from.merge(run);
        EXPECT_EQ(from.size(), texts.rows.size());
        EXPECT_EQ(run.has(Column::Service), from.has(Column::Service));
        run.clear();
        EXPECT_TRUE(run.empty());
        EXPECT_FALSE(run.has(Column::Service));
    }
}

} // namespace
