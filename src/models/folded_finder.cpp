// SPDX-License-Identifier: GPL-3.0-or-later
#include "folded_finder.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace models {
namespace {

/// So many places are looked at together: a loop of this length becomes vector instructions.
constexpr std::size_t Lanes = 64;
constexpr std::uint8_t CaseBit = 0x20;

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

char lowered(char c)
{
    return isUpper(c) ? static_cast<char>(c | CaseBit) : c;
}

std::uint8_t byteOf(char c)
{
    return static_cast<std::uint8_t>(c);
}

} // namespace

FoldedFinder::FoldedFinder(std::string_view wanted)
    : m_wanted(wanted)
{
    std::ranges::transform(m_wanted, m_wanted.begin(), lowered);
    m_rare = probeAt(0);
    m_other = probeAt(m_wanted.size() - 1);
}

FoldedFinder::Probe FoldedFinder::probeAt(std::size_t offset) const
{
    const char byte = m_wanted[offset];
    return {offset, byteOf(byte), isLower(byte) ? CaseBit : std::uint8_t(0)};
}

void FoldedFinder::adaptTo(std::string_view sample)
{
    std::array<std::size_t, 256> counts{};
    for (const char c : sample)
        ++counts[byteOf(lowered(c))];
    const auto isBetter = [&](std::size_t offset, const Probe& than) {
        return counts[byteOf(m_wanted[offset])] < counts[than.byte];
    };
    m_rare = probeAt(0);
    m_other = probeAt(m_wanted.size() - 1);
    for (std::size_t offset = 1; offset < m_wanted.size(); ++offset) {
        if (isBetter(offset, m_rare)) {
            m_other = m_rare;
            m_rare = probeAt(offset);
        } else if (isBetter(offset, m_other)) {
            m_other = probeAt(offset);
        }
    }
}

bool FoldedFinder::standsAt(const char* text) const
{
    return std::equal(m_wanted.begin(), m_wanted.end(), text,
        [](char wanted, char found) { return lowered(found) == wanted; });
}

std::size_t FoldedFinder::findAmong(const char* text, std::size_t places) const
{
    for (std::size_t at = 0; at < places; ++at) {
        if (standsAt(text + at))
            return at;
    }
    return places;
}

std::size_t FoldedFinder::count(std::string_view text) const
{
    std::size_t hits = 0;
    for (std::size_t at = 0; (at = find(text, at)) != std::string_view::npos; ++at)
        ++hits;
    return hits;
}

std::size_t FoldedFinder::find(std::string_view text, std::size_t from) const
{
    const std::size_t end = text.size() - std::min(text.size(), m_wanted.size() - 1);
    const char* const data = text.data();
    const Probe rare = m_rare;
    const Probe other = m_other;
    for (; from + Lanes <= end; from += Lanes) {
        const char* const rareBytes = data + from + rare.offset;
        const char* const otherBytes = data + from + other.offset;
        std::array<std::uint8_t, Lanes> hits;
        std::uint8_t any = 0;
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
            hits[lane] =
                static_cast<std::uint8_t>(((byteOf(rareBytes[lane]) | rare.caseBit) == rare.byte)
                    & ((byteOf(otherBytes[lane]) | other.caseBit) == other.byte));
            any |= hits[lane];
        }
        if (any == 0)
            continue;
        const auto isHit = [](std::uint8_t hit) { return hit != 0; };
        for (auto hit = std::ranges::find_if(hits, isHit); hit != hits.end();
             hit = std::find_if(hit + 1, hits.end(), isHit)) {
            const auto at = from + static_cast<std::size_t>(hit - hits.begin());
            if (standsAt(data + at))
                return at;
        }
    }
    if (from >= end)
        return std::string_view::npos;
    const std::size_t at = from + findAmong(data + from, end - from);
    return at == end ? std::string_view::npos : at;
}

} // namespace models
