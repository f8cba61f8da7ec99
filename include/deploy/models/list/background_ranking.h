// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/ranking.h"
#include "deploy/models/background_thread.h"
#include "deploy/models/idle_moment.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace models {

/// Computes the order of every column in a background thread before it is needed, once a history is
/// idle. Nothing is shared with the thread: it works on copies, which are made in short steps.
/// What is mended in place waits for a moment in which the event loop has nothing to do, so that a
/// frame is not later for something that nobody has asked for; but not for ever.
class BackgroundRanking final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackgroundRanking)

public:
    /// What to work on now; the history may be null.
    struct Subject {
        const history::History* history = nullptr;
        history::Ranking* ranking = nullptr;
        deployment::Timestamp now;
    };

    explicit BackgroundRanking(std::function<Subject()> subject, QObject* parent = nullptr);
    ~BackgroundRanking() override;

    /// The history is another one or has changed.
    void historyChanged();

Q_SIGNALS:
    /// Every column is prepared, for now.
    void finished();

private:
    void handleTimer();
    void next();
    /// Whether one is to be computed.
    [[nodiscard]] bool findTask(const Subject& subject);
    void compute();
    void handleRanked(const history::RankedColumn& ranked);

    std::function<Subject()> m_subject;
    QTimer m_timer;
    IdleMoment m_idle;
    std::size_t m_size = 0; ///< of the history when it was last looked at
    std::shared_ptr<history::RankingTask> m_task; ///< not all of which is copied
    bool m_isRunning = false;
    BackgroundThread m_thread;
};

} // namespace models
