// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/newest_rows.h"

#include "builder.h"

#include <gtest/gtest.h>

namespace sources {

TEST(NewestRows, anEventThatWasOvertakenWhileItWasReadSetsNothingBack)
{
    RevisionLedger ledger;
    NewestRows rows(ledger);
    std::vector<std::size_t> told; // rows of each update
    QObject::connect(&rows, &NewestRows::updated, &rows,
        [&told](const HistoryUpdate& update) { told.push_back(update.rows->size()); });
    auto read = std::make_shared<history::History>();
    read->upsert(history::summaryOf(test_support::aDeployment("A")));
    EventBatch batch;
    batch.update.rows = read;
    batch.revisions = {Revision(2)};
    static_cast<void>(ledger.acceptEvent("A", 2, true));
    batch.timesTold = ledger.timesTold();
    rows.handleEvents(batch);
    EXPECT_EQ(told, std::vector<std::size_t>{1});
    static_cast<void>(ledger.acceptWhole("A", 3));
    rows.handleEvents(batch);
    EXPECT_EQ(told, (std::vector<std::size_t>{1, 0}));
}

} // namespace sources
