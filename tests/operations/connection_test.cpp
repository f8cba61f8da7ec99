// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/connection.h"

#include <gtest/gtest.h>

namespace operations {

namespace {

using Scheme = CredentialReference::Scheme;
using Place = CredentialReference::Place;

TEST(Connection, everyWordLeadsBackToItsChoice)
{
    for (const SafetyLevel level : {SafetyLevel::Normal, SafetyLevel::Production})
        EXPECT_EQ(parseSafetyLevel(toWire(level)), level);
    for (const Scheme scheme : {Scheme::None, Scheme::Bearer, Scheme::Basic, Scheme::Header})
        EXPECT_EQ(parseScheme(toWire(scheme)), scheme);
    for (const Place place : {Place::Keyring, Place::Environment, Place::File, Place::Ask})
        EXPECT_EQ(parsePlace(toWire(place)), place);
    for (const ConnectionColor color : allConnectionColors)
        EXPECT_EQ(parseConnectionColor(toWire(color)), color);
}

TEST(Connection, anotherWordIsTheCarefulChoice)
{
    for (const std::string_view word : {"", "Normal", "none ", "mauve"}) {
        EXPECT_EQ(parseSafetyLevel(word), SafetyLevel::Production);
        EXPECT_EQ(parseScheme(word), Scheme::None);
        EXPECT_EQ(parsePlace(word), Place::Ask);
        EXPECT_EQ(parseConnectionColor(word), ConnectionColor::Gray);
    }
}

} // namespace

} // namespace operations
