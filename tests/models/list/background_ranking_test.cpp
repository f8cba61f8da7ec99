// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/background_ranking.h"

#include <gtest/gtest.h>

#include <QTest>
#include <QTimer>

#include <chrono>
#include <string>

namespace {

using namespace std::chrono_literals;

history::History manyRows()
{
    history::History rows;
    for (int number = 0; number < 25'000; ++number) {
        history::Summary row;
        row.id = "DEP-" + std::to_string(number);
        row.version = "V" + std::to_string(number % 97);
        rows.upsert(row);
    }
    return rows;
}

TEST(BackgroundRanking, endsAlthoughTheEventLoopNeverRests)
{
    const history::History rows = manyRows();
    history::Ranking kept;
    models::BackgroundRanking ranking([&] {
        return models::BackgroundRanking::Subject{&rows, &kept, deployment::Timestamp(1h)};
    });
    bool hasEnded = false;
    QObject::connect(
        &ranking, &models::BackgroundRanking::finished, &ranking, [&hasEnded] { hasEnded = true; });
    // Longer than a pause may be late, one after the other.
    QTimer work;
    QObject::connect(&work, &QTimer::timeout, &work, [] {
        const auto end = std::chrono::steady_clock::now() + 5ms;
        while (std::chrono::steady_clock::now() < end) { }
    });
    work.start(0);
    ranking.historyChanged();
    ASSERT_TRUE(QTest::qWaitFor([&hasEnded] { return hasEnded; }, 60'000));
    EXPECT_GE(kept.bytes(), rows.size() * sizeof(history::Row) * 2);
}

} // namespace
