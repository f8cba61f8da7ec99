// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/ascii.h"
#include "deploy/deployment/byte_finder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using deployment::ByteFinder;

namespace {

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), deployment::toAsciiLower);
    return text;
}

/// Letters of both cases, and bytes that differ from letters in the same bit.
std::string randomBytes(std::mt19937& random, std::size_t longest)
{
    std::string text(random() % (longest + 1), ' ');
    std::ranges::generate(text, [&] { return "aAbB-@`\x80\xC0\xE1"[random() % 10]; });
    return text;
}

} // namespace

TEST(ByteFinder, findsWhatThePlainestSearchFinds)
{
    std::mt19937 random(3);
    for (int round = 0; round < 20'000; ++round) {
        const std::string wanted = randomBytes(random, round % 5 == 0 ? 40 : 4);
        std::string text = randomBytes(random, round % 3 == 0 ? 300 : 40);
        if (random() % 2 == 0)
            text.insert(random() % (text.size() + 1), wanted);
        ByteFinder finder(wanted);
        if (random() % 2 == 0)
            finder.adaptTo(text);
        const std::string haystack = lower(text);
        const std::string needle = lower(wanted);
        const std::size_t from = random() % (text.size() + 2);
        EXPECT_EQ(finder.find(text, from), haystack.find(needle, from)) << wanted << " in " << text;
        std::size_t places = 0;
        for (auto at = haystack.find(needle); at != std::string::npos;
             at = haystack.find(needle, at + 1))
            ++places;
        EXPECT_EQ(finder.count(text), places) << wanted << " in " << text;
    }
}

TEST(ByteFinder, marksThePartsThatHoldItAndNotThoseThatShareIt)
{
    std::mt19937 random(4);
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        std::vector<std::uint64_t> ends;
        std::vector<std::string> parts(random() % 30);
        for (std::string& part : parts) {
            part = randomBytes(random, random() % 8 == 0 ? 90 : 6);
            text += part;
            ends.push_back(text.size());
        }
        const std::string wanted = randomBytes(random, 3);
        const ByteFinder finder(wanted);
        std::vector<char> marks(parts.size(), 0);
        // In two stretches, as two threads would.
        const std::size_t half = random() % (parts.size() + 1);
        const std::span all(ends);
        finder.markParts(text, 0, all.first(half), std::span(marks).first(half));
        finder.markParts(text, half == 0 ? 0 : ends[half - 1], all.subspan(half),
            std::span(marks).subspan(half));
        for (std::size_t i = 0; i < parts.size(); ++i)
            EXPECT_EQ(marks[i] != 0, lower(parts[i]).find(lower(wanted)) != std::string::npos)
                << wanted << " in " << parts[i];
    }
}
