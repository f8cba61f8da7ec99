// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace samples {

using CsvRows = std::vector<std::vector<std::string>>;

/// A strict reader of RFC 4180, written from the grammar and not from the writer: nothing where the
/// text does not follow it.
inline std::optional<CsvRows> readCsv(std::string_view text)
{
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
                while (i < text.size() && text[i] != ',' && text[i] != '\r') {
                    if (text[i] == '"' || text[i] == '\n')
                        return std::nullopt;
                    cell += text[i++];
                }
            }
            more = i < text.size() && text[i] == ',';
            i += more ? 1 : 0;
        }
        if (text.substr(i, 2) != "\r\n")
            return std::nullopt;
        i += 2;
    }
    return rows;
}

} // namespace samples
