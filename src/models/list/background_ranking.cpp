// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/background_ranking.h"

#include <utility>

namespace models {

namespace {

/// A history that is being loaded grows all the time; a result for it is soon outdated.
constexpr std::chrono::milliseconds settling{150};
/// One that only changes has what changed in its orders mended before it is much.
constexpr std::chrono::milliseconds gathering{20};
/// Of a history that has grown since, the next part may come later than that.
constexpr std::chrono::milliseconds resting{600};
/// Growth by less than this share in that time does not keep it from being ranked. What a slow disk
/// or a busy machine loads in some minutes grows faster: its orders would be mended with every
/// part.
constexpr std::size_t slowGrowth = 1024;
/// Fewer rows are sorted without a noticeable delay.
constexpr std::size_t few = 20'000;
/// What is copied in a millisecond or two; events that came meanwhile are handled after that.
constexpr std::size_t rowsCopiedAtOnce = 100'000;
constexpr std::chrono::milliseconds pause{1};
/// Nobody has asked for any of this.
constexpr int mostTries = 20;

} // namespace

BackgroundRanking::BackgroundRanking(std::function<Subject()> subject, QObject* parent)
    : QObject(parent)
    , m_subject(std::move(subject))
    , m_idle(mostTries)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BackgroundRanking::handleTimer);
    connect(&m_idle, &IdleMoment::came, this, &BackgroundRanking::next);
}

BackgroundRanking::~BackgroundRanking()
{
    m_thread.waitForDone();
}

void BackgroundRanking::historyChanged()
{
    if (m_isRunning || m_timer.isActive() || m_idle.isAwaited())
        return;
    const history::History* history = m_subject().history;
    const bool onlyChanges = history != nullptr && history->size() == m_size;
    m_timer.start(onlyChanges ? gathering : settling);
}

/// To copy some more takes no longer than an event.
void BackgroundRanking::handleTimer()
{
    if (m_task)
        next();
    else
        m_idle.await();
}

void BackgroundRanking::next()
{
    const Subject subject = m_subject();
    if (m_task && (subject.history == nullptr || !m_task->isOf(*subject.history)))
        m_task.reset();
    if (!m_task && !findTask(subject))
        return;
    if (m_task->copyMore(*subject.history, rowsCopiedAtOnce))
        compute();
    else
        m_timer.start(pause);
}

bool BackgroundRanking::findTask(const Subject& subject)
{
    const std::size_t size = subject.history != nullptr ? subject.history->size() : 0;
    if (size >= few && size > m_size + m_size / slowGrowth) {
        m_size = size;
        m_timer.start(resting);
        return false;
    }
    m_size = size;
    history::Ranking::Step step;
    if (size >= few)
        step = subject.ranking->nextStep(*subject.history, subject.now);
    if (step.task)
        m_task = std::make_shared<history::RankingTask>(std::move(*step.task));
    else if (step.hasMended)
        m_idle.await();
    else
        Q_EMIT finished();
    return m_task != nullptr;
}

void BackgroundRanking::compute()
{
    m_isRunning = true;
    m_thread.start([this, task = std::exchange(m_task, nullptr)] {
        QMetaObject::invokeMethod(
            this, [this, ranked = std::move(*task).run()] { handleRanked(ranked); },
            Qt::QueuedConnection);
    });
}

void BackgroundRanking::handleRanked(const history::RankedColumn& ranked)
{
    m_isRunning = false;
    const Subject subject = m_subject();
    if (subject.history == nullptr)
        return;
    subject.ranking->adopt(*subject.history, ranked);
    next();
}

} // namespace models
