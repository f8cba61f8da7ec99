// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_builder.h"

#include "deploy/models/connections/connection_edits.h"

#include <gtest/gtest.h>

namespace {

using models::ConnectionEdits;
using operations::Connection;
using test_support::aConnection;

std::vector<std::string> namesOf(const ConnectionEdits& edits)
{
    std::vector<std::string> names;
    for (const Connection& connection : edits.all())
        names.push_back(connection.name);
    return names;
}

TEST(ConnectionEdits, oneThatIsAddedHasAFreeNameAndIdsOfItsOwn)
{
    ConnectionEdits edits({aConnection("1", "Shanghai")});
    EXPECT_EQ(edits.add(aConnection("1", "SHANGHAI")), 1);
    EXPECT_EQ(edits.add(aConnection("1", "Shanghai")), 2);
    EXPECT_EQ(namesOf(edits), (std::vector<std::string>{"Shanghai", "SHANGHAI 2", "Shanghai 3"}));
    const Connection& added = edits.at(1);
    EXPECT_NE(added.id, "1");
    EXPECT_NE(added.id, edits.at(2).id);
    EXPECT_EQ(added.credential.entry, added.id);
    EXPECT_EQ(added.metrics.credential.entry, operations::metricsEntry(added.id));
    EXPECT_EQ(edits.placeOf(added.id), 1);
    EXPECT_EQ(edits.placeOf("nowhere"), std::nullopt);
}

TEST(ConnectionEdits, aCopyStandsBehindItsOriginalAndHasNotItsSecret)
{
    ConnectionEdits edits({aConnection("1", "Shanghai"), aConnection("2", "Berlin")});
    EXPECT_EQ(edits.duplicate(0, QStringLiteral("Shanghai (copy)")), 1);
    EXPECT_EQ(edits.duplicate(0, QStringLiteral("berlin")), 1);
    EXPECT_EQ(namesOf(edits),
        (std::vector<std::string>{"Shanghai", "berlin 2", "Shanghai (copy)", "Berlin"}));
    EXPECT_EQ(edits.at(1).address, edits.at(0).address);
    EXPECT_NE(edits.at(1).credential.entry, edits.at(0).credential.entry);
}

TEST(ConnectionEdits, onlyWhatTheUserDidIsAChange)
{
    ConnectionEdits edits({aConnection("1", "Shanghai")});
    EXPECT_FALSE(edits.hasChanges());
    const int offered = edits.add(aConnection("", "Berlin"));
    EXPECT_TRUE(edits.hasChanges());
    edits.markOffered(edits.at(offered));
    EXPECT_FALSE(edits.hasChanges()) << "it is as it was offered";
    Connection typed = edits.at(offered);
    typed.name = "Berlin, new";
    edits.set(offered, typed);
    EXPECT_TRUE(edits.hasChanges());
    edits.remove(offered);
    EXPECT_FALSE(edits.hasChanges());
    edits.remove(0);
    EXPECT_TRUE(edits.hasChanges());
}

TEST(ConnectionEdits, eachIsJudgedBesideTheOthers)
{
    ConnectionEdits edits({aConnection("1", "Shanghai"), aConnection("2", "Berlin")});
    EXPECT_EQ(edits.firstFaulty(), std::nullopt);
    Connection same = edits.at(1);
    same.name = "shanghai";
    edits.set(1, same);
    EXPECT_EQ(edits.firstFaulty(), 0);
    EXPECT_TRUE(models::hasErrors(edits.problemsOf(1)));
    edits.remove(0);
    EXPECT_EQ(edits.firstFaulty(), std::nullopt);
}

} // namespace
