// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace models {

class TimeContext;

/// What the records of a place say, in the words of its card.
class LiveRecords final {
    Q_DECLARE_TR_FUNCTIONS(models::LiveCard)

public:
    LiveRecords(const history::History& history, const TimeContext& time)
        : m_history(history)
        , m_time(time)
    {
    }

    [[nodiscard]] QString version(history::Row row) const;
    /// nullopt also of an end that cannot be: it is before the start.
    [[nodiscard]] std::optional<deployment::Timestamp> end(history::Row row) const;
    /// When it ended, or began if that is not known: "3 h ago".
    [[nodiscard]] QString ago(history::Row row) const;
    /// A time that it cannot have been then.
    [[nodiscard]] bool isInFuture(std::optional<deployment::Timestamp> time) const;
    /// Behind what has such a time.
    [[nodiscard]] static QString inFutureText();

private:
    const history::History& m_history;
    const TimeContext& m_time;
};

} // namespace models
