// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

struct JsonTree;
struct JsonMember;

/// A value of a small JSON document that was read whole: a problem document, an answer, a setting.
/// Copies are cheap, and each keeps the document alive. Whatever grows with a history is read by
/// the scan instead (history_scan.h).
///
/// Access checks: a value of another type, a number out of range or a member that is not there is
/// an error (BadFormat) whose cause is the place as a JSON Pointer (RFC 6901).
class JsonValue {
public:
    enum class Kind : std::uint8_t { Null, Boolean, Integer, Number, Text, Array, Object };

    struct Limits {
        std::size_t bytes = std::size_t{2} << 20;
        std::size_t depth = 64; ///< of arrays and objects in each other
    };

    /// RFC 8259 to the letter: UTF-8, no NaN, no number beyond a double, nothing after the value.
    /// Of members with the same name the last one counts. Half of a surrogate pair, which stands
    /// for no character, becomes U+FFFD. Errors: TooLarge; BadEncoding for what is not UTF-8, as
    /// far as can be told; BadFormat, its cause the place.
    [[nodiscard]] static deployment::Expected<JsonValue> parse(
        std::string_view json, Limits limits);
    [[nodiscard]] static deployment::Expected<JsonValue> parse(std::string_view json);

    /// Null.
    JsonValue() = default;

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool isObject() const { return kind() == Kind::Object; }
    [[nodiscard]] bool isArray() const { return kind() == Kind::Array; }
    /// Where it stands: "/spec/containers/0/image"; empty for the document itself.
    [[nodiscard]] std::string pointer() const;

    [[nodiscard]] deployment::Expected<std::string> text() const;
    [[nodiscard]] deployment::Expected<bool> boolean() const;
    /// A whole number, also one that is written with a point or an exponent (5.0).
    [[nodiscard]] deployment::Expected<std::int64_t> integer(
        std::int64_t least, std::int64_t most) const;
    [[nodiscard]] deployment::Expected<double> number(double least, double most) const;
    /// Of an array; empty for any other value.
    [[nodiscard]] std::vector<JsonValue> elements() const;
    /// Of an object, each name once; empty for any other value.
    [[nodiscard]] std::vector<JsonMember> members() const;

    /// Whether this is an object with a member of that name, null or not.
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] deployment::Expected<JsonValue> member(std::string_view name) const;
    [[nodiscard]] deployment::Expected<std::string> text(std::string_view name) const;
    [[nodiscard]] deployment::Expected<bool> boolean(std::string_view name) const;
    [[nodiscard]] deployment::Expected<std::int64_t> integer(std::string_view name,
        std::int64_t least = 0, std::int64_t most = std::numeric_limits<std::int64_t>::max()) const;
    [[nodiscard]] deployment::Expected<JsonValue> object(std::string_view name) const;
    [[nodiscard]] deployment::Expected<JsonValue> array(std::string_view name) const;

private:
    JsonValue(std::shared_ptr<const JsonTree> tree, std::uint32_t node);

    [[nodiscard]] deployment::Expected<JsonValue> ofKind(Kind wanted) const;
    [[nodiscard]] std::uint32_t find(std::string_view name) const;

    std::shared_ptr<const JsonTree> m_tree; ///< null: the value is null
    std::uint32_t m_node = 0;
};

/// A member of an object.
struct JsonMember {
    std::string name;
    JsonValue value;
};

} // namespace formats
