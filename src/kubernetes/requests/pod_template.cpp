// SPDX-License-Identifier: GPL-3.0-or-later
#include "pod_template.h"

#include "deploy/formats/json/json_member.h"
#include "deploy/formats/json/json_value.h"

#include <algorithm>
#include <limits>

namespace kubernetes {

using formats::findMember;
using formats::JsonValue;

namespace {

bool isSpace(char one)
{
    return one == ' ' || one == '\t' || one == '\n' || one == '\r';
}

/// The place of the value within the text that it is a part of.
std::size_t placeIn(std::string_view text, std::string_view part)
{
    return static_cast<std::size_t>(part.data() - text.data());
}

/// Without the member whose value stands at [begin, end), and without one comma beside it.
std::string withoutMember(std::string_view text, std::size_t begin, std::size_t end)
{
    // Back over the colon and the name, which has no quote in it.
    begin = text.rfind(':', begin);
    begin = text.rfind('"', text.rfind('"', begin) - 1);
    std::size_t next = end;
    while (next < text.size() && isSpace(text[next]))
        ++next;
    if (next < text.size() && text[next] == ',') {
        end = next + 1;
    } else {
        std::size_t before = begin;
        while (before > 0 && isSpace(text[before - 1]))
            --before;
        if (before > 0 && text[before - 1] == ',')
            begin = before - 1;
    }
    return std::string(text.substr(0, begin)) + std::string(text.substr(end));
}

bool isSame(const JsonValue& one, const JsonValue& other);

bool haveSameMembers(const JsonValue& one, const JsonValue& other)
{
    const auto members = one.members();
    return members.size() == other.members().size()
        && std::ranges::all_of(members, [&](const formats::JsonMember& member) {
               const auto same = other.member(member.name);
               return same && isSame(member.value, *same);
           });
}

bool haveSameElements(const JsonValue& one, const JsonValue& other)
{
    const auto elements = one.elements();
    const auto others = other.elements();
    return std::equal(elements.begin(), elements.end(), others.begin(), others.end(), isSame);
}

bool isSame(const JsonValue& one, const JsonValue& other)
{
    using Kind = JsonValue::Kind;
    if (one.kind() != other.kind())
        return false;
    constexpr double most = std::numeric_limits<double>::max();
    switch (one.kind()) {
    case Kind::Null:
        return true;
    case Kind::Boolean:
        return *one.boolean() == *other.boolean();
    case Kind::Integer:
    case Kind::Number:
        return *one.number(-most, most) == *other.number(-most, most);
    case Kind::Text:
        return *one.text() == *other.text();
    case Kind::Array:
        return haveSameElements(one, other);
    case Kind::Object:
        return haveSameMembers(one, other);
    }
    return false;
}

} // namespace

std::string_view hashLabel(ObjectKind workloadKind)
{
    return workloadKind == ObjectKind::Rollout ? "rollouts-pod-template-hash" : "pod-template-hash";
}

std::optional<std::string> originalTemplate(std::string_view replicaSetJson, std::string_view label)
{
    const auto spec = findMember(replicaSetJson, "spec");
    const auto found = spec ? findMember(*spec, "template") : std::nullopt;
    if (!found || !found->starts_with('{'))
        return std::nullopt;
    const auto metadata = findMember(*found, "metadata");
    const auto labels = metadata ? findMember(*metadata, "labels") : std::nullopt;
    const auto hash = labels ? findMember(*labels, label) : std::nullopt;
    if (!hash)
        return std::string(*found);
    const std::size_t begin = placeIn(*found, *hash);
    return withoutMember(*found, begin, begin + hash->size());
}

bool isSameJson(std::string_view one, std::string_view other)
{
    const auto first = JsonValue::parse(one);
    const auto second = JsonValue::parse(other);
    return first && second && isSame(*first, *second);
}

} // namespace kubernetes
