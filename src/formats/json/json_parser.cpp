// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_tree.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <utility>

namespace formats {

namespace {

using Kind = JsonValue::Kind;

/// Builds the tree from what the parser sees: its SAX interface, which keeps no stack of its own
/// that a deep document could exhaust. The names are the library's; false ends the parsing.
class TreeBuilder {
public:
    TreeBuilder(JsonTree& tree, std::size_t depth)
        : m_tree(tree)
        , m_depth(depth)
    {
    }

    [[nodiscard]] bool isTooDeep() const { return m_isTooDeep; }

    bool null() { return addNode(Kind::Null); }
    bool boolean(bool value) { return addNode(Kind::Boolean, value ? 1 : 0); }
    bool number_integer(std::int64_t value)
    {
        return addNode(Kind::Integer, value, static_cast<double>(value));
    }
    bool number_unsigned(std::uint64_t value)
    {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return addNode(Kind::Number, 0, static_cast<double>(value));
        return number_integer(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&)
    {
        // The sum makes -0.0 the same zero as -0, which is an integer.
        return addNode(Kind::Number, 0, value + 0.0);
    }
    bool string(std::string& value)
    {
        addNode(Kind::Text);
        m_tree.nodes.back().text = m_tree.keep(value);
        return true;
    }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Kind::Object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Kind::Array); }
    bool end_array() { return close(); }
    bool key(std::string& name)
    {
        m_name = m_tree.keep(name);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&)
    {
        return false;
    }

private:
    struct Container {
        std::uint32_t node = 0;
        std::uint32_t lastChild = 0; ///< 0: none yet
        std::uint32_t children = 0;
    };

    bool addNode(Kind kind, std::int64_t integer = 0, double number = 0)
    {
        const auto index = static_cast<std::uint32_t>(m_tree.nodes.size());
        JsonTree::Node& node = m_tree.nodes.emplace_back();
        node.kind = kind;
        node.name = std::exchange(m_name, {});
        node.integer = integer;
        node.number = number;
        if (m_open.empty())
            return true;
        Container& parent = m_open.back();
        node.parent = parent.node;
        node.index = parent.children++;
        auto& before = parent.lastChild == 0 ? m_tree.nodes[parent.node].firstChild
                                             : m_tree.nodes[parent.lastChild].next;
        before = parent.lastChild = index;
        return true;
    }
    bool open(Kind kind)
    {
        if (m_open.size() == m_depth) {
            m_isTooDeep = true;
            return false;
        }
        addNode(kind);
        m_open.push_back({static_cast<std::uint32_t>(m_tree.nodes.size() - 1)});
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    JsonTree& m_tree;
    std::size_t m_depth;
    std::vector<Container> m_open;
    JsonTree::Characters m_name; ///< of the member whose value comes
    bool m_isTooDeep = false;
};

} // namespace

JsonParse parseInto(JsonTree& tree, std::string_view json, std::size_t depth)
{
    TreeBuilder builder(tree, depth);
    if (nlohmann::json::sax_parse(json.begin(), json.end(), &builder))
        return JsonParse::Fine;
    return builder.isTooDeep() ? JsonParse::TooDeep : JsonParse::Malformed;
}

} // namespace formats
