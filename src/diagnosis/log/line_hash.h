// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log/line_scanner.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace diagnosis {

/// Hashes what a LineScanner finds, up to a number of parts. Multiplies and folds as wyhash does.
class LineHash {
public:
    explicit LineHash(std::size_t maxParts)
        : m_left(maxParts)
    {
    }

    void text(std::string_view part)
    {
        if (m_left == 0)
            return;
        --m_left;
        std::size_t at = 0;
        for (; at + sizeof(std::uint64_t) <= part.size(); at += sizeof(std::uint64_t))
            mix(loaded<std::uint64_t>(part.data() + at));
        mix(tail(part.substr(at)) ^ (std::uint64_t(part.size()) << 56U));
    }
    void masked(Masked kind)
    {
        if (m_left == 0)
            return;
        --m_left;
        mix(0xFFULL << 48U | static_cast<std::uint64_t>(kind));
    }
    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    template <typename Word> static Word loaded(const char* from)
    {
        Word word;
        std::memcpy(&word, from, sizeof word);
        return word;
    }
    /// Up to seven bytes, without a call of memcpy.
    static std::uint64_t tail(std::string_view bytes)
    {
        const std::size_t size = bytes.size();
        if (size >= sizeof(std::uint32_t))
            return loaded<std::uint32_t>(bytes.data())
                | std::uint64_t(loaded<std::uint32_t>(bytes.data() + size - sizeof(std::uint32_t)))
                << 24U;
        std::uint64_t value = 0;
        for (const char byte : bytes)
            value = value << 8U | static_cast<unsigned char>(byte);
        return value;
    }
    void mix(std::uint64_t word)
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(m_value ^ word ^ 0xA0761D6478BD642FULL) * 0xE7037ED1A0B428DBULL;
        m_value = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
    }

    std::uint64_t m_value = 0x8EBC6AF09C88C6E3ULL;
    std::size_t m_left;
};

} // namespace diagnosis
