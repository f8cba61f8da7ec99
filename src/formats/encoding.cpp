// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoding.h"

#include "utf8.h"

namespace formats {

namespace {

using namespace std::string_view_literals;

/// What the bytes beyond ASCII look like, counted in runs of such bytes.
struct RunCount {
    std::size_t utf8 = 0;
    std::size_t chinese = 0; ///< not UTF-8, but a row of two-byte characters of GB 2312
    std::size_t chineseCharacters = 0;
    std::size_t other = 0;
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
        if (!firstInvalidUtf8(run)) {
            ++count.utf8;
        } else if (isChineseRun(run)) {
            ++count.chinese;
            count.chineseCharacters += run.size() / 2;
        } else {
            ++count.other;
        }
        i = end;
    }
    return count;
}

std::optional<std::string_view> markedEncoding(std::string_view text)
{
    if (text.starts_with("\xFF\xFE\0\0"sv))
        return "UTF-32 LE";
    if (text.starts_with("\0\0\xFE\xFF"sv))
        return "UTF-32 BE";
    if (text.starts_with("\xFF\xFE"sv))
        return "UTF-16 LE";
    if (text.starts_with("\xFE\xFF"sv))
        return "UTF-16 BE";
    return std::nullopt;
}

/// JSON begins with two ASCII characters: where the zeros stand tells the width and the order.
std::optional<std::string_view> wideEncoding(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    const bool pair = text.size() < 4;
    const auto isZero = [&](std::size_t i) { return text[i] == '\0'; };
    if (!pair && !isZero(0) && isZero(1) && isZero(2) && isZero(3))
        return "UTF-32 LE";
    if (!pair && isZero(0) && isZero(1) && isZero(2) && !isZero(3))
        return "UTF-32 BE";
    if (!isZero(0) && isZero(1) && (pair || !isZero(2)))
        return "UTF-16 LE";
    if (isZero(0) && !isZero(1) && (pair || isZero(2)))
        return "UTF-16 BE";
    return std::nullopt;
}

} // namespace

std::optional<std::string_view> foreignEncoding(std::string_view beginning)
{
    if (const auto marked = markedEncoding(beginning))
        return marked;
    if (const auto wide = wideEncoding(beginning))
        return wide;
    const auto runs = countRuns(beginning.substr(0, encodingSample));
    if (runs.chineseCharacters >= 2 && runs.chinese > runs.utf8 && runs.chinese >= runs.other)
        return "GB18030 (GBK)";
    constexpr std::size_t fewBadBytes = 2;
    if (runs.other + runs.chinese > fewBadBytes && runs.other > runs.utf8)
        return "ISO 8859-1";
    return std::nullopt;
}

std::size_t byteOrderMarkLength(std::string_view beginning)
{
    constexpr auto mark = "\xEF\xBB\xBF"sv;
    return beginning.starts_with(mark) ? mark.size() : 0;
}

} // namespace formats
