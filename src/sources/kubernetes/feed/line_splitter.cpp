// SPDX-License-Identifier: GPL-3.0-or-later
#include "line_splitter.h"

namespace sources {

bool LineSplitter::feed(std::string_view bytes, std::vector<std::string>& lines)
{
    while (!bytes.empty()) {
        const auto place = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, place);
        if (m_line.size() + piece.size() > m_longest)
            return false;
        m_line.append(piece);
        if (place == std::string_view::npos)
            return true;
        end(lines);
        bytes.remove_prefix(place + 1);
    }
    return true;
}

void LineSplitter::end(std::vector<std::string>& lines)
{
    if (!m_line.empty() && m_line.back() == '\r')
        m_line.pop_back();
    if (!m_line.empty())
        lines.push_back(std::move(m_line));
    m_line = {};
}

} // namespace sources
