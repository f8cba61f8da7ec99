// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/event_stream_parser.h"

#include <random>

#include <gtest/gtest.h>

namespace sources {

namespace {

using Events = std::vector<ServerEvent>;

Events parse(std::string_view text)
{
    EventStreamParser parser;
    Events events;
    EXPECT_TRUE(parser.feed(text, events));
    return events;
}

TEST(EventStreamParser, anEventHasTypeDataAndId)
{
    EXPECT_EQ(parse("id: 7\nevent: log\ndata: a\ndata: b\n\n"), (Events{{"log", "a\nb", "7"}}));
}

TEST(EventStreamParser, anyLineEndWillDo)
{
    const Events expected{{"message", "a\nb", "1"}, {"message", "c", "1"}};
    EXPECT_EQ(parse("id:1\ndata:a\ndata:b\n\ndata:c\n\n"), expected);
    EXPECT_EQ(parse("id:1\rdata:a\rdata:b\r\rdata:c\r\r"), expected);
    EXPECT_EQ(parse("id:1\r\ndata:a\r\ndata:b\r\n\r\ndata:c\r\n\r\n"), expected);
    EXPECT_EQ(parse("id:1\ndata:a\r\ndata:b\r\rdata:c\n\r\n"), expected);
}

TEST(EventStreamParser, theExamplesOfTheStandard)
{
    EXPECT_EQ(
        parse("data: YHOO\ndata: +2\ndata: 10\n\n"), (Events{{"message", "YHOO\n+2\n10", ""}}));
    EXPECT_EQ(parse(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  "
                    "third event\n\n"),
        (Events{{"message", "first event", "1"}, {"message", "second event", ""},
            {"message", " third event", ""}}));
    EXPECT_EQ(
        parse("data\n\ndata\ndata\n\ndata:"), (Events{{"message", "", ""}, {"message", "\n", ""}}));
    EXPECT_EQ(parse("data:test\n\ndata: test\n\n"),
        (Events{{"message", "test", ""}, {"message", "test", ""}}));
}

TEST(EventStreamParser, oneByteOrderMarkAtTheBeginningIsDropped)
{
    EXPECT_EQ(parse("\xEF\xBB\xBF"
                    "data: a\n\n"),
        (Events{{"message", "a", ""}}));
    EXPECT_EQ(parse("\xEF\xBB\xBF\xEF\xBB\xBF"
                    "data: a\n\n"),
        Events{});
    EXPECT_EQ(parse("data: a\n\n\xEF\xBB\xBF"
                    "data: b\n\n"),
        (Events{{"message", "a", ""}}));
}

TEST(EventStreamParser, anIdWithNulIsIgnoredAndOthersLast)
{
    using namespace std::string_view_literals;
    EXPECT_EQ(parse("id: 1\ndata: a\n\nid: x\0y\ndata: b\n\ndata: c\n\n"sv),
        (Events{{"message", "a", "1"}, {"message", "b", "1"}, {"message", "c", "1"}}));
}

TEST(EventStreamParser, theIdMovesOnlyWithItsWholeEvent)
{
    EventStreamParser parser;
    Events events;
    EXPECT_TRUE(parser.feed("id: 1\ndata: a\n\nid: 2\ndata: b\n", events));
    EXPECT_EQ(parser.lastId(), "1");
    EXPECT_EQ(events.size(), 1U);
    EXPECT_TRUE(parser.feed("\n", events));
    EXPECT_EQ(parser.lastId(), "2");
}

TEST(EventStreamParser, retryTakesDigitsOnly)
{
    EventStreamParser parser;
    Events events;
    EXPECT_TRUE(parser.feed("retry: 5s\nretry: -5\nretry:\nretry: 99999999999999999999\n", events));
    EXPECT_FALSE(parser.retry().has_value());
    EXPECT_TRUE(parser.feed("retry: 2000\n", events));
    EXPECT_EQ(parser.retry(), 2000);
}

TEST(EventStreamParser, badUtf8BecomesReplacementCharacters)
{
    EXPECT_EQ(parse("data: a\xFFz\n\n"), (Events{{"message", "a\xEF\xBF\xBDz", ""}}));
}

TEST(EventStreamParser, unknownFieldsAndEmptyEventsAreIgnored)
{
    EXPECT_EQ(parse("foo: bar\n\nevent: x\n\nDATA: no\n\n:data: no\n\n"), Events{});
    EXPECT_EQ(parse("event: x\n\ndata: a\n\n"), (Events{{"message", "a", ""}}));
}

TEST(EventStreamParser, limitsEndTheStream)
{
    Events events;
    EventStreamParser lines({100, 1000}, {});
    EXPECT_TRUE(lines.feed("data: " + std::string(94, 'x'), events));
    EXPECT_FALSE(lines.feed("x", events));
    EventStreamParser data({100, 1000}, {});
    bool open = true;
    for (int line = 0; line < 20 && open; ++line)
        open = data.feed("data: " + std::string(90, 'x') + "\n", events);
    EXPECT_FALSE(open);
    EXPECT_TRUE(events.empty());
}

/// The standard's algorithm over the whole text at once, as plainly as it can be written.
Events oracle(std::string text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    std::vector<std::string> lines{""};
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            ++at;
        if (text[at] == '\n' || text[at] == '\r')
            lines.emplace_back();
        else
            lines.back() += text[at];
    }
    lines.pop_back();
    Events events;
    std::string type, data, id;
    bool hasData = false;
    for (const std::string& line : lines) {
        if (line.empty()) {
            if (hasData)
                events.push_back(
                    {type.empty() ? "message" : type, data.substr(0, data.size() - 1), id});
            type.clear();
            data.clear();
            hasData = false;
            continue;
        }
        const auto colon = line.find(':');
        const std::string name = line.substr(0, colon);
        std::string value = colon == std::string::npos ? "" : line.substr(colon + 1);
        if (!value.empty() && value[0] == ' ')
            value.erase(0, 1);
        if (colon == 0)
            continue;
        if (name == "data") {
            data += value + "\n";
            hasData = true;
        } else if (name == "event") {
            type = value;
        } else if (name == "id") {
            id = value;
        }
    }
    return events;
}

TEST(EventStreamParser, howeverTheBytesAreCutTheEventsAreThose)
{
    std::mt19937 random(20250215);
    const char* pieces[]{"data", "event", "id", ":", ":", " ", "\n", "\r", "\r\n", "\n\n", "a",
        "部署", "retry", "data: x\n", "\xEF\xBB\xBF", "id: 3\n"};
    for (int round = 0; round < 3000; ++round) {
        std::string text = round % 3 == 0 ? "\xEF\xBB\xBF" : "";
        for (int piece = 0; piece < 40; ++piece)
            text += pieces[random() % std::size(pieces)];
        EventStreamParser parser;
        Events events;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t length = round % 2 == 0 ? 1 : 1 + random() % 7;
            ASSERT_TRUE(parser.feed(std::string_view(text).substr(at, length), events));
            at += length;
        }
        ASSERT_EQ(events, oracle(text)) << testing::PrintToString(text);
    }
}

} // namespace

} // namespace sources
