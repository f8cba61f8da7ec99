// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace formats {

class JsonValue;

/// Writes compact JSON onto the end of a string. Invalid UTF-8 becomes U+FFFD; a number that JSON
/// can't say (NaN, infinity) becomes null.
class JsonWriter {
public:
    explicit JsonWriter(std::string& to)
        : m_to(to)
    {
    }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view name);
    void text(std::string_view utf8);
    void number(double value); ///< the shortest form that reads back the same
    void integer(std::int64_t value);
    void boolean(bool value);
    void null();
    void value(const JsonValue& value); ///< with all that is in it
    void time(deployment::Timestamp value, deployment::Zone zone);
    /// In a zone of that offset.
    void time(deployment::Timestamp value, std::chrono::seconds offset);

    void textField(std::string_view name, std::string_view utf8);
    void countField(std::string_view name, std::uint64_t count);
    void timeField(std::string_view name, deployment::Timestamp value);

private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void array(const JsonValue& value);
    void object(const JsonValue& value);

    std::string& m_to;
    bool m_needsComma = false;
};

/// The shortest decimal form that reads back the same: "60", "99.9", "1e+300".
[[nodiscard]] std::string shortestDecimal(double value);

} // namespace formats
