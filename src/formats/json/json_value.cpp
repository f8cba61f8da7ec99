// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/json/json_value.h"

#include "json_tree.h"
#include "syntax_fault.h"

#include "bytes/encoding.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

namespace formats {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::Message;

namespace {

using Kind = JsonValue::Kind;

/// The code unit of an escape such as \u202E that begins here; nullopt if none does.
std::optional<unsigned> escapedUnit(std::string_view json, std::size_t at)
{
    constexpr std::size_t length = 6;
    if (json.size() < at + length || json[at] != '\\' || json[at + 1] != 'u')
        return std::nullopt;
    unsigned unit = 0;
    const char* const end = json.data() + at + length;
    const auto read = std::from_chars(json.data() + at + 2, end, unit, 16);
    return read.ec == std::errc() && read.ptr == end ? std::optional(unit) : std::nullopt;
}

bool isHighSurrogate(std::optional<unsigned> unit)
{
    return unit && *unit >= 0xD800 && *unit <= 0xDBFF;
}

bool isLowSurrogate(std::optional<unsigned> unit)
{
    return unit && *unit >= 0xDC00 && *unit <= 0xDFFF;
}

/// Programs that cut texts by UTF-16 units leave half a pair at the end; for that, the rest of what
/// they say is not to be lost.
std::string withoutHalfPairs(std::string_view json)
{
    std::string whole(json);
    for (auto at = whole.find('\\'); at != std::string::npos; at = whole.find('\\', at)) {
        const auto unit = escapedUnit(whole, at);
        if (isHighSurrogate(unit) && isLowSurrogate(escapedUnit(whole, at + 6))) {
            at += 12;
            continue;
        }
        if (isHighSurrogate(unit) || isLowSurrogate(unit))
            whole.replace(at + 2, 4, "FFFD");
        at += 2;
    }
    return whole;
}

Error malformed(std::string_view json)
{
    if (const auto encoding = foreignEncoding(json))
        return encodingError(*encoding);
    if (auto fault = findSyntaxFault(json))
        return {ErrorCode::BadFormat, std::move(fault->message),
            "byte " + std::to_string(fault->offset)};
    return {ErrorCode::BadFormat, {DEPLOY_MESSAGE("Message", "This is not valid JSON."), {}}, {}};
}

Error wrong(const JsonValue& value, Message message)
{
    return {ErrorCode::BadFormat, std::move(message), value.pointer()};
}

Message expectedKind(Kind kind)
{
    switch (kind) {
    case Kind::Boolean:
        return {DEPLOY_MESSAGE("Message", "Expected true or false."), {}};
    case Kind::Integer:
        return {DEPLOY_MESSAGE("Message", "Expected an integer."), {}};
    case Kind::Number:
        return {DEPLOY_MESSAGE("Message", "Expected a number."), {}};
    case Kind::Text:
        return {DEPLOY_MESSAGE("Message", "Expected a string."), {}};
    case Kind::Array:
        return {DEPLOY_MESSAGE("Message", "Expected a list."), {}};
    default:
        return {DEPLOY_MESSAGE("Message", "Expected an object."), {}};
    }
}

Message notInRange(const std::string& value)
{
    return {DEPLOY_MESSAGE("Message", "Out of range: %1"), {value}};
}

/// RFC 6901.
std::string escapedName(std::string_view name)
{
    std::string escaped;
    for (const char c : name)
        escaped += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return escaped;
}

/// The whole number that a double is, as far as doubles tell whole numbers apart.
std::optional<std::int64_t> wholeNumber(double value)
{
    constexpr double exactLimit = 9007199254740992.0; // 2^53
    if (std::trunc(value) != value || std::abs(value) > exactLimit)
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

} // namespace

JsonValue::JsonValue(std::shared_ptr<const JsonTree> tree, std::uint32_t node)
    : m_tree(std::move(tree))
    , m_node(node)
{
}

Expected<JsonValue> JsonValue::parse(std::string_view json)
{
    return parse(json, Limits());
}

Expected<JsonValue> JsonValue::parse(std::string_view json, Limits limits)
{
    if (json.size() > limits.bytes)
        return tl::unexpected(
            Error{ErrorCode::TooLarge, {DEPLOY_MESSAGE("Message", "The JSON is too large."), {}},
                std::to_string(json.size()) + " bytes"});
    if (json.find('\0') != std::string_view::npos)
        return tl::unexpected(malformed(json)); // the parser would take it for the end
    const auto tree = std::make_shared<JsonTree>();
    switch (parseInto(*tree, withoutHalfPairs(json), limits.depth)) {
    case JsonParse::Fine:
        return JsonValue(tree, 0);
    case JsonParse::TooDeep:
        return tl::unexpected(Error{ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "Nested deeper than %1 levels."),
                {std::to_string(limits.depth)}},
            {}});
    default:
        return tl::unexpected(malformed(json));
    }
}

