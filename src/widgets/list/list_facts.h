// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/attention.h"
#include "deploy/models/list/list_filter.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <tuple>

namespace models {
class TimeContext;
}

namespace widgets {

class ListBody;

/// What a filter of the list goes by that takes a look at every row: of a large history found in
/// short steps with pauses between them, and not again at once where it changes all the time.
class ListFacts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListFacts)

public:
    ListFacts(ListBody& body, const models::TimeContext& time, QObject* parent);

    [[nodiscard]] const models::FilterFacts& facts() const { return m_facts; }
    [[nodiscard]] bool areOfAnotherHistory() const;
    /// The history may have changed, or time passed; true if they are others now. Those of a large
    /// history come later (changed()), unless they are needed at once.
    bool update(bool atOnce);
    /// Something else that they depend on has changed.
    void forget();

Q_SIGNALS:
    void changed();

private:
    /// A history, how far, what is known of runs that go on, and the minute.
    using State = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t>;

    [[nodiscard]] State state() const;
    void handleRunsRead();
    void begin();
    void advance();
    [[nodiscard]] bool take(const State& of, std::vector<history::Row> needingAttention);

    ListBody& m_body;
    const models::TimeContext& m_time;
    models::FilterFacts m_facts;
    State m_of{}; ///< that they are of
    std::uint64_t m_history = 0; ///< whose rows they name
    std::optional<diagnosis::AttentionScan> m_scan;
    State m_scanOf{}; ///< as it began
    QTimer m_timer; ///< to the next step, or to the next scan
};

} // namespace widgets
