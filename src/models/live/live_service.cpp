// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_service.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/live/live_card.h"
#include "deploy/models/time_context.h"

namespace models {

LiveService::LiveService(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge, const TimeContext& time)
    : m_version(version)
    , m_knowledge(knowledge)
    , m_time(time)
    , m_records(knowledge.history(), time)
    , m_taker(rowWithAllTraffic(version, knowledge))
    , m_back(broughtBack(version, knowledge))
    , m_isIdle(isScaledToZero(version, knowledge))
{
}

QString LiveService::version() const
{
    return displayText(versionThatIsLive(m_version, m_knowledge), 64);
}

std::optional<deployment::Timestamp> LiveService::liveSince() const
{
    if (m_back && m_back->wasReplaced)
        return m_records.end(m_back->by);
    // When it began, it was not live yet.
    return m_version.live ? m_records.end(*m_version.live) : std::nullopt;
}

QString LiveService::sinceText() const
{
    return m_back && m_back->wasReplaced ? tr("again since %1", "a time")
                                         : tr("since %1", "a time");
}

QString LiveService::since() const
{
    if (m_taker)
        return hasTakenAllThoughFailed() ? tr("failed, but has all of the traffic")
                                         : tr("has all of the traffic");
    if (version().isEmpty())
        return m_version.deleted ? tr("its workload is gone", "a place")
                                 : unknownLiveText(m_knowledge);
    if (isIdle())
        return tr("scaled to 0: nothing serves", "a version, instead of since when");
    const auto since = liveSince();
    if (m_records.isInFuture(since))
        return tr("its time is in the future", "when a version went live, or failed");
    return since ? sinceText().arg(dateTimeText(*since, m_time.zone()))
                 : tr("since when is not known", "a version is live");
}

QString LiveService::sinceInShort() const
{
    if (m_taker)
        return hasTakenAllThoughFailed() ? tr("failed, has all traffic") : tr("has all traffic");
    if (isIdle() && !version().isEmpty())
        return tr("scaled to 0", "a version, instead of since when");
    const auto from = liveSince();
    if (!from || m_records.isInFuture(from))
        return since();
    const QString whole = dateTimeText(*from, m_time.zone());
    constexpr int day = 10; // letters
    const bool isToday = whole.left(day) == dateTimeText(m_time.now(), m_time.zone()).left(day);
    return sinceText().arg(isToday ? whole.mid(day + 1) : whole.left(day));
}

GoingOn::Part LiveService::lastGood() const
{
    return {m_version.live
            ? tr("last good: %1", "a version").arg(m_records.version(*m_version.live))
            : QString(),
        Emphasis::Quiet};
}

} // namespace models
