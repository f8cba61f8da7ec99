// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace kubernetes {

/// A value of a YAML document as a kubeconfig means it: words stay words, though YAML 1.1 would
/// make "no" or "1234" something else; of a key that comes twice the later one counts; "<<" merges.
/// Where a value is of another kind than asked for, YAML::Exception is thrown with its place.
class YamlValue {
public:
    YamlValue() = default;
    explicit YamlValue(const YAML::Node& node)
        : m_node(node)
    {
    }

    /// Not there, or null.
    [[nodiscard]] bool isEmpty() const { return !m_node.IsDefined() || m_node.IsNull(); }
    /// Of a map; empty where there is none.
    [[nodiscard]] YamlValue operator[](std::string_view name) const;
    /// Of a sequence; none of an empty value.
    [[nodiscard]] std::vector<YamlValue> elements() const;
    /// Of a map, in their order, each once.
    [[nodiscard]] std::vector<std::pair<std::string, YamlValue>> members() const;
    /// Of a scalar; "" of an empty value.
    [[nodiscard]] std::string text() const;
    /// Of a scalar that is not quoted, by YAML 1.1; false of an empty value.
    [[nodiscard]] bool flag() const;
    [[nodiscard]] std::vector<std::string> texts() const;
    /// The value as JSON, with its numbers and words of truth. Throws where that would be larger
    /// than @p maxBytes or deeper than a few levels (aliases can make much of little).
    [[nodiscard]] std::string json(std::size_t maxBytes) const;

private:
    [[noreturn]] void refuse(const char* expected) const;
    [[nodiscard]] YAML::Node find(std::string_view name, int depth) const;

    YAML::Node m_node{YAML::NodeType::Undefined};
};

} // namespace kubernetes
