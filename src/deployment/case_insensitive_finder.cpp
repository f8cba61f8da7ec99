// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/case_insensitive_finder.h"

#include "deploy/deployment/folded_text.h"

#include <algorithm>

namespace deployment {

CaseInsensitiveFinder::CaseInsensitiveFinder(std::string_view wanted)
    : m_folded(foldedText(wanted))
{
}

bool CaseInsensitiveFinder::occursIn(std::string_view text) const
{
    return hasOnlyAsciiCase(text) ? m_folded.occursIn(text) : m_folded.occursIn(foldedText(text));
}

std::vector<CaseInsensitiveFinder::Span> CaseInsensitiveFinder::spansIn(
    std::string_view text, std::size_t most) const
{
    std::vector<Span> spans;
    const std::size_t size = m_folded.size();
    if (size == 0)
        return spans;
    const FoldedText folded(text);
    for (auto at = m_folded.find(folded.text(), 0); at != ByteFinder::npos && spans.size() < most;
         at = m_folded.find(folded.text(), at + size)) {
        const Span span{folded.originOf(at), folded.originEnd(at + size)};
        // Of a character that became several, two places may be the same.
        if (spans.empty() || span.begin >= spans.back().end)
            spans.push_back(span);
    }
    return spans;
}

void CaseInsensitiveFinder::markParts(std::string_view text, std::uint64_t begin,
    std::span<const std::uint64_t> ends, std::span<char> marks) const
{
    /// Small enough to stay in the cache between the look at it and the search.
    constexpr std::size_t partsAtOnce = 1024;
    for (std::size_t first = 0; first < ends.size(); first += partsAtOnce) {
        const auto some = ends.subspan(first, std::min(partsAtOnce, ends.size() - first));
        const auto someMarks = marks.subspan(first, some.size());
        if (isAscii(text.substr(begin, some.back() - begin))) {
            m_folded.markParts(text, begin, some, someMarks);
            begin = some.back();
            continue;
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            if (someMarks[i] == 0 && occursIn(text.substr(begin, some[i] - begin)))
                someMarks[i] = 1;
            begin = some[i];
        }
    }
}

} // namespace deployment
