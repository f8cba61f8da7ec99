// SPDX-License-Identifier: GPL-3.0-or-later
#include "folded_needle.h"

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace history {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// What makes an upper-case letter its lower-case one; no other byte becomes a letter by it.
char caseBit(char folded)
{
    return folded >= 'a' && folded <= 'z' ? 0x20 : 0;
}

bool isEqualFolded(std::string_view folded, const char* place)
{
    return std::equal(folded.begin(), folded.end(), place,
        [](char letter, char other) { return letter == foldedLetter(other); });
}

} // namespace

/// One text being searched, with all that stays the same from place to place at hand.
class FoldedNeedle::Search {
public:
    Search(const FoldedNeedle& needle, std::string_view text)
        : m_needle(needle.m_text)
        , m_text(text)
        , m_placesEnd(text.size() < m_needle.size() ? 0 : text.size() - m_needle.size() + 1)
#if defined(__SSE2__)
        , m_begin(load(needle.m_begin.data()))
        , m_caseBits(load(needle.m_caseBits.data()))
        , m_first(_mm_set1_epi8(m_needle.front()))
        , m_firstCase(_mm_set1_epi8(caseBit(m_needle.front())))
        , m_last(_mm_set1_epi8(m_needle.back()))
        , m_lastCase(_mm_set1_epi8(caseBit(m_needle.back())))
        , m_beginMask((1U << std::min(m_needle.size(), blockSize)) - 1)
#endif
    {
    }

    [[nodiscard]] std::size_t find(std::size_t from) const
    {
        std::size_t place = from;
#if defined(__SSE2__)
        const std::size_t lastAt = m_needle.size() - 1;
        for (; place + blockSize <= m_placesEnd; place += blockSize) {
            const char* block = m_text.data() + place;
            const auto first = equalFolded(load(block), m_firstCase, m_first);
            const auto last = equalFolded(load(block + lastAt), m_lastCase, m_last);
            auto both = bitsOf(_mm_and_si128(first, last));
            for (; both != 0; both &= both - 1) {
                const auto at = place + static_cast<std::size_t>(std::countr_zero(both));
                if (isAt(at))
                    return at;
            }
        }
#endif
        for (; place < m_placesEnd; ++place) {
            if (isEqualFolded(m_needle, m_text.data() + place))
                return place;
        }
        return nowhere;
    }

private:
#if defined(__SSE2__)
    static __m128i load(const char* bytes)
    {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    }
    static __m128i equalFolded(__m128i bytes, __m128i caseBits, __m128i folded)
    {
        return _mm_cmpeq_epi8(_mm_or_si128(bytes, caseBits), folded);
    }
    static unsigned bitsOf(__m128i mask)
    {
        return static_cast<unsigned>(_mm_movemask_epi8(mask));
    }

    /// Only for places from which a block of text can be read.
    [[nodiscard]] bool isAt(std::size_t place) const
    {
        const char* block = m_text.data() + place;
        if (place + blockSize > m_text.size())
            return isEqualFolded(m_needle, block);
        const auto equal = bitsOf(equalFolded(load(block), m_caseBits, m_begin));
        return (equal & m_beginMask) == m_beginMask
            && (m_needle.size() <= blockSize
                || isEqualFolded(m_needle.substr(blockSize), block + blockSize));
    }
#endif

    std::string_view m_needle;
    std::string_view m_text;
    std::size_t m_placesEnd;
#if defined(__SSE2__)
    __m128i m_begin, m_caseBits, m_first, m_firstCase, m_last, m_lastCase;
    unsigned m_beginMask;
#endif
};

FoldedNeedle::FoldedNeedle(std::string_view text)
    : m_text(text)
{
    std::ranges::transform(m_text, m_text.begin(), foldedLetter);
    for (std::size_t i = 0; i < std::min(m_text.size(), blockSize); ++i) {
        m_begin[i] = m_text[i];
        m_caseBits[i] = caseBit(m_text[i]);
    }
}

bool FoldedNeedle::isIn(std::string_view text) const
{
    return m_text.empty() || Search(*this, text).find(0) != nowhere;
}

void FoldedNeedle::markParts(
    std::string_view text, std::span<const std::uint64_t> ends, std::span<char> marks) const
{
    if (m_text.empty()) {
        std::ranges::fill(marks, 1);
        return;
    }
    const Search search(*this, text);
    std::size_t part = 0;
    for (auto place = search.find(0); place != nowhere;) {
        while (ends[part] <= place)
            ++part;
        // It may begin in one part and end in the next.
        const bool isInside = place + m_text.size() <= ends[part];
        if (isInside)
            marks[part] = 1;
        place = search.find(isInside ? ends[part] : place + 1);
    }
}

} // namespace history
