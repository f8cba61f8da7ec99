// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/list_filter.h"

#include <QList>

#include <optional>

namespace models {

/// The filters that a list had, to go back to. Letters that are typed one after the other are one
/// step.
class FilterHistory {
public:
    /// The filter changed by the user; what was taken back is forgotten. While a term is half typed
    /// the letters that it has begun with were no search of their own: they leave no step.
    void add(const ListFilter& filter, bool isHalfTyped = false);
    /// One without steps.
    void reset(const ListFilter& filter);

    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_filters.size(); }
    /// The filter before, or after; nullopt if there is none.
    [[nodiscard]] std::optional<ListFilter> back();
    [[nodiscard]] std::optional<ListFilter> forward();

private:
    QList<ListFilter> m_filters{ListFilter()};
    qsizetype m_at = 0;
    bool m_isTyping = false; ///< the last step changed the text alone
};

} // namespace models
