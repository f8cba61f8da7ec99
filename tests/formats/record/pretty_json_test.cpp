// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/record/deployment_json.h"

#include "sample_records.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

using formats::prettyJson;

TEST(PrettyJson, breaksLinesAndIndents)
{
    EXPECT_EQ(prettyJson(R"({"a":1,"b":[true,null],"c":{},"d":[]})"),
        "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ],\n  \"c\": {},\n  \"d\": []\n}");
    EXPECT_EQ(prettyJson(" 7 "), "7");
    EXPECT_EQ(prettyJson("[ ]"), "[]");
}

TEST(PrettyJson, numbersAndStringsStayLetterForLetter)
{
    EXPECT_EQ(prettyJson(R"([1.50,1e400,"\u0041\/","a\"]"])"),
        "[\n  1.50,\n  1e400,\n  \"\\u0041\\/\",\n  \"a\\\"]\"\n]");
}

TEST(PrettyJson, whatIsNotJsonComesBackUnchanged)
{
    for (const char* text : {"", " ", "{", "}", "[1,]", "{\"a\"}", "{\"a\":1,}", "[1 2]", "{1:2}",
             "nul", "\"open", "[1]]", "[1}", "1 2", "{\"a\":1]", "[\"a\nb\"]", "[01]", ",", ":"})
        EXPECT_EQ(prettyJson(text), text);
}

TEST(PrettyJson, meansTheSame)
{
    const auto pretty = prettyJson(samples::dep001);
    EXPECT_EQ(nlohmann::json::parse(pretty), nlohmann::json::parse(samples::dep001));
    EXPECT_EQ(prettyJson(pretty), pretty);
}

TEST(PrettyJson, nestingOfAnyDepthIsNoDanger)
{
    const std::string deep = std::string(100'000, '[');
    EXPECT_EQ(prettyJson(deep), deep);
}
