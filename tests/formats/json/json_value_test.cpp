// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/json/json_value.h"

#include "deploy/formats/json/json_writer.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace formats {

namespace {

using deployment::ErrorCode;
using testing::ElementsAre;
using testing::StartsWith;

constexpr auto largest = std::numeric_limits<std::int64_t>::max();
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();

JsonValue parsed(std::string_view json)
{
    const auto value = JsonValue::parse(json);
    EXPECT_TRUE(value.has_value()) << json << ": " << (value ? "" : value.error().cause);
    return value.value_or(JsonValue());
}

ErrorCode refusalOf(std::string_view json)
{
    const auto value = JsonValue::parse(json);
    return value ? ErrorCode::Cancelled : value.error().code;
}

std::string written(const JsonValue& value)
{
    std::string json;
    JsonWriter(json).value(value);
    return json;
}

template <typename Value> std::string complaint(const deployment::Expected<Value>& value)
{
    return value ? "none" : value.error().cause + ": " + value.error().message.toEnglish();
}

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

} // namespace

TEST(JsonValue, readsEveryKind)
{
    const auto value = parsed(
        R"( {"text":"a\u00e9\n","yes":true,"whole":-7,"part":1.5,"none":null,"list":[1,"x"],"in":{"a":{}}} )");
    EXPECT_EQ(value.text("text").value(), "a\xC3\xA9\n");
    EXPECT_TRUE(value.boolean("yes").value());
    EXPECT_EQ(value.integer("whole", -7, -7).value(), -7);
    EXPECT_EQ(value.member("part")->number(1.5, 1.5).value(), 1.5);
    EXPECT_EQ(value.member("none")->kind(), JsonValue::Kind::Null);
    EXPECT_EQ(value.array("list")->elements()[1].text().value(), "x");
    EXPECT_TRUE(value.object("in")->object("a")->members().empty());
    EXPECT_TRUE(value.has("none"));
    EXPECT_FALSE(value.has("null"));
}

TEST(JsonValue, anErrorSaysWhere)
{
    const auto value = parsed(R"({"a":{"b/c~d":[{},{"n":1,"t":"x"}]},"big":9007199254740993})");
    const auto list = value.object("a")->array("b/c~d");
    const auto one = list->elements()[1];
    EXPECT_EQ(one.pointer(), "/a/b~1c~0d/1");
    EXPECT_EQ(complaint(one.text("n")), "/a/b~1c~0d/1/n: Expected a string.");
    EXPECT_EQ(complaint(one.integer("t")), "/a/b~1c~0d/1/t: Expected an integer.");
    EXPECT_EQ(complaint(one.integer("n", 2, 5)), "/a/b~1c~0d/1/n: Out of range: 1");
    EXPECT_EQ(complaint(one.text("gone")), "/a/b~1c~0d/1/gone: The field is missing.");
    EXPECT_EQ(complaint(one.boolean("n")), "/a/b~1c~0d/1/n: Expected true or false.");
    EXPECT_EQ(complaint(value.object("big")), "/big: Expected an object.");
    EXPECT_EQ(complaint(value.array("a")), "/a: Expected a list.");
    EXPECT_EQ(complaint(list->text("x")), "/a/b~1c~0d: Expected an object.");
    EXPECT_EQ(complaint(value.text()), ": Expected a string.");
}

TEST(JsonValue, aMissingValueIsNullAndHarmless)
{
    const JsonValue none;
    EXPECT_EQ(none.kind(), JsonValue::Kind::Null);
    EXPECT_TRUE(none.elements().empty());
    EXPECT_TRUE(none.members().empty());
    EXPECT_FALSE(none.text("a").has_value());
    EXPECT_FALSE(none.integer(0, 1).has_value());
    EXPECT_EQ(none.pointer(), "");
    EXPECT_EQ(written(none), "null");
}

TEST(JsonValue, outlivesItsDocument)
{
    JsonValue inner;
    {
        const auto document = parsed(R"({"a":["kept"]})");
        inner = document.array("a")->elements().front();
    }
    EXPECT_EQ(inner.text().value(), "kept");
    EXPECT_EQ(inner.pointer(), "/a/0");
}

TEST(JsonValue, ofOneNameTheLastMemberCounts)
{
    const auto value = parsed(R"({"a":1,"b":2,"a":{"x":3},"\u0061":4})");
    EXPECT_EQ(value.integer("a").value(), 4);
    ASSERT_EQ(value.members().size(), 2U);
    EXPECT_EQ(written(value), R"({"a":4,"b":2})");
}

