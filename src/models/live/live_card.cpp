// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/live/live_card.h"

#include "list/environment_name.h"
#include "live_failure.h"
#include "live_records.h"
#include "live_row.h"
#include "live_service.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/expected_end_text.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/time_context.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

namespace models {

using deployment::Status;
using history::Column;
using history::Row;

namespace {

class LiveTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::LiveCard)
};

/// Writes the texts of one card.
class CardWriter final {
public:
    CardWriter(const diagnosis::LiveVersion& version, const RunKnowledge& knowledge,
        const TimeContext& time)
        : m_version(version)
        , m_knowledge(knowledge)
        , m_history(knowledge.history())
        , m_time(time)
        , m_records(knowledge.history(), time)
        , m_service(version, knowledge, time)
        , m_failure(version, knowledge, time)
    {
    }

    [[nodiscard]] LiveCard card() const;

private:
    [[nodiscard]] GoingOn::Part running() const;
    [[nodiscard]] GoingOn::Part unclear() const;
    [[nodiscard]] GoingOn::Part unread() const;
    [[nodiscard]] QString describeVersion(const LiveCard& card) const;
    [[nodiscard]] QString describe(const LiveCard& card) const;

    const diagnosis::LiveVersion& m_version;
    const RunKnowledge& m_knowledge;
    const history::History& m_history;
    const TimeContext& m_time;
    LiveRecords m_records;
    LiveService m_service;
    LiveFailure m_failure;
};

/// There is room for one thing of what runs.
GoingOn::Part mostTelling(const RunState& run, deployment::Timestamp now)
{
    if (run.hasUnreadNews)
        return {unreadNewsText(), Emphasis::Warning};
    if (!run.commandUnderWay.isEmpty())
        return {run.commandUnderWay, Emphasis::Active};
    if (run.isEndInDoubt)
        return {endInDoubtText(), Emphasis::Warning};
    if (run.isStartInFuture)
        return {LiveRecords::inFutureText(), Emphasis::Warning};
    if (run.isPaused)
        return {LiveTexts::tr("paused"), Emphasis::Warning};
    if (const QString trouble = podTroubleText(run.digest); !trouble.isEmpty())
        return {trouble, Emphasis::Warning};
    if (run.expected)
        return {expectedEndText(*run.expected, now),
            run.expected->isLate ? Emphasis::Warning : Emphasis::Active};
    return {LiveTexts::tr("running"), Emphasis::Active};
}

/// "V2.1.0 62% · about 6 min left"
GoingOn::Part CardWriter::running() const
{
    if (m_version.running.empty())
        return {};
    const Row row = m_version.running.front();
    RunState run = m_knowledge.stateOf(row, m_time.seenUntil());
    if (!m_time.isSeen())
        run.expected.reset();
    const GoingOn::Part most = mostTelling(run, m_time.now());
    QStringList texts{m_records.version(row), most.text};
    if (run.percentage)
        texts.front() += u' ' + wholePercentText(run.percentage);
    if (run.digest != nullptr && run.digest->traffic)
        texts.append(
            LiveTexts::tr("traffic %1", "a percentage").arg(percentText(run.digest->traffic)));
    if (const auto more = m_version.running.size() - 1; more > 0)
        texts.append(LiveTexts::tr("%Ln more", "deployments that run", static_cast<int>(more)));
    return {texts.join(QStringLiteral(" · ")), most.emphasis};
}

GoingOn::Part CardWriter::unclear() const
{
    if (!m_version.unclear)
        return {};
    const Row row = *m_version.unclear;
    if (m_history.status(row) == Status::Completed && m_records.isInFuture(m_history.start(row)))
        return {LiveTexts::tr("%1 may be live: its time is in the future", "a version")
                    .arg(m_records.version(row)),
            Emphasis::Warning};
    if (m_history.status(row) == Status::Completed)
        return {LiveTexts::tr("%1 may be live: when it began is not known", "a version")
                    .arg(m_records.version(row)),
            Emphasis::Warning};
    return {LiveTexts::tr("%1 may be live: status “%2”")
                .arg(m_records.version(row),
                    statusText(m_history.status(row), m_history.word(Column::Status, row), false)),
        Emphasis::Warning};
}

