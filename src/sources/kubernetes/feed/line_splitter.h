// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sources {

/// Cuts a stream of bytes into lines, wherever its pieces end. Takes time linear in the bytes.
class LineSplitter {
public:
    explicit LineSplitter(std::size_t longest)
        : m_longest(longest)
    {
    }

    /// Adds the lines that these bytes complete, without their ends ("\n" or "\r\n"); empty ones
    /// are left out. False once a line is too long: the stream is to be given up.
    [[nodiscard]] bool feed(std::string_view bytes, std::vector<std::string>& lines);
    void reset() { m_line = {}; }

private:
    void end(std::vector<std::string>& lines);

    std::size_t m_longest;
    std::string m_line;
};

} // namespace sources
