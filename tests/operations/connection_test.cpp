// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/connection.h"

#include <gtest/gtest.h>

namespace operations {
namespace {

using Scheme = CredentialReference::Scheme;
using Place = CredentialReference::Place;

TEST(Connection, EveryWordLeadsBackToItsChoice)
{
    for (const SafetyLevel level : {SafetyLevel::Normal, SafetyLevel::Production})
        EXPECT_EQ(safetyLevelFromWord(wordOf(level)), level);
    for (const Scheme scheme : {Scheme::None, Scheme::Bearer, Scheme::Basic, Scheme::Header})
        EXPECT_EQ(schemeFromWord(wordOf(scheme)), scheme);
    for (const Place place : {Place::Keyring, Place::Environment, Place::File, Place::Ask})
        EXPECT_EQ(placeFromWord(wordOf(place)), place);
    for (const ConnectionColor color : allConnectionColors)
        EXPECT_EQ(connectionColorFromWord(wordOf(color)), color);
}

TEST(Connection, AnotherWordIsTheCarefulChoice)
{
    for (const std::string_view word : {"", "Normal", "none ", "mauve"}) {
        EXPECT_EQ(safetyLevelFromWord(word), SafetyLevel::Production);
        EXPECT_EQ(schemeFromWord(word), Scheme::None);
        EXPECT_EQ(placeFromWord(word), Place::Ask);
        EXPECT_EQ(connectionColorFromWord(word), ConnectionColor::Grey);
    }
}

} // namespace
} // namespace operations
