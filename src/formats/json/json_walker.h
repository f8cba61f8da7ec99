// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace formats {

/// Goes through a JSON text (RFC 8259) token by token, without recursion and strictly unless told
/// otherwise, and knows the place where it stops being JSON. Nesting is limited to maxNesting.
class JsonWalker {
public:
    enum class Step : std::uint8_t { Open, Close, Key, Colon, Value, Comma, End, Fault };
    enum class Fault : std::uint8_t { None, Syntax, EarlyEnd, TooDeep };
    enum class Texts : std::uint8_t {
        Strict,
        WithControls, ///< control characters that should have been escaped are no fault
    };

    explicit JsonWalker(std::string_view json, Texts texts = Texts::Strict)
        : m_json(json)
        , m_texts(texts)
    {
    }

    /// The next token; End after the last one, Fault for ever once there is one.
    Step next();

    /// After Open: goes to the end of the container without looking at what is in it, and makes all
    /// of it the token. Close, or Fault if it is not closed.
    Step skipContainer();

    /// The token that next() has passed.
    [[nodiscard]] std::string_view token() const { return m_token; }
    /// Containers that are open.
    [[nodiscard]] std::size_t depth() const { return m_open.size(); }
    [[nodiscard]] Fault fault() const { return m_fault; }
    /// Where the fault is.
    [[nodiscard]] std::size_t offset() const { return m_offset; }

private:
    enum class Expect : std::uint8_t { Value, ValueOrEnd, Key, KeyOrEnd, Colon, Separator };

    Step readKey();
    Step readColon();
    Step readValue();
    Step readSeparator();
    Step open(char bracket);
    Step close();
    Step fail(Fault fault);
    bool consumeString();
    [[nodiscard]] std::size_t escapeLength(std::size_t at) const;
    bool consumeScalar();
    void consume(std::size_t length);
    void skipWhitespace();
    [[nodiscard]] char front() const { return m_json[m_offset]; }

    std::string_view m_json;
    Texts m_texts;
    std::size_t m_offset = 0;
    std::string_view m_token;
    std::vector<char> m_open; ///< the bracket that closes each open container
    Expect m_expect = Expect::Value;
    Fault m_fault = Fault::None;
};

} // namespace formats
