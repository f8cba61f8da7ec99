// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/byte_finder.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace deployment {

namespace {

/// What makes an upper-case letter its lower-case one; no other byte becomes a letter by it.
char caseBit(char folded)
{
    return folded >= 'a' && folded <= 'z' ? 0x20 : 0;
}

bool isEqualFolded(std::string_view folded, const char* place)
{
    return std::equal(folded.begin(), folded.end(), place,
        [](char letter, char other) { return letter == toAsciiLower(other); });
}

} // namespace

/// One text being searched, with everything that stays the same from place to place.
class ByteFinder::Search {
public:
    Search(const ByteFinder& finder, std::string_view text)
        : m_wanted(finder.m_wanted)
        , m_text(text)
        , m_placesEnd(text.size() < m_wanted.size() ? 0 : text.size() - m_wanted.size() + 1)
#if defined(__SSE2__)
        , m_rareAt(finder.m_rare)
        , m_otherAt(finder.m_other)
        , m_rare(finder, m_rareAt)
        , m_other(finder, m_otherAt)
        , m_begin(load(finder.m_begin.data()))
        , m_caseBits(load(finder.m_caseBits.data()))
        , m_beginMask((1U << std::min(m_wanted.size(), lanes)) - 1)
#endif
    {
    }

    [[nodiscard]] std::size_t find(std::size_t from) const
    {
        std::size_t place = from;
#if defined(__SSE2__)
        for (; place + lanes <= m_placesEnd; place += lanes) {
            for (unsigned hits = hitsAt(place); hits != 0; hits &= hits - 1) {
                const auto at = place + static_cast<std::size_t>(std::countr_zero(hits));
                if (isAt(at))
                    return at;
            }
        }
#endif
        for (; place < m_placesEnd; ++place) {
            if (isEqualFolded(m_wanted, m_text.data() + place))
                return place;
        }
        return npos;
    }

private:
#if defined(__SSE2__)
    /// A byte to be found among many, in either case if it is a letter.
    struct Probe {
        Probe(const ByteFinder& finder, std::size_t offset)
            : byte(_mm_set1_epi8(finder.m_wanted[offset]))
            , caseBits(_mm_set1_epi8(caseBit(finder.m_wanted[offset])))
        {
        }
        __m128i byte;
        __m128i caseBits;
    };

    static __m128i load(const char* bytes)
    {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    }
    static __m128i equalFolded(__m128i bytes, __m128i caseBits, __m128i folded)
    {
        return _mm_cmpeq_epi8(_mm_or_si128(bytes, caseBits), folded);
    }

    /// A bit for each of so many places where both bytes stand.
    [[nodiscard]] unsigned hitsAt(std::size_t place) const
    {
        const char* text = m_text.data() + place;
        const auto rare = equalFolded(load(text + m_rareAt), m_rare.caseBits, m_rare.byte);
        const auto other = equalFolded(load(text + m_otherAt), m_other.caseBits, m_other.byte);
        return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(rare, other)));
    }

    [[nodiscard]] bool isAt(std::size_t place) const
    {
        const char* text = m_text.data() + place;
        if (place + lanes > m_text.size())
            return isEqualFolded(m_wanted, text);
        const auto equal =
            static_cast<unsigned>(_mm_movemask_epi8(equalFolded(load(text), m_caseBits, m_begin)));
        return (equal & m_beginMask) == m_beginMask
            && (m_wanted.size() <= lanes || isEqualFolded(m_wanted.substr(lanes), text + lanes));
    }
#endif

    std::string_view m_wanted;
    std::string_view m_text;
    std::size_t m_placesEnd;
#if defined(__SSE2__)
    std::size_t m_rareAt, m_otherAt;
    Probe m_rare, m_other;
    __m128i m_begin, m_caseBits;
    unsigned m_beginMask;
#endif
};

ByteFinder::ByteFinder(std::string_view wanted)
    : m_wanted(wanted)
    , m_other(wanted.empty() ? 0 : wanted.size() - 1)
{
    std::ranges::transform(m_wanted, m_wanted.begin(), toAsciiLower);
    for (std::size_t i = 0; i < std::min(m_wanted.size(), lanes); ++i) {
        m_begin[i] = m_wanted[i];
        m_caseBits[i] = caseBit(m_wanted[i]);
    }
}

void ByteFinder::adaptTo(std::string_view sample)
{
    std::array<std::size_t, 256> counts{};
    for (const char c : sample)
        ++counts[static_cast<unsigned char>(toAsciiLower(c))];
    const auto countAt = [&](std::size_t offset) {
        return counts[static_cast<unsigned char>(m_wanted[offset])];
    };
    m_rare = 0;
    m_other = m_wanted.empty() ? 0 : m_wanted.size() - 1;
    for (std::size_t offset = 1; offset < m_wanted.size(); ++offset) {
        if (countAt(offset) < countAt(m_rare)) {
            m_other = m_rare;
            m_rare = offset;
        } else if (countAt(offset) < countAt(m_other)) {
            m_other = offset;
        }
    }
}

std::size_t ByteFinder::find(std::string_view text, std::size_t from) const
{
    if (m_wanted.empty())
        return from <= text.size() ? from : npos;
    return Search(*this, text).find(from);
}

std::size_t ByteFinder::count(std::string_view text) const
{
    if (m_wanted.empty())
        return text.size() + 1;
    const Search search(*this, text);
    std::size_t places = 0;
    for (auto at = search.find(0); at != npos; at = search.find(at + 1))
        ++places;
    return places;
}

void ByteFinder::markParts(std::string_view text, std::uint64_t begin,
    std::span<const std::uint64_t> ends, std::span<char> marks) const
{
    if (ends.empty())
        return;
    if (m_wanted.empty()) {
        std::ranges::fill(marks, 1);
        return;
    }
    const Search search(*this, text.substr(0, ends.back()));
    std::size_t part = 0;
    for (auto place = search.find(begin); place != npos;) {
        while (ends[part] <= place)
            ++part;
        // It may begin in one part and end in the next.
        const bool isInside = place + m_wanted.size() <= ends[part];
        if (isInside)
            marks[part] = 1;
        place = search.find(isInside ? ends[part] : place + 1);
    }
}

} // namespace deployment
