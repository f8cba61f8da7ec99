// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace samples {

using CsvRows = std::vector<std::vector<std::string>>;

/// A strict reader of RFC 4180, written from the grammar and not from the writer: nullopt if the
/// text does not follow it. As spreadsheets do, it can part cells at further characters.
inline std::optional<CsvRows> readCsv(std::string_view text, std::string_view separators = ",")
{
    const auto isSeparator = [separators](
                                 char c) { return separators.find(c) != std::string_view::npos; };
    CsvRows rows;
    std::size_t i = 0;
    while (i < text.size()) {
        auto& row = rows.emplace_back();
        for (bool more = true; more;) {
            auto& cell = row.emplace_back();
            if (i < text.size() && text[i] == '"') {
                for (++i;; ++i) {
                    if (i >= text.size())
                        return std::nullopt;
                    if (text[i] != '"')
                        cell += text[i];
                    else if (i + 1 < text.size() && text[i + 1] == '"')
                        cell += text[++i];
                    else
                        break;
                }
                ++i;
            } else {
                while (i < text.size() && !isSeparator(text[i]) && text[i] != '\r') {
                    if (text[i] == '"' || text[i] == '\n')
                        return std::nullopt;
                    cell += text[i++];
                }
            }
            more = i < text.size() && isSeparator(text[i]);
            i += more ? 1 : 0;
        }
        if (text.substr(i, 2) != "\r\n")
            return std::nullopt;
        i += 2;
    }
    return rows;
}

/// What a spreadsheet shows for a cell that it has read: the cell, or the text of a formula that is
/// nothing but one (="007"). nullopt if it may show something else or run the cell.
inline std::optional<std::string> shownInSpreadsheet(std::string_view cell)
{
    if (!cell.starts_with("=\"")) {
        const bool isPlain = cell.find_first_of("0123456789") == std::string_view::npos
            && cell.find_first_of("=+-@\t\r\n#") != 0;
        return isPlain ? std::optional<std::string>(cell) : std::nullopt;
    }
    std::string text;
    for (std::size_t i = 2; i < cell.size(); ++i) {
        if (cell[i] != '"')
            text += cell[i];
        else if (i + 1 < cell.size() && cell[i + 1] == '"')
            text += cell[++i];
        else
            return i + 1 == cell.size() ? std::optional(text) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace samples
