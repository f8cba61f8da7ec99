// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <utility>

namespace models {

/// One way to go on with a filter that is being typed.
struct FilterCompletion {
    int begin = 0; ///< letters of the line whose place it takes, up to the cursor
    QString text;
    QString label; ///< what it means; empty where the text says it
    /// Deployments that have the value, of those that the rest of the filter lets through.
    std::optional<qulonglong> count;

    bool operator==(const FilterCompletion&) const = default;
};

/// What is wrong with a filter as it was typed.
struct FilterMistake {
    QString message; ///< names the term
    int begin = 0; ///< of the value, letters of the line
    int end = 0;
    QString suggestion; ///< as it would be written in its place; empty if there is none

    bool operator==(const FilterMistake&) const = default;
};

/// Helps whoever types a filter (history/filter_text.h): keys, and values as a history has them.
class FilterCompleter {
public:
    /// For the word that the cursor stands behind; the most frequent values first, up to a dozen.
    /// The filter is the one that is in force, but for what the line searches for.
    [[nodiscard]] QList<FilterCompletion> completions(const QString& line, int cursor,
        const history::History& history, const history::Filter& filter);
    /// The first value that no deployment has and that is no word of the schema, or whatever else
    /// is not understood. A value in quotation marks is meant as it stands.
    [[nodiscard]] std::optional<FilterMistake> mistake(const QString& line,
        const history::History& history, const history::Filter& filter, deployment::Timestamp now,
        deployment::Zone zone);

private:
    /// Under the parts of the filter that are of other columns.
    const std::vector<history::FacetValue>& valuesOf(
        const history::History& history, const history::Filter& filter, history::Column column);

    struct Counted {
        std::pair<std::uint64_t, std::uint64_t> of{}; ///< a history, and how far
        history::Filter filter;
        std::vector<history::FacetValue> values;
    };
    history::PerFilterColumn<Counted> m_counted;
};

} // namespace models
