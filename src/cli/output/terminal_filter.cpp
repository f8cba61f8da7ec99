// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal_filter.h"

namespace cli {

namespace {

constexpr char c1Lead = '\xC2'; // U+0080 to U+00BF in UTF-8

void appendEscaped(std::string& to, char byte)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    to.append("\\x").push_back(digits[value >> 4]);
    to.push_back(digits[value & 0xF]);
}

bool isControl(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20 && byte != '\n' && byte != '\t') || value == 0x7F;
}

bool isC1Tail(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 && value < 0xA0;
}

} // namespace

void TerminalFilter::append(std::string& to, std::string_view data)
{
    for (const char next : data)
        consume(to, next);
}

void TerminalFilter::consume(std::string& to, char next)
{
    if (m_held == '\r' && next == '\n') {
        to.append("\r\n");
        m_held = 0;
        return;
    }
    if (m_held == c1Lead && isC1Tail(next)) {
        appendEscaped(to, next);
        m_held = 0;
        return;
    }
    finish(to);
    if (next == '\r' || next == c1Lead)
        m_held = next;
    else if (isControl(next))
        appendEscaped(to, next);
    else
        to.push_back(next);
}

void TerminalFilter::finish(std::string& to)
{
    if (m_held == '\r')
        appendEscaped(to, m_held);
    else if (m_held != 0)
        to.push_back(m_held);
    m_held = 0;
}

} // namespace cli
