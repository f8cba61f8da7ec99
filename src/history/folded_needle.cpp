// SPDX-License-Identifier: GPL-3.0-or-later
#include "folded_needle.h"

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace history {

#if defined(__SSE2__)

namespace {

/// What makes an upper-case letter its lower-case one; no other byte becomes a letter by it.
char caseBit(char folded)
{
    return folded >= 'a' && folded <= 'z' ? 0x20 : 0;
}

/// A byte to be found among sixteen, in either case if it is a letter.
class FoldedByte {
public:
    explicit FoldedByte(char folded)
        : m_byte(_mm_set1_epi8(folded))
        , m_case(_mm_set1_epi8(caseBit(folded)))
    {
    }

    [[nodiscard]] __m128i isIn(const char* block) const
    {
        const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
        return _mm_cmpeq_epi8(_mm_or_si128(bytes, m_case), m_byte);
    }

private:
    __m128i m_byte;
    __m128i m_case;
};

} // namespace

#endif

FoldedNeedle::FoldedNeedle(std::string_view text)
    : m_text(text)
{
    std::ranges::transform(m_text, m_text.begin(), foldedLetter);
}

bool FoldedNeedle::isAt(const char* place) const
{
    return std::equal(m_text.begin(), m_text.end(), place,
        [](char letter, char other) { return letter == foldedLetter(other); });
}

std::size_t FoldedNeedle::findIn(std::string_view text, std::size_t from) const
{
    if (m_text.empty())
        return from <= text.size() ? from : nowhere;
    if (text.size() < m_text.size())
        return nowhere;
    const std::size_t end = text.size() - m_text.size() + 1; // of the places
    std::size_t place = from;
#if defined(__SSE2__)
    constexpr std::size_t blockSize = 16;
    const FoldedByte first(m_text.front());
    const FoldedByte last(m_text.back());
    const std::size_t lastAt = m_text.size() - 1;
    for (; place + blockSize <= end; place += blockSize) {
        const char* block = text.data() + place;
        auto both = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_and_si128(first.isIn(block), last.isIn(block + lastAt))));
        for (; both != 0; both &= both - 1) {
            const auto at = static_cast<std::size_t>(std::countr_zero(both));
            if (isAt(block + at))
                return place + at;
        }
    }
#endif
    for (; place < end; ++place) {
        if (isAt(text.data() + place))
            return place;
    }
    return nowhere;
}

} // namespace history
