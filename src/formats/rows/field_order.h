// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/short_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace formats {

/// In which order the fields of one kind of object stand. A program writes all of its objects in
/// the same one: which field comes next is known before its name is read, which need only be
/// compared.
template <std::size_t count> class FieldOrder {
public:
    /// Instead of the number of a field: one that has none, and what is before the first.
    static constexpr std::size_t unknown = count;
    static constexpr std::size_t none = count + 1;

    constexpr explicit FieldOrder(const std::array<std::string_view, count>& names)
    {
        std::ranges::transform(names, m_tokens.begin(), [](auto name) { return Token(name); });
        m_after.fill(unknown);
    }

    /// The field that came after that one the last time; unknown if none did.
    [[nodiscard]] std::size_t after(std::size_t field) const { return m_after[field]; }
    void setAfter(std::size_t field, std::size_t next)
    {
        m_after[field] = static_cast<std::uint8_t>(next);
    }
    /// How many bytes the name of that field takes, in quotes and with a colon, with which the text
    /// begins; 0 if it does not.
    [[nodiscard]] std::size_t lengthOf(std::size_t field, std::string_view text) const
    {
        const auto token = m_tokens[field].text();
        return history::isSameShortText(token, text.substr(0, token.size())) ? token.size() : 0;
    }

private:
    /// A name as it stands in JSON.
    class Token {
    public:
        constexpr Token() = default;
        constexpr explicit Token(std::string_view name)
            : m_size(static_cast<std::uint8_t>(name.size() + 3))
        {
            m_bytes[0] = m_bytes[name.size() + 1] = '"';
            std::ranges::copy(name, m_bytes.begin() + 1);
            m_bytes[name.size() + 2] = ':';
        }
        [[nodiscard]] std::string_view text() const { return {m_bytes.data(), m_size}; }

    private:
        static constexpr std::size_t longest = 23;

        std::array<char, longest> m_bytes{};
        std::uint8_t m_size = 0;
    };

    std::array<Token, count + 1> m_tokens; ///< that of the unknown one is empty
    std::array<std::uint8_t, count + 2> m_after{};
};

} // namespace formats
