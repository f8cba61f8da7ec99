// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/environment_kind.h"
#include "deploy/models/list/list_filter.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>

namespace models {

/// A filter that one wants often, in one click.
enum class QuickFilter : std::uint8_t {
    NeedsMe, ///< alone: whatever else is chosen hides some of it
    FailedToday,
    Production,
    Mine,
};
inline constexpr std::array allQuickFilters{
    QuickFilter::NeedsMe, QuickFilter::FailedToday, QuickFilter::Production, QuickFilter::Mine};

/// What they mean in a history.
struct QuickFacts {
    QStringList production; ///< environments
    QStringList mine; ///< executors
    QString user; ///< whose deployments are "mine"

    bool operator==(const QuickFacts&) const = default;
};
/// Production: environments that history::environmentKindOf() takes for it. Mine: executors whose
/// name is the user's in any case, or has it as a word ("OPS-alice"); the name itself if there is
/// none.
/// Environments whose names say nothing are of the kind that is said otherwise.
[[nodiscard]] QuickFacts quickFactsOf(const history::History& history, const QString& user,
    history::EnvironmentKind otherwise = history::EnvironmentKind::Other);

[[nodiscard]] bool isInForce(QuickFilter quick, const ListFilter& filter, const QuickFacts& facts);
/// False where it means nothing in the history.
[[nodiscard]] bool isPossible(QuickFilter quick, const QuickFacts& facts);
/// The filter with it, or without it if it is in force.
[[nodiscard]] ListFilter toggled(
    QuickFilter quick, const ListFilter& filter, const QuickFacts& facts);

/// Failed, as the user counts: rolled back after a failure, too.
[[nodiscard]] QStringList failedStatuses();

} // namespace models
