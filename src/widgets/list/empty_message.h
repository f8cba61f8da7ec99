// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controls/empty_state.h"

#include "deploy/history/history.h"
#include "deploy/models/list/list_filter.h"

#include <QString>

#include <optional>

namespace models {
class TimeContext;
}

namespace widgets {

/// How the list stands when it has no rows to show.
struct EmptyStateInput {
    bool hasSource = false;
    bool isLoading = false;
    bool isGrowing = false; ///< there is a part, and more is on its way
    std::optional<models::FailureState> failure; ///< nullopt: it could be read
    std::uint64_t unreadRecords = 0;
    QString likeness; ///< what the source is instead; empty where that is not plain
    QString problem; ///< the first one, with its place
};

/// The filter as the user chose it, and what it means of that history by now.
struct FilterInForce {
    const models::ListFilter& chosen;
    const history::Filter& resolved;
};

[[nodiscard]] EmptyMessage emptyMessage(const EmptyStateInput& how, const history::History* history,
    const FilterInForce& filter, const models::TimeContext& time);

} // namespace widgets
