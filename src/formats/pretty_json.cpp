// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/deployment_json.h"

#include "json_text.h"

#include <vector>

namespace formats {

namespace {

/// Writes the tokens of a text anew with line breaks, one after the other and without recursion, and
/// gives up where they are not JSON.
class Indenter {
public:
    explicit Indenter(std::string_view json)
        : m_rest(trimJsonBlanks(json))
    {
    }

    bool run()
    {
        do {
            if (!step())
                return false;
            skipBlanks();
        } while (!m_rest.empty());
        return m_open.empty() && m_expect == Expect::Separator;
    }

    [[nodiscard]] std::string takeText() { return std::move(m_text); }

private:
    enum class Expect { Value, FirstKeyOrEnd, FirstValueOrEnd, Key, Colon, Separator };

    bool step()
    {
        if (m_rest.empty())
            return false;
        const char c = m_rest.front();
        switch (m_expect) {
        case Expect::FirstKeyOrEnd:
            return c == '}' ? closeEmpty() : (breakLine(), readKey());
        case Expect::FirstValueOrEnd:
            return c == ']' ? closeEmpty() : (breakLine(), readValue());
        case Expect::Key:
            return readKey();
        case Expect::Colon:
            return readColon();
        case Expect::Value:
            return readValue();
        case Expect::Separator:
            return readSeparator();
        }
        return false;
    }

    bool readKey()
    {
        m_expect = Expect::Colon;
        return readText();
    }

    bool readColon()
    {
        if (m_rest.front() != ':')
            return false;
        m_rest.remove_prefix(1);
        m_text += ": ";
        m_expect = Expect::Value;
        return true;
    }

    bool readValue()
    {
        const char c = m_rest.front();
        if (c == '{' || c == '[')
            return open(c);
        m_expect = Expect::Separator;
        return c == '"' ? readText() : readScalar();
    }

    bool open(char bracket)
    {
        take(1);
        m_open.push_back(bracket == '{' ? '}' : ']');
        m_expect = bracket == '{' ? Expect::FirstKeyOrEnd : Expect::FirstValueOrEnd;
        return true;
    }

    bool closeEmpty()
    {
        m_open.pop_back();
        take(1);
        m_expect = Expect::Separator;
        return true;
    }

    bool readSeparator()
    {
        if (m_open.empty())
            return false;
        if (m_rest.front() == ',') {
            take(1);
            breakLine();
            m_expect = m_open.back() == '}' ? Expect::Key : Expect::Value;
            return true;
        }
        if (m_rest.front() != m_open.back())
            return false;
        m_open.pop_back();
        breakLine();
        take(1);
        return true;
    }

    bool readText()
    {
        if (m_rest.front() != '"')
            return false;
        for (std::size_t i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == '"') {
                take(i + 1);
                return true;
            }
            if (static_cast<unsigned char>(m_rest[i]) < 0x20)
                return false;
            if (m_rest[i] == '\\')
                ++i;
        }
        return false;
    }

    bool readScalar()
    {
        const auto token = m_rest.substr(0, m_rest.find_first_of(",]} \t\r\n"));
        if (kindOfToken(token) == JsonKind::Invalid)
            return false;
        take(token.size());
        return true;
    }

    void take(std::size_t length)
    {
        m_text += m_rest.substr(0, length);
        m_rest.remove_prefix(length);
    }

    void breakLine()
    {
        m_text += '\n';
        m_text.append(m_open.size() * 2, ' ');
    }

    void skipBlanks()
    {
        while (!m_rest.empty() && isJsonBlank(m_rest.front()))
            m_rest.remove_prefix(1);
    }

    std::string_view m_rest;
    std::string m_text;
    std::vector<char> m_open; ///< the bracket that closes each open container
    Expect m_expect = Expect::Value;
};

} // namespace

std::string prettyJson(std::string_view json)
{
    Indenter indenter(json);
    return indenter.run() ? indenter.takeText() : std::string(json);
}

} // namespace formats
