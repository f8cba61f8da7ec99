// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_walker.h"

#include "deploy/deployment/ascii.h"

#include "bracket_scanner.h"
#include "json_text.h"

#include <algorithm>

namespace formats {

namespace {

bool isHexDigit(char c)
{
    return deployment::isAsciiDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

JsonWalker::Step JsonWalker::next()
{
    if (m_fault != Fault::None)
        return Step::Fault;
    skipWhitespace();
    const bool complete = m_open.empty() && m_expect == Expect::Separator;
    if (m_offset == m_json.size())
        return complete ? Step::End : fail(Fault::EarlyEnd);
    switch (m_expect) {
    case Expect::KeyOrEnd:
        return front() == '}' ? close() : readKey();
    case Expect::Key:
        return readKey();
    case Expect::Colon:
        return readColon();
    case Expect::ValueOrEnd:
        return front() == ']' ? close() : readValue();
    case Expect::Value:
        return readValue();
    case Expect::Separator:
        break;
    }
    return complete ? fail(Fault::Syntax) : readSeparator();
}

JsonWalker::Step JsonWalker::readKey()
{
    if (!consumeString())
        return fail(Fault::Syntax);
    m_expect = Expect::Colon;
    return Step::Key;
}

JsonWalker::Step JsonWalker::readColon()
{
    if (front() != ':')
        return fail(Fault::Syntax);
    consume(1);
    m_expect = Expect::Value;
    return Step::Colon;
}

JsonWalker::Step JsonWalker::readValue()
{
    if (front() == '{' || front() == '[')
        return open(front());
    if (front() == '"' ? !consumeString() : !consumeScalar())
        return fail(Fault::Syntax);
    m_expect = Expect::Separator;
    return Step::Value;
}

JsonWalker::Step JsonWalker::readSeparator()
{
    if (front() == m_open.back())
        return close();
    if (front() != ',')
        return fail(Fault::Syntax);
    consume(1);
    m_expect = m_open.back() == '}' ? Expect::Key : Expect::Value;
    return Step::Comma;
}

JsonWalker::Step JsonWalker::open(char bracket)
{
    if (m_open.size() == maxNesting)
        return fail(Fault::TooDeep);
    consume(1);
    m_open.push_back(bracket == '{' ? '}' : ']');
    m_expect = bracket == '{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    return Step::Open;
}

JsonWalker::Step JsonWalker::skipContainer()
{
    --m_offset;
    BracketScanner brackets;
    brackets.start();
    const std::size_t length = brackets.scan(m_json.substr(m_offset));
    if (length == BracketScanner::notFound)
        return fail(Fault::EarlyEnd);
    consume(length);
    m_open.pop_back();
    m_expect = Expect::Separator;
    return Step::Close;
}

JsonWalker::Step JsonWalker::close()
{
    consume(1);
    m_open.pop_back();
    m_expect = Expect::Separator;
    return Step::Close;
}

JsonWalker::Step JsonWalker::fail(Fault fault)
{
    // What fails inside a string or a literal has set its own, more exact fault.
    if (m_fault == Fault::None)
        m_fault = fault;
    return Step::Fault;
}

bool JsonWalker::consumeString()
{
    if (front() != '"')
        return false;
    for (std::size_t at = m_offset + 1; at < m_json.size();) {
        const char c = m_json[at];
        if (c == '"') {
            consume(at + 1 - m_offset);
            return true;
        }
        const auto length = c == '\\' ? escapeLength(at) : 1;
        const bool isControl = static_cast<unsigned char>(c) < 0x20;
        if ((isControl && m_texts == Texts::Strict) || length == 0) {
            m_offset = at;
            return false;
        }
        at += length;
    }
    m_offset = m_json.size();
    m_fault = Fault::EarlyEnd;
    return false;
}

std::size_t JsonWalker::escapeLength(std::size_t at) const
{
    const auto escape = m_json.substr(at, 6);
    if (escape.size() < 2)
        return escape.size(); // the text ends here; that is the fault to report
    if (escape[1] != 'u')
        return std::string_view("\"\\/bfnrt").find(escape[1]) == std::string_view::npos ? 0 : 2;
    const auto digits = escape.substr(2);
    return std::all_of(digits.begin(), digits.end(), isHexDigit) ? escape.size() : 0;
}

bool JsonWalker::consumeScalar()
{
    const auto rest = m_json.substr(m_offset);
    const auto token = rest.substr(0, rest.find_first_of(",:{}[]\" \t\r\n"));
    if (kindOfToken(token) == JsonKind::Invalid) {
        if (token.size() == rest.size() && !token.empty())
            m_fault = Fault::EarlyEnd;
        return false;
    }
    consume(token.size());
    return true;
}

void JsonWalker::consume(std::size_t length)
{
    m_token = m_json.substr(m_offset, length);
    m_offset += length;
}

void JsonWalker::skipWhitespace()
{
    while (m_offset < m_json.size() && isJsonWhitespace(front()))
        ++m_offset;
}

} // namespace formats
