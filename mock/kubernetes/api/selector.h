// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/values/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mock_kubernetes {

/// labelSelector=, equality and set based: "app=web,tier in (a,b),!canary,env notin (dev)".
class LabelSelector {
public:
    /// nullopt for what is none.
    [[nodiscard]] static std::optional<LabelSelector> parse(std::string_view text);
    /// spec.selector of a workload: matchLabels and matchExpressions.
    [[nodiscard]] static LabelSelector of(const Json& selector);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    /// Whether an object with these labels (null, or an object) is meant.
    [[nodiscard]] bool matches(const Json* labels) const;

private:
    enum class Kind : std::uint8_t { In, NotIn, Exists, Missing };
    struct Term {
        std::string key;
        Kind kind = Kind::In;
        std::vector<std::string> values;
    };
    [[nodiscard]] static std::optional<Term> parseTerm(std::string_view text);
    std::vector<Term> m_terms;
};

/// fieldSelector=: "involvedObject.uid=…,type!=Normal".
class FieldSelector {
public:
    [[nodiscard]] static std::optional<FieldSelector> parse(std::string_view text);
    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    [[nodiscard]] bool matches(const Json& object) const;
    /// The first field that such a resource cannot be selected by; empty if all are good.
    [[nodiscard]] std::string unknownField(std::string_view plural) const;

private:
    struct Term {
        std::string path;
        std::string value;
        bool isEqual = true;
    };
    std::vector<Term> m_terms;
};

} // namespace mock_kubernetes
