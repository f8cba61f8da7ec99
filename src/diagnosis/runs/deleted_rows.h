// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload/workload_words.h"
#include "deploy/history/history.h"

#include <optional>

namespace diagnosis {

/// Which rows are of a workload that was deleted. Void once the history changes.
class DeletedRows {
public:
    explicit DeletedRows(const history::History& history)
        : m_statuses(history.symbols(history::Column::Status))
        , m_steps(history.symbols(history::Column::CurrentStep))
        , m_status(history.pool(history::Column::Status).find(deployment::deletedStatus))
        , m_step(history.pool(history::Column::CurrentStep).find(deployment::deletedStep))
    {
    }

    [[nodiscard]] bool has(history::Row row) const
    {
        return (m_status && m_statuses[row] == *m_status)
            || (m_step && !m_steps.empty() && m_steps[row] == *m_step);
    }

private:
    history::Symbols m_statuses;
    history::Symbols m_steps;
    std::optional<history::Symbol> m_status;
    std::optional<history::Symbol> m_step;
};

} // namespace diagnosis
