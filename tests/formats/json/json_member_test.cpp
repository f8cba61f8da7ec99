// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/json/json_member.h"

#include <gtest/gtest.h>

#include <string>

using formats::findMember;
using formats::findTextMember;

TEST(JsonMember, isFoundAmongOthersAndAsItStandsThere)
{
    const std::string json =
        R"( { "a" : 1.50 ,"b":{"c":[1,{"d":"}]"}]}, "c" :"x\u0041\"y", "d":[ 1, 2 ] ,"e":null} )";
    EXPECT_EQ(findMember(json, "a"), "1.50");
    EXPECT_EQ(findMember(json, "b"), R"({"c":[1,{"d":"}]"}]})");
    EXPECT_EQ(findMember(json, "c"), R"("x\u0041\"y")");
    EXPECT_EQ(findMember(json, "d"), "[ 1, 2 ]");
    EXPECT_EQ(findMember(json, "e"), "null");
    EXPECT_EQ(findMember(json, "f"), std::nullopt);
    EXPECT_EQ(findTextMember(json, "c"), "xA\"y");
    for (const auto* other : {"a", "b", "d", "e", "f"})
        EXPECT_EQ(findTextMember(json, other), std::nullopt) << other;
}

TEST(JsonMember, isOfTheOutermostObjectAlone)
{
    EXPECT_EQ(findMember(R"({"in":{"next":1},"list":[{"next":2}],"next":3})", "next"), "3");
    EXPECT_EQ(findMember(R"([{"next":1}])", "next"), std::nullopt);
    EXPECT_EQ(findMember(R"({"a":"next","b":1})", "next"), std::nullopt);
    EXPECT_EQ(findMember("", "next"), std::nullopt);
    EXPECT_EQ(findMember("\"next\"", "next"), std::nullopt);
}

TEST(JsonMember, ofOneNameTheFirstCounts)
{
    EXPECT_EQ(findMember(R"({"a":1,"a":2})", "a"), "1");
}

TEST(JsonMember, isFoundBeforeADamageAndNotBehindIt)
{
    EXPECT_EQ(findMember(R"({"a":1,"b":2,)", "b"), "2");
    EXPECT_EQ(findMember(R"({"a":1,"b":[2)", "b"), std::nullopt);
    EXPECT_EQ(findMember(R"({"a":1 "b":2})", "b"), std::nullopt);
    EXPECT_EQ(findMember(R"({"a":"open)", "a"), std::nullopt);
    EXPECT_EQ(findTextMember("{\"a\":\"\xFF\"}", "a"), std::nullopt);
}

TEST(JsonMember, isNotHiddenByWhatTextsHoldUnescapedNorByAByteOrderMark)
{
    EXPECT_EQ(findMember("{\"a\":\"x\ty\",\"b\":2}", "b"), "2");
    EXPECT_EQ(findMember("{\"a\":\"x\ny\",\"b\":2}", "b"), "2");
    EXPECT_EQ(findMember("{\"a\t\":1,\"b\":2}", "b"), "2");
    EXPECT_EQ(findMember("\xEF\xBB\xBF{\"b\":2}", "b"), "2");
    EXPECT_EQ(findTextMember("{\"a\":\"x\ty\"}", "a"), std::nullopt);
}

TEST(JsonMember, aDamagedObjectIsToldFromAWholeOne)
{
    const auto isWhole = [](std::string_view json) {
        return formats::forEachMember(
            json, [](std::string_view, std::string_view) { return true; });
    };
    EXPECT_TRUE(isWhole(R"({"a":1,"b":{"c":?}} behind it)")) << "passed over unread";
    EXPECT_TRUE(isWhole("{}"));
    EXPECT_TRUE(isWhole("[1,")) << "no object";
    EXPECT_FALSE(isWhole(R"({"a":1,"b")"));
    EXPECT_FALSE(isWhole(R"({"a":1 "b":2})"));
    EXPECT_FALSE(isWhole("{\"a\":[\"x\ny\"],\"b\":2}"));
}

TEST(JsonMember, theEndOfJsonIsWhereItIsDamagedFirst)
{
    EXPECT_EQ(formats::endOfJson(R"({"a":1 "b":2})"), 7U);
    EXPECT_EQ(formats::endOfJson("\xEF\xBB\xBF{\"a\":\"x\ty\"}"), 10U);
    EXPECT_EQ(formats::endOfJson(R"({"a":[)"), 6U);
    for (const char* cut : {"[", "[1,", R"({"a":)", R"({"a":"x)", "\xEF\xBB\xBF{"})
        EXPECT_TRUE(formats::endsEarly(cut)) << cut;
    for (const char* other : {"", "<html>", "tru", "[]", "{}", "[1}", R"({"a" 1)", "{}{", "[1] x"})
        EXPECT_FALSE(formats::endsEarly(other)) << other;
}

TEST(JsonMember, depthAndLengthOfWhatIsPassedOverDoNotMatter)
{
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    EXPECT_EQ(findMember("{\"list\":" + deep + ",\"next\":\"n\"}", "next"), "\"n\"");
    EXPECT_EQ(findMember("{\"list\":" + deep + "}", "list"), deep);
}