TEST(JsonValue, wholeNumbersAreExactOrNone)
{
    const auto value = parsed(
        R"([9223372036854775807,-9223372036854775808,9223372036854775808,18446744073709551615,5.0,5e2,5.5,-0.0,1e300])");
    const auto numbers = value.elements();
    const auto whole = [&](std::size_t at) { return numbers[at].integer(smallest, largest); };
    EXPECT_EQ(whole(0).value(), largest);
    EXPECT_EQ(whole(1).value(), smallest);
    EXPECT_FALSE(whole(2).has_value());
    EXPECT_FALSE(whole(3).has_value());
    EXPECT_EQ(numbers[3].number(0, 1e20).value(), 18446744073709551615.0);
    EXPECT_EQ(whole(4).value(), 5);
    EXPECT_EQ(whole(5).value(), 500);
    EXPECT_FALSE(whole(6).has_value());
    EXPECT_EQ(whole(7).value(), 0);
    EXPECT_FALSE(whole(8).has_value());
    EXPECT_FALSE(numbers[8].number(0, 1e299).has_value());
}

TEST(JsonValue, whatIsNotJsonIsRefused)
{
    for (const std::string_view json : {"", " ", "NaN", "[NaN]", "[Infinity]", "[-Infinity]",
             "[1e999]", "[01]", "[+1]", "[.5]", "[1.]", "{'a':1}", "{a:1}", "{\"a\":1,}", "[1,]",
             "[1 2]", "{\"a\" 1}", "// c\n1", "[1]x", "[1][2]", "\"\x01\"", "\"\\x\"", "\"\\u12\"",
             "\"\\uD8ZZ\"", "\"open", "{", "[", "tru", "\"\xFF\"", "\"\xC0\x80\"",
             "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE2\x82\""})
        EXPECT_EQ(refusalOf(json), ErrorCode::BadFormat) << json;
    for (const std::string_view json : {std::string_view("[1]\0", 4), std::string_view("\0[1]", 4),
             std::string_view("[1]\0 [", 6), std::string_view("[\"a\0\"]", 6)})
        EXPECT_EQ(refusalOf(json), ErrorCode::BadFormat) << "a zero byte ends nothing";
}

TEST(JsonValue, aRefusalSaysWhereTheTextStopsBeingJson)
{
    const auto value = JsonValue::parse(R"({"a": [1, }]})");
    ASSERT_FALSE(value.has_value());
    EXPECT_EQ(value.error().message.toEnglish(), "This is not valid JSON.");
    EXPECT_EQ(value.error().cause, "byte 10");
    EXPECT_EQ(
        JsonValue::parse(R"({"a": [1)").error().message.toEnglish(), "The JSON ends too early.");
    EXPECT_EQ(JsonValue::parse("[\"ok\", \"\xFF\"]").error().message.toEnglish(),
        "The text is not valid UTF-8.");
}

TEST(JsonValue, aTextInAnotherEncodingIsSaidToBeInIt)
{
    using namespace std::string_view_literals;
    for (const auto& [json, encoding] : {std::pair("\xFF\xFE{\0}\0"sv, "UTF-16 LE"),
             std::pair("\xFE\xFF\0{\0}"sv, "UTF-16 BE"), std::pair("{\0}\0"sv, "UTF-16 LE"),
             std::pair("\0{\0}"sv, "UTF-16 BE"), std::pair("[\0\0\0]\0\0\0"sv, "UTF-32 LE")}) {
        const auto value = JsonValue::parse(json);
        ASSERT_FALSE(value.has_value());
        EXPECT_EQ(value.error().code, ErrorCode::BadEncoding);
        EXPECT_EQ(value.error().message.toEnglish(),
            "The text is not UTF-8; it looks like " + std::string(encoding)
                + ". Only UTF-8 can be read.");
    }
}

