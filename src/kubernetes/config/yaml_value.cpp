// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml_value.h"

#include "deploy/formats/json/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace kubernetes {

namespace {

constexpr int maxMergeDepth = 8;
constexpr int maxJsonDepth = 16;

bool isQuoted(const YAML::Node& node)
{
    return node.Tag() == "!";
}

/// The words of YAML 1.1.
std::optional<bool> truthOf(const std::string& word)
{
    constexpr std::array yes{"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"};
    constexpr std::array no{"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"};
    if (std::ranges::find(yes, word) != yes.end())
        return true;
    if (std::ranges::find(no, word) != no.end())
        return false;
    return std::nullopt;
}

template <typename Number> std::optional<Number> plainNumber(const std::string& text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

/// A value written as JSON, with a bound on what aliases can make of it.
class JsonOfYaml {
public:
    explicit JsonOfYaml(std::size_t maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    void write(const YamlValue& value, const YAML::Node& node, int depth)
    {
        if (depth > maxJsonDepth || m_json.size() > m_maxBytes)
            throw YAML::RepresentationException(node.Mark(), "too large");
        if (value.isEmpty())
            m_writer.null();
        else if (node.IsMap())
            writeMap(node, depth);
        else if (node.IsSequence())
            writeSequence(node, depth);
        else
            writeScalar(node);
    }
    [[nodiscard]] const std::string& json() const { return m_json; }

private:
    void writeMap(const YAML::Node& node, int depth)
    {
        m_writer.beginObject();
        for (const auto& member : node) {
            m_writer.key(YamlValue(member.first).text());
            write(YamlValue(member.second), member.second, depth + 1);
        }
        m_writer.endObject();
    }
    void writeSequence(const YAML::Node& node, int depth)
    {
        m_writer.beginArray();
        for (const auto& element : node)
            write(YamlValue(element), element, depth + 1);
        m_writer.endArray();
    }
    void writeScalar(const YAML::Node& node)
    {
        const std::string& text = node.Scalar();
        if (isQuoted(node) || !writePlain(text))
            m_writer.text(text);
    }
    /// False: it is a word.
    bool writePlain(const std::string& text)
    {
        if (const auto truth = truthOf(text))
            m_writer.boolean(*truth);
        else if (const auto integer = plainNumber<std::int64_t>(text))
            m_writer.integer(*integer);
        else if (const auto number = plainNumber<double>(text))
            m_writer.number(*number);
        else
            return false;
        return true;
    }

    std::string m_json;
    formats::JsonWriter m_writer{m_json};
    std::size_t m_maxBytes;
};

} // namespace

void YamlValue::refuse(const char* expected) const
{
    throw YAML::RepresentationException(m_node.Mark(), std::string("expected ") + expected);
}

YAML::Node YamlValue::find(std::string_view name, int depth) const
{
    YAML::Node found(YAML::NodeType::Undefined);
    std::vector<YAML::Node> merged;
    for (const auto& member : m_node) {
        if (!member.first.IsScalar())
            continue;
        if (member.first.Scalar() == name)
            found.reset(member.second);
        else if (member.first.Scalar() == "<<" && !isQuoted(member.first))
            merged.push_back(member.second);
    }
    for (const YAML::Node& each : merged) {
        if (found.IsDefined() || depth >= maxMergeDepth)
            break;
        if (each.IsMap())
            found.reset(YamlValue(each).find(name, depth + 1));
        for (const auto& one : each.IsSequence() ? each : YAML::Node())
            if (!found.IsDefined() && one.IsMap())
                found.reset(YamlValue(one).find(name, depth + 1));
    }
    return found;
}

YamlValue YamlValue::operator[](std::string_view name) const
{
    if (isEmpty())
        return {};
    if (!m_node.IsMap())
        refuse("a map");
    return YamlValue(find(name, 0));
}

std::vector<YamlValue> YamlValue::elements() const
{
    std::vector<YamlValue> elements;
    if (isEmpty())
        return elements;
    if (!m_node.IsSequence())
        refuse("a list");
    for (const auto& element : m_node)
        elements.emplace_back(element);
    return elements;
}

std::vector<std::pair<std::string, YamlValue>> YamlValue::members() const
{
    std::vector<std::pair<std::string, YamlValue>> members;
    if (isEmpty())
        return members;
    if (!m_node.IsMap())
        refuse("a map");
    std::map<std::string, std::size_t> places;
    for (const auto& member : m_node) {
        const std::string name = YamlValue(member.first).text();
        const auto [known, isNew] = places.emplace(name, members.size());
        if (isNew)
            members.emplace_back(name, YamlValue(member.second));
        else
            members[known->second].second.m_node.reset(member.second);
    }
    return members;
}

std::string YamlValue::text() const
{
    if (isEmpty())
        return {};
    if (!m_node.IsScalar())
        refuse("a text");
    return m_node.Scalar();
}

bool YamlValue::flag() const
{
    if (isEmpty())
        return false;
    const auto truth =
        m_node.IsScalar() && !isQuoted(m_node) ? truthOf(m_node.Scalar()) : std::optional<bool>();
    if (!truth)
        refuse("true or false");
    return *truth;
}

std::vector<std::string> YamlValue::texts() const
{
    std::vector<std::string> texts;
    for (const YamlValue& element : elements())
        texts.push_back(element.text());
    return texts;
}

std::string YamlValue::json(std::size_t maxBytes) const
{
    JsonOfYaml json(maxBytes);
    json.write(*this, m_node, 0);
    return json.json();
}

} // namespace kubernetes