Kind JsonValue::kind() const
{
    return m_tree ? m_tree->nodes[m_node].kind : Kind::Null;
}

std::string JsonValue::pointer() const
{
    if (!m_tree || m_node == 0)
        return {};
    const JsonTree::Node& node = m_tree->nodes[m_node];
    const JsonValue parent(m_tree, node.parent);
    const std::string step =
        parent.isObject() ? escapedName(m_tree->view(node.name)) : std::to_string(node.index);
    return parent.pointer() + '/' + step;
}

Expected<JsonValue> JsonValue::ofKind(Kind wanted) const
{
    if (kind() != wanted)
        return tl::unexpected(wrong(*this, expectedKind(wanted)));
    return *this;
}

Expected<std::string> JsonValue::text() const
{
    return ofKind(Kind::Text).map([](const JsonValue& value) {
        return std::string(value.m_tree->view(value.m_tree->nodes[value.m_node].text));
    });
}

Expected<bool> JsonValue::boolean() const
{
    return ofKind(Kind::Boolean).map([](const JsonValue& value) {
        return value.m_tree->nodes[value.m_node].integer != 0;
    });
}

Expected<std::int64_t> JsonValue::integer(std::int64_t least, std::int64_t most) const
{
    if (kind() != Kind::Integer && kind() != Kind::Number)
        return tl::unexpected(wrong(*this, expectedKind(Kind::Integer)));
    const JsonTree::Node& node = m_tree->nodes[m_node];
    const auto value = kind() == Kind::Integer ? node.integer : wholeNumber(node.number);
    if (!value)
        return tl::unexpected(wrong(*this, expectedKind(Kind::Integer)));
    if (*value < least || *value > most)
        return tl::unexpected(wrong(*this, notInRange(std::to_string(*value))));
    return *value;
}

Expected<double> JsonValue::number(double least, double most) const
{
    if (kind() != Kind::Integer && kind() != Kind::Number)
        return tl::unexpected(wrong(*this, expectedKind(Kind::Number)));
    const double value = m_tree->nodes[m_node].number;
    if (value < least || value > most)
        return tl::unexpected(wrong(*this, notInRange(std::to_string(value))));
    return value;
}

std::vector<JsonValue> JsonValue::elements() const
{
    std::vector<JsonValue> values;
    if (!isArray())
        return values;
    for (auto child = m_tree->nodes[m_node].firstChild; child != 0;
         child = m_tree->nodes[child].next)
        values.push_back(JsonValue(m_tree, child));
    return values;
}

std::vector<JsonMember> JsonValue::members() const
{
    std::vector<JsonMember> found;
    if (!isObject())
        return found;
    std::unordered_map<std::string_view, std::size_t> places;
    for (auto child = m_tree->nodes[m_node].firstChild; child != 0;
         child = m_tree->nodes[child].next) {
        const std::string_view name = m_tree->view(m_tree->nodes[child].name);
        const auto [place, isNew] = places.emplace(name, found.size());
        if (isNew)
            found.push_back({std::string(name), JsonValue(m_tree, child)});
        else
            found[place->second].value = JsonValue(m_tree, child);
    }
    return found;
}

/// The node of the last member of that name; 0 if there is none.
std::uint32_t JsonValue::find(std::string_view name) const
{
    std::uint32_t found = 0;
    if (!isObject())
        return found;
    for (auto child = m_tree->nodes[m_node].firstChild; child != 0;
         child = m_tree->nodes[child].next) {
        if (m_tree->view(m_tree->nodes[child].name) == name)
            found = child;
    }
    return found;
}

bool JsonValue::has(std::string_view name) const
{
    return find(name) != 0;
}

Expected<JsonValue> JsonValue::member(std::string_view name) const
{
    if (!isObject())
        return tl::unexpected(wrong(*this, expectedKind(Kind::Object)));
    if (const auto found = find(name); found != 0)
        return JsonValue(m_tree, found);
    return tl::unexpected(
        Error{ErrorCode::BadFormat, {DEPLOY_MESSAGE("Message", "The field is missing."), {}},
            pointer() + '/' + escapedName(name)});
}

Expected<std::string> JsonValue::text(std::string_view name) const
{
    return member(name).and_then([](const JsonValue& value) { return value.text(); });
}

Expected<bool> JsonValue::boolean(std::string_view name) const
{
    return member(name).and_then([](const JsonValue& value) { return value.boolean(); });
}

Expected<std::int64_t> JsonValue::integer(
    std::string_view name, std::int64_t least, std::int64_t most) const
{
    return member(name).and_then(
        [&](const JsonValue& value) { return value.integer(least, most); });
}

Expected<JsonValue> JsonValue::object(std::string_view name) const
{
    return member(name).and_then([](const JsonValue& value) { return value.ofKind(Kind::Object); });
}

Expected<JsonValue> JsonValue::array(std::string_view name) const
{
    return member(name).and_then([](const JsonValue& value) { return value.ofKind(Kind::Array); });
}

} // namespace formats
