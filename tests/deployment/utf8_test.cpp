// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/utf8.h"

#include "deploy/deployment/decimal.h"
#include "deploy/deployment/throttle.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using deployment::firstCodePoint;
using deployment::firstInvalidUtf8;
using deployment::parseDecimal;
using deployment::Throttle;
using deployment::utf8SequenceLength;

/// UTF-8 by its definition, surrogates and what is beyond Unicode included.
std::string encodedUtf8(char32_t value)
{
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    const auto tail = [&](unsigned shift) { return byte(0x80 | (value >> shift & 0x3F)); };
    if (value < 0x80)
        return {byte(value)};
    if (value < 0x800)
        return {byte(0xC0 | value >> 6), tail(0)};
    if (value < 0x10000)
        return {byte(0xE0 | value >> 12), tail(6), tail(0)};
    return {byte(0xF0 | value >> 18), tail(12), tail(6), tail(0)};
}

} // namespace

TEST(Utf8, everyCodePointReadsBack)
{
    for (char32_t value = 0; value < 0x120000; ++value) {
        const std::string text = encodedUtf8(value) + "x";
        const bool isCharacter = value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        const auto read = firstCodePoint(text);
        ASSERT_EQ(read.has_value(), isCharacter) << std::hex << static_cast<unsigned>(value);
        ASSERT_EQ(utf8SequenceLength(text), isCharacter ? text.size() - 1 : 0);
        if (read) {
            ASSERT_EQ(read->value, value);
            ASSERT_EQ(read->length, text.size() - 1);
        }
    }
}

TEST(Utf8, everyPairOfBytesIsJudgedTheSameWay)
{
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string text{static_cast<char>(first), static_cast<char>(second)};
            const auto read = firstCodePoint(text);
            EXPECT_EQ(read.has_value(), utf8SequenceLength(text) > 0);
            EXPECT_EQ(firstInvalidUtf8(text) != 0U, read.has_value());
        }
    }
}

TEST(Utf8, whatIsCutOffOrOverlongIsInvalid)
{
    EXPECT_EQ(utf8SequenceLength(""), 0U);
    EXPECT_FALSE(firstCodePoint("\xE2\x82").has_value());
    EXPECT_EQ(firstInvalidUtf8("ab\xE2\x82"), 2U);
    EXPECT_EQ(firstInvalidUtf8("\xC0\x80"), 0U);
    EXPECT_EQ(firstInvalidUtf8("\xE0\x9F\xBF"), 0U);
    EXPECT_EQ(firstInvalidUtf8("\xF0\x8F\xBF\xBF"), 0U);
    EXPECT_EQ(firstInvalidUtf8("é😀"), std::nullopt);
}

TEST(Decimal, isDigitsAlone)
{
    EXPECT_EQ(parseDecimal("0"), 0U);
    EXPECT_EQ(parseDecimal("007"), 7U);
    EXPECT_EQ(parseDecimal("18446744073709551615"), 18446744073709551615U);
    for (const auto* text :
        {"", "18446744073709551616", "+1", "-1", " 1", "1 ", "1.0", "0x1", "1e2"})
        EXPECT_FALSE(parseDecimal(text).has_value()) << text;
}

TEST(Throttle, letsTheFirstThroughAndThenOneAnInterval)
{
    using std::chrono::milliseconds;
    const Throttle::Clock::time_point start{};
    Throttle throttle(milliseconds(50));
    EXPECT_TRUE(throttle.pass(start));
    EXPECT_FALSE(throttle.pass(start + milliseconds(49)));
    EXPECT_TRUE(throttle.pass(start + milliseconds(50)));
    EXPECT_FALSE(throttle.pass(start + milliseconds(99)));
    Throttle late(milliseconds(50), start);
    EXPECT_FALSE(late.pass(start + milliseconds(49)));
    EXPECT_TRUE(late.pass(start + milliseconds(50)));
}
