// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/merged_connections.h"

#include <gtest/gtest.h>

using models::mergedConnections;
using operations::Connection;

namespace {

using Connections = std::vector<Connection>;

Connection connection(const std::string& id, const std::string& name)
{
    Connection made;
    made.id = id;
    made.name = name;
    return made;
}

/// "a=Shop b=Pay": ids and names.
std::string toText(const Connections& connections)
{
    std::string text;
    for (const Connection& each : connections)
        text += (text.empty() ? "" : " ") + each.id + '=' + each.name;
    return text;
}

const Connections before{connection("a", "A"), connection("b", "B"), connection("c", "C")};

} // namespace

TEST(MergedConnections, whereNobodyElseSavedItIsWhatWasEdited)
{
    const Connections edited{connection("c", "C"), connection("a", "A2"), connection("n", "N")};
    EXPECT_EQ(mergedConnections(before, edited, before), edited);
}

TEST(MergedConnections, whatOnlyOthersDidStays)
{
    const Connections saved{connection("a", "A2"), connection("c", "C"), connection("d", "D")};
    EXPECT_EQ(mergedConnections(before, before, saved), saved);
    EXPECT_EQ(toText(mergedConnections(before,
                  {connection("a", "A"), connection("b", "B"), connection("c", "C3")}, saved)),
        "a=A2 c=C3 d=D");
}

TEST(MergedConnections, whatWasChangedHereCounts)
{
    const Connections edited{connection("a", "mine"), connection("b", "mine too")};
    const Connections saved{connection("a", "theirs"), connection("c", "C")};
    EXPECT_EQ(toText(mergedConnections(before, edited, saved)), "a=mine b=mine too")
        << "one that was removed elsewhere is kept, since it was edited";
}

TEST(MergedConnections, whatSomebodyElseChangedIsNotRemoved)
{
    const Connections saved{connection("a", "A"), connection("b", "theirs"), connection("c", "C")};
    EXPECT_EQ(toText(mergedConnections(before, {connection("a", "A")}, saved)), "a=A b=theirs");
}

TEST(MergedConnections, newOnesOfTheSameNameAreBothKept)
{
    Connections edited = before;
    edited.push_back(connection("n", "New"));
    Connections saved = before;
    saved.push_back(connection("m", "new"));
    EXPECT_EQ(toText(mergedConnections(before, edited, saved)), "a=A b=B c=C m=new n=New 2");
}