TEST(JsonValue, halfASurrogatePairBecomesAReplacementCharacter)
{
    const std::string replaced = "\xEF\xBF\xBD";
    EXPECT_EQ(parsed(R"("a\ud83d")").text().value(), "a" + replaced);
    EXPECT_EQ(parsed(R"("\uDE00\ud83d\uDE00")").text().value(), replaced + "\xF0\x9F\x98\x80");
    EXPECT_EQ(parsed(R"("\ud83d\ud83d\uDE00")").text().value(), replaced + "\xF0\x9F\x98\x80");
    EXPECT_EQ(parsed(R"("\ud83dx\\ud83d")").text().value(), replaced + "x\\ud83d");
    EXPECT_EQ(parsed(R"({"\ud800":1})").members().front().name, replaced);
}

TEST(JsonValue, zeroBytesAndMarksOfByteOrderAreRead)
{
    EXPECT_EQ(parsed(R"("a\u0000b")").text().value(), std::string("a\0b", 3));
    EXPECT_EQ(parsed("\xEF\xBB\xBF[1]").elements().size(), 1U);
}

TEST(JsonValue, limitsHold)
{
    EXPECT_EQ(refusalOf(nested(64)), ErrorCode::Cancelled) << "read";
    EXPECT_EQ(refusalOf(nested(65)), ErrorCode::BadFormat);
    EXPECT_EQ(refusalOf(nested(500'000)), ErrorCode::BadFormat);
    EXPECT_EQ(refusalOf(std::string(500'000, '{')), ErrorCode::BadFormat);
    const auto deep = JsonValue::parse(nested(100'000), {1'000'000, 100'000});
    EXPECT_TRUE(deep.has_value());
    EXPECT_EQ(JsonValue::parse("[[1]]", {100, 1}).error().message.toEnglish(),
        "Nested deeper than 1 levels.");
    EXPECT_TRUE(JsonValue::parse("[1]", {3, 1}).has_value());
    EXPECT_EQ(JsonValue::parse("[12]", {3, 1}).error().code, ErrorCode::TooLarge);
}

TEST(JsonValue, manyWrongElementsCostLittle)
{
    std::string json = "[0";
    for (int i = 0; i < 200'000; ++i)
        json += ",0";
    std::size_t wrong = 0;
    for (const JsonValue& element : parsed(json + "]").elements())
        wrong += element.text().has_value() ? 0 : 1;
    EXPECT_EQ(wrong, 200'001U);
}

namespace {

nlohmann::json randomJson(std::mt19937& random, int depth)
{
    const auto below = [&](unsigned end) { return static_cast<unsigned>(random() % end); };
    const auto text = [&] {
        const std::string_view pieces[]{"a", "\"", "\\", "\n", "é", "😀", "/", "~", "\x01", " "};
        std::string made;
        for (unsigned i = below(6); i > 0; --i)
            made += pieces[below(std::size(pieces))];
        return made;
    };
    switch (below(depth > 0 ? 8 : 6)) {
    case 0:
        return nullptr;
    case 1:
        return below(2) == 0;
    case 2:
        return static_cast<std::int64_t>(random()) - (1LL << 31);
    case 3:
        return std::ldexp(static_cast<double>(random()), static_cast<int>(below(80)) - 60) + 0.5;
    case 4:
    case 5:
        return text();
    case 6: {
        auto list = nlohmann::json::array();
        for (unsigned i = below(5); i > 0; --i)
            list.push_back(randomJson(random, depth - 1));
        return list;
    }
    default: {
        auto object = nlohmann::json::object();
        for (unsigned i = below(5); i > 0; --i)
            object[text()] = randomJson(random, depth - 1);
        return object;
    }
    }
}

} // namespace

TEST(JsonValue, readsAndWritesWhatAnotherReaderDoes)
{
    std::mt19937 random(20250215);
    for (int round = 0; round < 3'000; ++round) {
        const nlohmann::json made = randomJson(random, 5);
        const std::string json = made.dump(round % 3 - 1);
        const std::string again = written(parsed(json));
        EXPECT_EQ(nlohmann::json::parse(again), made) << json;
    }
}

TEST(JsonValue, damagedTextIsReadAsAnotherReaderReadsIt)
{
    constexpr std::string_view damages = "{}[]\",:\\u01e.-tn\x80";
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string json = randomJson(random, 3).dump();
        for (unsigned i = random() % 3 + 1; i > 0 && !json.empty(); --i)
            json[random() % json.size()] = damages[random() % damages.size()];
        if (json.find("\\u") != std::string::npos)
            continue; // lone surrogates are replaced
        EXPECT_EQ(JsonValue::parse(json).has_value(), nlohmann::json::accept(json)) << json;
    }
}

} // namespace formats
