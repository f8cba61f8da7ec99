// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <optional>

namespace sources {

/// Distinguishes a server that lags from one that has started over, when its lists give older
/// states than are known.
///
/// Of several servers behind one address, one may lag: then answers as new as before still come in
/// between, or it catches up. After a restart without its data, or from a backup, none ever comes
/// again. So what is known is kept, and the list is requested again, until it has been older
/// without exception several times and for longer than servers lag; only then it is believed. A
/// sign that the server counts its events from the beginning makes that sooner. A server that was
/// found to lag is given more time afterwards.
class RestartDetector {
public:
    enum class Verdict { Current, Behind, StartedOver };

    /// A whole list, or its first page, has come.
    [[nodiscard]] Verdict evaluate(bool isBehind, deployment::Timestamp now);
    /// A state that the list gives as an older one was read afresh: it is the list that lags.
    void refute() { m_since.reset(); }
    /// The position in the server's events is lower than it was.
    void noteLowerPosition() { m_lowerPosition = true; }
    /// The latest lists were older.
    [[nodiscard]] bool isWaiting() const { return m_answers > 0; }
    /// So many lists in a row.
    [[nodiscard]] int answers() const { return m_answers; }

private:
    std::optional<deployment::Timestamp> m_since;
    int m_answers = 0;
    bool m_lowerPosition = false;
    std::int64_t m_leniency = 1; ///< times the usual patience
};

} // namespace sources
