// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "display_width.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace cli {

/// Aligned columns of text. Every row is measured before the first one is written, so that rows
/// need not be kept: measure() all of them, then line() each.
class TextTable {
public:
    enum class Align { Left, Right };

    explicit TextTable(std::vector<Align> columns);

    void measure(std::span<const std::string> cells);
    /// The cells with two spaces between them and a line end; no spaces before it.
    [[nodiscard]] std::string line(std::span<const std::string> cells) const;

private:
    std::vector<Align> m_align;
    std::vector<std::size_t> m_widths;
    DisplayWidth m_width;
};

} // namespace cli
