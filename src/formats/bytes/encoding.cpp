// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoding.h"

#include "deploy/deployment/utf8.h"

#include <string>

namespace formats {

namespace {

using namespace std::string_view_literals;

/// What the bytes beyond ASCII look like, counted in runs of such bytes.
struct RunCount {
    std::size_t utf8 = 0;
    std::size_t chinese = 0; ///< not UTF-8, but a row of two-byte characters of GB 2312
    std::size_t chineseCharacters = 0;
    std::size_t commonCharacters = 0; ///< of those, of the first level of GB 2312
    std::size_t lowBytes = 0; ///< of those characters: below the letters of 8-bit encodings
    std::size_t other = 0;
    std::size_t badBytes = 0; ///< of runs that are not UTF-8
};

bool isHigh(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}

/// Both bytes of every common Chinese character in GBK and GB18030 are 0xA1 to 0xFE.
bool isChineseRun(std::string_view run)
{
    for (const char c : run) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0xA1 || byte == 0xFF)
            return false;
    }
    return run.size() % 2 == 0;
}

void countChinese(std::string_view run, RunCount& count)
{
    ++count.chinese;
    count.chineseCharacters += run.size() / 2;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const auto byte = static_cast<unsigned char>(run[i]);
        count.lowBytes += byte < 0xC0 ? 1 : 0;
        count.commonCharacters += i % 2 == 0 && byte >= 0xB0 && byte <= 0xD7 ? 1 : 0;
    }
}

/// Texts in Cyrillic or Greek letters of 8-bit encodings are pairs of such bytes as well, half of
/// the time. But their letters are all of the upper quarter, and hardly any would be a common
/// character.
bool looksChinese(const RunCount& count)
{
    return count.chineseCharacters >= 2 && count.lowBytes * 8 >= count.chineseCharacters
        && count.commonCharacters * 2 >= count.chineseCharacters;
}

RunCount countRuns(std::string_view text)
{
    RunCount count;
    for (std::size_t i = 0; i < text.size();) {
        auto end = i;
        while (end < text.size() && isHigh(text[end]))
            ++end;
        const auto run = text.substr(i, end - i);
        const bool isCut = end == text.size();
        if (run.empty() || isCut) {
            i = end + 1;
            continue;
        }
        if (!deployment::firstInvalidUtf8(run)) {
            ++count.utf8;
            i = end;
            continue;
        }
        count.badBytes += run.size();
        if (isChineseRun(run)) {
            countChinese(run, count);
        } else {
            ++count.other;
        }
        i = end;
    }
    return count;
}

/// Whether there is no run of such bytes that would be bad; the last one may be cut off.
bool isGoodUtf8(std::string_view text)
{
    while (!text.empty() && isHigh(text.back()))
        text.remove_suffix(1);
    return !deployment::firstInvalidUtf8(text);
}

std::optional<Encoding> markedEncoding(std::string_view text)
{
    if (text.starts_with("\xFF\xFE\0\0"sv))
        return Encoding::Utf32Le;
    if (text.starts_with("\0\0\xFE\xFF"sv))
        return Encoding::Utf32Be;
    if (text.starts_with("\xFF\xFE"sv))
        return Encoding::Utf16Le;
    if (text.starts_with("\xFE\xFF"sv))
        return Encoding::Utf16Be;
    return std::nullopt;
}

/// JSON begins with two ASCII characters: the position of the zeros gives the width and the order.
std::optional<Encoding> wideEncoding(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    const bool pair = text.size() < 4;
    const auto isZero = [&](std::size_t i) { return text[i] == '\0'; };
    if (!pair && !isZero(0) && isZero(1) && isZero(2) && isZero(3))
        return Encoding::Utf32Le;
    if (!pair && isZero(0) && isZero(1) && isZero(2) && !isZero(3))
        return Encoding::Utf32Be;
    if (!isZero(0) && isZero(1) && (pair || !isZero(2)))
        return Encoding::Utf16Le;
    if (isZero(0) && !isZero(1) && (pair || isZero(2)))
        return Encoding::Utf16Be;
    return std::nullopt;
}

} // namespace

std::string_view nameOf(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf16Le:
        return "UTF-16 LE";
    case Encoding::Utf16Be:
        return "UTF-16 BE";
    case Encoding::Utf32Le:
        return "UTF-32 LE";
    case Encoding::Utf32Be:
        return "UTF-32 BE";
    case Encoding::Chinese:
        return "GB18030 (GBK)";
    case Encoding::EightBit:
        return "ISO 8859";
    }
    return {};
}

deployment::Error encodingError(Encoding encoding)
{
    using deployment::ErrorCode;
    switch (encoding) {
    case Encoding::Chinese:
        return deployment::simpleError(ErrorCode::BadEncoding,
            DEPLOY_MESSAGE("Message",
                "The text is not UTF-8; it looks like GB18030 (GBK) or a similar encoding. Only "
                "UTF-8 can be read."));
    case Encoding::EightBit:
        return deployment::simpleError(ErrorCode::BadEncoding,
            DEPLOY_MESSAGE("Message",
                "The text is not UTF-8; it looks like a single-byte encoding (ISO 8859, "
                "Windows-125x, KOI8). Only UTF-8 can be read."));
    default:
        return {ErrorCode::BadEncoding,
            {DEPLOY_MESSAGE(
                 "Message", "The text is not UTF-8; it looks like %1. Only UTF-8 can be read."),
                {std::string(nameOf(encoding))}},
            {}};
    }
}

std::optional<Encoding> foreignEncoding(std::string_view beginning)
{
    if (const auto marked = markedEncoding(beginning))
        return marked;
    if (const auto wide = wideEncoding(beginning))
        return wide;
    const auto sample = beginning.substr(0, encodingSample);
    if (isGoodUtf8(sample))
        return std::nullopt;
    const auto runs = countRuns(sample);
    if (looksChinese(runs) && runs.chinese > runs.utf8 && runs.chinese >= runs.other)
        return Encoding::Chinese;
    const auto bad = runs.other + runs.chinese;
    constexpr std::size_t fewRuns = 2;
    constexpr std::size_t fewBytes = 5;
    const bool isMore = bad > fewRuns || (runs.utf8 == 0 && runs.badBytes > fewBytes);
    if (isMore && bad > runs.utf8)
        return Encoding::EightBit;
    return std::nullopt;
}

std::size_t byteOrderMarkLength(std::string_view beginning)
{
    constexpr auto mark = "\xEF\xBB\xBF"sv;
    return beginning.starts_with(mark) ? mark.size() : 0;
}

} // namespace formats
