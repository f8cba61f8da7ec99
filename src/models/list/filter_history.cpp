// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/filter_history.h"

#include <utility>

namespace models {

namespace {

constexpr qsizetype maxSteps = 50;

} // namespace

void FilterHistory::add(const ListFilter& filter, bool isHalfTyped)
{
    const ListFilter& now = m_filters[m_at];
    if (filter == now)
        return;
    // A text that is cleared is worth a step: it may have been long.
    const bool isText = (isHalfTyped || !filter.text.isEmpty())
        && filter.without(history::FilterPart::text()) == now.without(history::FilterPart::text());
    const bool isSameStep = std::exchange(m_isTyping, isText) && isText && !canGoForward();
    m_filters.resize(m_at + 1);
    if (isSameStep) {
        m_filters.last() = filter;
    } else {
        m_filters.append(filter);
        if (m_filters.size() > maxSteps)
            m_filters.removeFirst();
    }
    if (isHalfTyped && m_filters.size() > 1 && filter == m_filters[m_filters.size() - 2]) {
        m_filters.removeLast();
        m_isTyping = false; // what stands there now is a step of before
    }
    m_at = m_filters.size() - 1;
}

void FilterHistory::reset(const ListFilter& filter)
{
    m_filters = {filter};
    m_at = 0;
    m_isTyping = false;
}

std::optional<ListFilter> FilterHistory::back()
{
    m_isTyping = false;
    return canGoBack() ? std::optional(m_filters[--m_at]) : std::nullopt;
}

std::optional<ListFilter> FilterHistory::forward()
{
    m_isTyping = false;
    return canGoForward() ? std::optional(m_filters[++m_at]) : std::nullopt;
}

} // namespace models
