// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cli {

/// Takes the power out of data on its way to a terminal: control characters other than tab and line
/// end become visible ("\x1B"), also when data comes in pieces. Everything else passes byte for
/// byte.
class TerminalFilter {
public:
    void append(std::string& to, std::string_view data);
    /// What was held back because its end was missing.
    void finish(std::string& to);

private:
    void consume(std::string& to, char next);

    char m_held = 0; ///< a CR, or the lead byte of a C1 control character; 0 for none
};

} // namespace cli
