// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/selector.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>

namespace mock_kubernetes {

namespace {

std::string trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return std::string(text);
}

/// At the commas outside of brackets.
std::vector<std::string> terms(std::string_view text)
{
    std::vector<std::string> result;
    std::string term;
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
            result.push_back(trimmed(term));
            term.clear();
        } else {
            term += c;
        }
    }
    result.push_back(trimmed(term));
    return result;
}

bool isKey(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return deployment::isAsciiAlphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '/';
    });
}

bool isValue(std::string_view text)
{
    return text.empty() || (isKey(text) && text.find('/') == std::string_view::npos);
}

bool holds(const std::vector<std::string>& values, const std::string& value)
{
    return std::ranges::find(values, value) != values.end();
}

} // namespace

std::optional<LabelSelector::Term> LabelSelector::parseTerm(std::string_view text)
{
    if (text.starts_with('!'))
        return isKey(trimmed(text.substr(1)))
            ? std::optional(Term{trimmed(text.substr(1)), Kind::Missing, {}})
            : std::nullopt;
    if (const auto open = text.find('('); open != std::string_view::npos && text.ends_with(')')) {
        const std::string head = trimmed(text.substr(0, open));
        const bool isNot = head.ends_with(" notin");
        if (!isNot && !head.ends_with(" in"))
            return {};
        Term term{trimmed(std::string_view(head).substr(0, head.size() - (isNot ? 6 : 3))),
            isNot ? Kind::NotIn : Kind::In, terms(text.substr(open + 1, text.size() - open - 2))};
        return isKey(term.key) ? std::optional(term) : std::nullopt;
    }
    const std::size_t sign = text.find_first_of("=!");
    if (sign == std::string_view::npos)
        return isKey(text) ? std::optional(Term{std::string(text), Kind::Exists, {}})
                           : std::nullopt;
    const bool isNot = text[sign] == '!';
    std::string_view value = text.substr(sign + 1);
    if (value.starts_with('='))
        value.remove_prefix(1);
    else if (isNot)
        return {};
    Term term{trimmed(text.substr(0, sign)), isNot ? Kind::NotIn : Kind::In, {trimmed(value)}};
    return isKey(term.key) && isValue(term.values.front()) ? std::optional(term) : std::nullopt;
}

std::optional<LabelSelector> LabelSelector::parse(std::string_view text)
{
    LabelSelector selector;
    if (trimmed(text).empty())
        return selector;
    for (const std::string& each : terms(text)) {
        const auto term = parseTerm(each);
        if (!term)
            return {};
        selector.m_terms.push_back(*term);
    }
    return selector;
}

LabelSelector LabelSelector::of(const Json& selector)
{
    LabelSelector result;
    if (const Json* const labels = valueAt(selector, {"matchLabels"}))
        for (const auto& [key, value] : labels->items())
            result.m_terms.push_back({key, Kind::In, {value.get<std::string>()}});
    const Json* const expressions = valueAt(selector, {"matchExpressions"});
    for (const Json& each : expressions ? *expressions : Json::array()) {
        const std::string word = textAt(each, {"operator"});
        Term term{textAt(each, {"key"}), Kind::Exists, {}};
        term.kind = word == "In" ? Kind::In
            : word == "NotIn"    ? Kind::NotIn
            : word == "Exists"   ? Kind::Exists
                                 : Kind::Missing;
        if (const Json* const values = valueAt(each, {"values"}))
            term.values = values->get<std::vector<std::string>>();
        result.m_terms.push_back(term);
    }
    return result;
}

bool LabelSelector::matches(const Json* labels) const
{
    return std::ranges::all_of(m_terms, [labels](const Term& term) {
        const Json* const value = labels ? valueAt(*labels, {term.key.c_str()}) : nullptr;
        switch (term.kind) {
        case Kind::Exists:
            return value != nullptr;
        case Kind::Missing:
            return value == nullptr;
        case Kind::In:
            return value && holds(term.values, value->get<std::string>());
        case Kind::NotIn:
            return !value || !holds(term.values, value->get<std::string>());
        }
        return false;
    });
}

std::optional<FieldSelector> FieldSelector::parse(std::string_view text)
{
    FieldSelector selector;
    if (trimmed(text).empty())
        return selector;
    for (const std::string& each : terms(text)) {
        const std::size_t sign = each.find('=');
        if (sign == std::string::npos || sign == 0)
            return {};
        Term term;
        term.isEqual = each[sign - 1] != '!';
        term.path = each.substr(0, term.isEqual ? sign : sign - 1);
        term.value = each.substr(sign + 1);
        if (term.value.starts_with('='))
            term.value.erase(0, 1);
        selector.m_terms.push_back(term);
    }
    return selector;
}

bool FieldSelector::matches(const Json& object) const
{
    return std::ranges::all_of(m_terms, [&object](const Term& term) {
        std::string pointer = "/" + term.path;
        std::ranges::replace(pointer, '.', '/');
        const Json value = object.value(Json::json_pointer(pointer), Json());
        const std::string text = value.is_string() ? value.get<std::string>()
            : value.is_null()                      ? std::string()
                                                   : value.dump();
        return (text == term.value) == term.isEqual;
    });
}

std::string FieldSelector::unknownField(std::string_view plural) const
{
    constexpr std::array ofEvents{"involvedObject.kind", "involvedObject.namespace",
        "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
        "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "source", "type"};
    constexpr std::array ofPods{"spec.nodeName", "spec.restartPolicy", "spec.schedulerName",
        "spec.serviceAccountName", "status.phase", "status.podIP", "status.nominatedNodeName"};
    for (const Term& term : m_terms) {
        const bool isKnown = term.path == "metadata.name" || term.path == "metadata.namespace"
            || (plural == "events" && std::ranges::find(ofEvents, term.path) != ofEvents.end())
            || (plural == "pods" && std::ranges::find(ofPods, term.path) != ofPods.end())
            || (plural == "replicasets" && term.path == "status.replicas");
        if (!isKnown)
            return term.path;
    }
    return {};
}

} // namespace mock_kubernetes
