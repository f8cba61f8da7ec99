// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <compare>
#include <functional>
#include <optional>
#include <string_view>

namespace history {

/// The deployments of a history that replace one another: those of one environment and, where
/// records tell what is deployed, of one service. Void once the history changes.
class Lineage {
public:
    Lineage(const History& history, std::string_view environment, std::string_view service);
    /// The one that the row belongs to.
    Lineage(const History& history, Row row);

    [[nodiscard]] bool has(Row row) const
    {
        return m_environment && m_service && m_environments[row] == *m_environment
            && (m_services.empty() || m_services[row] == *m_service);
    }

private:
    Symbols m_environments;
    Symbols m_services; ///< empty: no row has one
    std::optional<Symbol> m_environment;
    std::optional<Symbol> m_service;
};

/// As the list has it, newest first, ties by id.
[[nodiscard]] bool isNewer(const History& history, Row row, Row other);

/// Which of two came later (greater: the row), as far as it is known: by their starts, as
/// isNewer(); where one of these is not known, by their ends, or because one had ended before the
/// other began. Where one of the starts alone is still to come (deployment::isInFuture), a clock
/// was wrong: neither that start nor an end that is still to come is taken for known.
[[nodiscard]] std::partial_ordering orderInTime(
    const History& history, Row row, Row other, deployment::Timestamp now);

/// What took a deployment's place: the newest one of its lineage that began after it and was not
/// rolled back since (orderInTime). nullopt if the deployment is the newest itself, or may be.
[[nodiscard]] std::optional<Row> successorOf(
    const History& history, Row row, deployment::Timestamp now);
/// The same for those who know more of a later deployment that was rolled back: whether it gave
/// the place back to this one.
[[nodiscard]] std::optional<Row> successorOf(const History& history, Row row,
    deployment::Timestamp now, const std::function<bool(Row)>& gaveBack);

} // namespace history