/// "V2.1.0: something newer could not be read", of whatever else the card tells of: it may be
/// otherwise by now.
GoingOn::Part CardWriter::unread() const
{
    QStringList versions;
    for (const auto row :
        {rowThatIsLive(m_version, m_knowledge), m_version.unclear, m_version.failed}) {
        const bool isToldOfAsRunning =
            row && !m_version.running.empty() && *row == m_version.running.front();
        if (row && !isToldOfAsRunning && m_knowledge.hasUnreadNews(*row))
            versions.append(m_records.version(*row));
    }
    versions.removeDuplicates();
    if (versions.isEmpty())
        return {};
    return {LiveTexts::tr("%1: %2", "versions, what is not known of them")
                .arg(versions.join(QStringLiteral(", ")), unreadNewsText()),
        Emphasis::Warning};
}

QString CardWriter::describeVersion(const LiveCard& card) const
{
    constexpr std::size_t longestPlace = 512;
    const QString environment = environmentName(m_version.environment, longestPlace);
    const QString place = card.service.isEmpty()
        ? environment
        : LiveTexts::tr("%1, %2", "environment, service").arg(environment, card.service);
    if (card.version.isEmpty())
        return LiveTexts::tr("%1: %2.", "a place: not known what is live").arg(place, card.since);
    if (m_service.hasTakenAllThoughFailed())
        return LiveTexts::tr(
            "%1: %2 has all of the traffic, though it failed.", "a place: a version")
            .arg(place, card.version);
    if (m_service.hasTakenAll())
        return LiveTexts::tr("%1: %2 has all of the traffic and still runs.", "a place: a version")
            .arg(place, card.version);
    if (m_service.isIdle())
        return LiveTexts::tr(
            "%1: %2 was deployed last and is scaled to 0: nothing serves.", "a place: a version")
            .arg(place, card.version);
    return LiveTexts::tr("%1: %2 is live, %3.", "a place: a version, since when")
        .arg(place, card.version, card.since);
}

QString CardWriter::describe(const LiveCard& card) const
{
    QStringList sentences{describeVersion(card)};
    const GoingOn::Part beside =
        m_service.hasTakenAll() ? m_service.lastGood() : m_failure.trafficBeside();
    for (const GoingOn::Part& part :
        {running(), unclear(), unread(), m_failure.withReason(), beside})
        sentences.append(part.text);
    sentences.append(m_failure.doubt());
    sentences.removeAll(QString());
    return sentences.join(u'\n');
}

LiveCard CardWriter::card() const
{
    LiveCard card;
    card.environment =
        environmentName(deployment::shortEnvironmentName(m_version.environment), 128);
    card.service = displayText(m_version.service, 128);
    if (!m_knowledge.isWhole()) {
        card.since = card.sinceInShort = unknownLiveText(m_knowledge);
        card.emphasis = Emphasis::Quiet;
        card.description = describeVersion(card);
        return card;
    }
    card.version = m_service.version();
    card.since = m_service.since();
    card.sinceInShort = m_service.sinceInShort();
    QList<GoingOn::Part> parts{running(), unclear(), unread()};
    parts.removeIf([](const GoingOn::Part& part) { return part.text.isEmpty(); });
    if (parts.isEmpty()) {
        card.news = m_failure.withReason();
        card.before =
            m_service.hasTakenAllThoughFailed() ? m_service.lastGood() : m_failure.trafficBeside();
    } else {
        card.news = parts.front();
        card.before = parts.size() > 1 ? parts[1] : m_failure.withTraffic();
    }
    card.emphasis =
        card.version.isEmpty() || m_service.isIdle() ? Emphasis::Quiet : Emphasis::Plain;
    if (m_failure.emphasis() == Emphasis::Trouble && m_version.failed && m_version.running.empty())
        card.emphasis = Emphasis::Trouble; // whatever else is not clear there
    else if (!card.news.text.isEmpty())
        card.emphasis = card.news.emphasis;
    card.description = describe(card);
    return card;
}

} // namespace

QString unknownLiveText(const RunKnowledge& knowledge)
{
    return knowledge.extent() == RunKnowledge::Extent::Growing
        ? LiveTexts::tr("still loading", "instead of which version is live")
        : LiveTexts::tr("not known what is live");
}

LiveCard liveCard(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge, const TimeContext& time)
{
    return CardWriter(version, knowledge, time).card();
}

} // namespace models
