// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace models {

/// Finds a piece of text, whatever the case of its ASCII letters, at the speed at which memory is
/// read: two of its bytes are compared at many places at once, the rest only where both stand.
class FoldedFinder {
public:
    /// The piece must not be empty.
    explicit FoldedFinder(std::string_view wanted);

    /// Picks the two bytes that are rarest in a sample of the text to come.
    void adaptTo(std::string_view sample);
    /// The first place from that one on; npos if there is none.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;
    /// How often the piece stands in the text.
    [[nodiscard]] std::size_t count(std::string_view text) const;
    [[nodiscard]] std::size_t size() const { return m_wanted.size(); }

private:
    struct Probe {
        std::size_t offset = 0;
        std::uint8_t byte = 0;
        std::uint8_t caseBit = 0; ///< what the two cases of a letter differ in; 0 for the rest
    };

    [[nodiscard]] Probe probeAt(std::size_t offset) const;
    [[nodiscard]] std::size_t findAmong(const char* text, std::size_t places) const;
    [[nodiscard]] bool standsAt(const char* text) const;

    std::string m_wanted; ///< in lower case
    Probe m_rare;
    Probe m_other;
};

} // namespace models
