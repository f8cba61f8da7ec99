// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/folded_text.h"

#include "deploy/deployment/ascii.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace deployment {

namespace {

/// One character of a text.
struct Character {
    std::int32_t codePoint = -1; ///< less than 0: a byte that is no UTF-8
    std::size_t length = 1;
};

Character firstOf(std::string_view text)
{
    Character character;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &character.codePoint);
    if (length > 0)
        character.length = static_cast<std::size_t>(length);
    else
        character.codePoint = -1;
    return character;
}

void appendMapped(std::string& to, std::string_view text);

/// The dot that folding leaves above the i of "İstanbul" tells it from no other letter.
bool appendWithoutDot(std::string& to, std::string_view mapped)
{
    constexpr std::string_view dotted = "i\xCC\x87";
    const auto place = mapped.find(dotted);
    if (place == std::string_view::npos)
        return false;
    const std::string without{
        std::string{mapped.substr(0, place + 1)}.append(mapped.substr(place + dotted.size()))};
    appendMapped(to, without); // what stood above the dot may melt into the i
    return true;
}

/// Characters that belong together, folded by the library.
void appendMapped(std::string& to, std::string_view text)
{
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &mapped,
        static_cast<utf8proc_option_t>(
            UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0)
        to += text;
    else if (const std::string_view all{
                 reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
             !appendWithoutDot(to, all))
        to += all;
}

/// What folding does to one character, wherever it stands.
struct Folding {
    std::int32_t to = -1; ///< the one character that it becomes; less than 0 for several
    bool joins = false; ///< it may melt into what stands before it
};

/// Whether a character may be composed with the one before it: a mark, or the vowel or the end of a
/// Korean syllable.
bool joins(std::int32_t codePoint)
{
    constexpr std::int32_t firstVowel = 0x1160;
    constexpr std::int32_t lastEnd = 0x11FF;
    switch (utf8proc_category(codePoint)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    default:
        return codePoint >= firstVowel && codePoint <= lastEnd;
    }
}

Folding foldingOf(std::int32_t codePoint)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(codePoint, bytes.data());
    std::string folded;
    appendMapped(
        folded, {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length)});
    if (folded.empty())
        return {-1, true};
    const Character first = firstOf(folded);
    return {first.length == folded.size() ? first.codePoint : -1,
        joins(codePoint) || joins(first.codePoint)};
}

/// The foldings of all characters, looked up once for each page of 256 that a text has needed.
class Foldings {
public:
    const Folding& of(std::int32_t codePoint)
    {
        auto& slot = m_pages[static_cast<std::size_t>(codePoint) / pageSize];
        const Page* page = slot.load(std::memory_order_acquire);
        if (page == nullptr)
            page = fill(slot, codePoint);
        return (*page)[static_cast<std::size_t>(codePoint) % pageSize];
    }

private:
    static constexpr std::size_t pageSize = 256;
    static constexpr std::size_t pageCount = 0x110000 / pageSize;
    using Page = std::array<Folding, pageSize>;

    static const Page* fill(std::atomic<const Page*>& slot, std::int32_t codePoint)
    {
        auto page = std::make_unique<Page>();
        const std::int32_t first = codePoint - codePoint % static_cast<std::int32_t>(pageSize);
        for (std::size_t i = 0; i < pageSize; ++i)
            (*page)[i] = foldingOf(first + static_cast<std::int32_t>(i));
        const Page* known = nullptr;
        // Another thread may have been quicker. What is known once stays so for good.
        if (slot.compare_exchange_strong(known, page.get(), std::memory_order_acq_rel))
            return page.release();
        return known;
    }

    std::array<std::atomic<const Page*>, pageCount> m_pages{};
};

const Folding& foldingFrom(std::int32_t codePoint)
{
    static constinit Foldings foldings;
    return foldings.of(codePoint);
}

/// How long the characters are that melt into the one before them.
std::size_t lengthOfJoining(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size()) {
        const Character next = firstOf(text.substr(length));
        if (next.codePoint < 0 || (next.codePoint < 0x80) || !foldingFrom(next.codePoint).joins)
            break;
        length += next.length;
    }
    return length;
}

void append(std::string& to, std::int32_t codePoint)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(codePoint, bytes.data());
    to.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

/// Folds what stands at the beginning of the text: a character and all that melts into it. Says how
/// much that was.
std::size_t foldFirst(std::string& to, std::string_view text)
{
    const Character first = firstOf(text);
    if (first.codePoint < 0) {
        to += text.front();
        return 1;
    }
    const std::size_t further = lengthOfJoining(text.substr(first.length));
    const Folding& folding = foldingFrom(first.codePoint);
    if (further == 0 && folding.to >= 0)
        append(to, folding.to);
    else
        appendMapped(to, text.substr(0, first.length + further));
    return first.length + further;
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

/// A Chinese character from U+4000 on, which stays as it is; most that goes beyond ASCII is one.
bool beginsWithIdeograph(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.front());
    return first >= 0xE4 && first <= 0xE9 && text.size() >= 3 && isContinuation(text[1])
        && isContinuation(text[2]);
}

} // namespace

bool isAscii(std::string_view text)
{
    return endOfAscii(text, 0) == text.size();
}

std::size_t endOfAscii(std::string_view text, std::size_t from)
{
#if defined(__SSE2__)
    constexpr std::size_t step = 64;
    const auto load = [text](std::size_t at) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    };
    for (; from + step <= text.size(); from += step) {
        const auto all = _mm_or_si128(_mm_or_si128(load(from), load(from + 16)),
            _mm_or_si128(load(from + 32), load(from + 48)));
        if (_mm_movemask_epi8(all) != 0)
            break;
    }
#endif
    while (from < text.size() && static_cast<unsigned char>(text[from]) < 0x80)
        ++from;
    return from;
}

std::string foldedText(std::string_view utf8)
{
    std::string folded;
    folded.reserve(utf8.size());
    while (!utf8.empty()) {
        // A mark may melt into the last letter before it.
        const std::size_t ascii = endOfAscii(utf8, 0);
        const std::size_t plain =
            ascii == utf8.size() ? ascii : ascii - std::min<std::size_t>(ascii, 1);
        for (std::size_t i = 0; i < plain; ++i)
            folded += toAsciiLower(utf8[i]);
        utf8.remove_prefix(plain);
        if (!utf8.empty())
            utf8.remove_prefix(foldFirst(folded, utf8));
    }
    return folded;
}

bool hasOnlyAsciiCase(std::string_view utf8)
{
    while (!utf8.empty()) {
        utf8.remove_prefix(endOfAscii(utf8, 0));
        while (!utf8.empty() && beginsWithIdeograph(utf8))
            utf8.remove_prefix(3);
        if (utf8.empty() || static_cast<unsigned char>(utf8.front()) < 0x80)
            continue;
        const Character next = firstOf(utf8);
        if (next.codePoint >= 0) {
            const Folding& folding = foldingFrom(next.codePoint);
            if (folding.joins || folding.to != next.codePoint)
                return false;
        }
        utf8.remove_prefix(next.length);
    }
    return true;
}

FoldedText::FoldedText(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t length = foldFirst(m_text, utf8.substr(at));
        m_begins.resize(m_text.size(), at);
        m_ends.resize(m_text.size(), at + length);
        at += length;
    }
}

} // namespace deployment
