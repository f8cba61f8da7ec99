// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/live_card.h"

#include "environment_name.h"
#include "live_row.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/filter.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/expected_end_text.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/relative_time.h"
#include "deploy/models/time_context.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace models {

using deployment::Status;
using history::Column;
using history::Row;

namespace {

class LiveTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::LiveCard)
};

/// Chinese words follow each other without the space that stands between them and a number.
QString withoutSpaceInHan(QString text)
{
    const auto isHan = [](QChar letter) { return letter >= u'\u4e00' && letter <= u'\u9fff'; };
    for (qsizetype at = text.size() - 2; at > 0; --at) {
        if (text[at] == u' ' && isHan(text[at - 1]) && isHan(text[at + 1]))
            text.remove(at, 1);
    }
    return text;
}

/// In the place of a time that it cannot have been then.
QString inFutureText()
{
    return LiveTexts::tr("its time is in the future", "when a version went live, or failed");
}

/// The same behind what it is said of: a card has room for a few words.
QString inFutureInShort()
{
    return LiveTexts::tr("in the future", "V2.1.0 failed, by a record whose clock is wrong");
}

/// Writes the texts of one card.
class CardWriter final {
public:
    CardWriter(const diagnosis::LiveVersion& version, const RunKnowledge& knowledge,
        const TimeContext& time)
        : m_version(version)
        , m_knowledge(knowledge)
        , m_history(knowledge.history())
        , m_time(time)
        , m_taker(rowWithAllTraffic(version, knowledge))
        , m_back(broughtBack(version, knowledge))
        , m_emphasisOfFailed(version.hasFailedAfterLive ? Emphasis::Trouble : Emphasis::Warning)
    {
    }

    [[nodiscard]] LiveCard card() const;

private:
    [[nodiscard]] QString versionOf(Row row) const
    {
        return displayText(m_history.word(Column::Version, row), 64);
    }
    /// nullopt also of an end that cannot be: it is before the start.
    [[nodiscard]] std::optional<deployment::Timestamp> endOf(Row row) const;
    [[nodiscard]] bool isInFuture(std::optional<deployment::Timestamp> time) const
    {
        return time && deployment::isInFuture(*time, m_time.now());
    }
    /// When it ended, or began if that is not known: "3 h ago".
    [[nodiscard]] QString ago(Row row) const;
    [[nodiscard]] QString liveVersion() const
    {
        return displayText(versionThatIsLive(m_version, m_knowledge), 64);
    }
    [[nodiscard]] std::optional<deployment::Timestamp> liveSince() const;
    [[nodiscard]] QString sinceText() const
    {
        return m_back && m_back->wasReplaced ? LiveTexts::tr("again since %1", "a time")
                                             : LiveTexts::tr("since %1", "a time");
    }
    [[nodiscard]] QString since() const;
    [[nodiscard]] QString sinceInShort() const;
    [[nodiscard]] GoingOn::Part lastGood() const;
    [[nodiscard]] bool isTakerFailed() const { return m_taker && m_taker == m_version.failed; }
    [[nodiscard]] GoingOn::Part running() const;
    /// What failed was aborted, as far as is known by nothing but somebody's wish.
    [[nodiscard]] bool isAborted() const;
    [[nodiscard]] Emphasis emphasisOfFailed() const
    {
        return isAborted() ? Emphasis::Warning : m_emphasisOfFailed;
    }
    [[nodiscard]] QString failed() const;
    /// The part of the traffic that what failed has all the same: "traffic 25%".
    [[nodiscard]] QString trafficOfFailed() const;
    [[nodiscard]] GoingOn::Part failedWithTraffic() const;
    [[nodiscard]] GoingOn::Part failedWithReason() const;
    [[nodiscard]] GoingOn::Part trafficBeside() const;
    [[nodiscard]] GoingOn::Part unclear() const;
    [[nodiscard]] QString reasonOf(Row row) const;
    [[nodiscard]] QString describeVersion(const LiveCard& card) const;
    [[nodiscard]] QString describe(const LiveCard& card) const;

    const diagnosis::LiveVersion& m_version;
    const RunKnowledge& m_knowledge;
    const history::History& m_history;
    const TimeContext& m_time;
    std::optional<Row> m_taker; ///< of all of the traffic
    std::optional<BroughtBack> m_back;
    Emphasis m_emphasisOfFailed; ///< Warning: it may have failed before
};

std::optional<deployment::Timestamp> CardWriter::endOf(Row row) const
{
    const auto end = m_history.end(row);
    return end && *end >= m_history.start(row) ? end : std::nullopt;
}

QString CardWriter::ago(Row row) const
{
    return relativeTimeText(endOf(row).value_or(m_history.start(row)), m_time.now(), m_time.zone());
}

std::optional<deployment::Timestamp> CardWriter::liveSince() const
{
    if (m_back && m_back->wasReplaced)
        return endOf(m_back->by);
    // When it began, it was not live yet.
    return m_version.live ? endOf(*m_version.live) : std::nullopt;
}

QString CardWriter::since() const
{
    if (m_taker)
        return isTakerFailed() ? LiveTexts::tr("failed, but has all of the traffic")
                               : LiveTexts::tr("has all of the traffic");
    if (liveVersion().isEmpty())
        return m_version.deleted ? LiveTexts::tr("its workload is gone", "a place")
                                 : unknownLiveText(m_knowledge);
    const auto since = liveSince();
    if (isInFuture(since))
        return inFutureText();
    return since ? sinceText().arg(dateTimeText(*since, m_time.zone()))
                 : LiveTexts::tr("since when is not known", "a version is live");
}

QString CardWriter::sinceInShort() const
{
    if (m_taker)
        return isTakerFailed() ? LiveTexts::tr("failed, has all traffic")
                               : LiveTexts::tr("has all traffic");
    const auto from = liveSince();
    if (!from || isInFuture(from))
        return since();
    const QString whole = dateTimeText(*from, m_time.zone());
    constexpr int day = 10; // letters
    const bool isToday = whole.left(day) == dateTimeText(m_time.now(), m_time.zone()).left(day);
    return sinceText().arg(isToday ? whole.mid(day + 1) : whole.left(day));
}

/// Beside one that failed and has its traffic.
GoingOn::Part CardWriter::lastGood() const
{
    return {m_version.live
            ? LiveTexts::tr("last good: %1", "a version").arg(versionOf(*m_version.live))
            : QString(),
        Emphasis::Quiet};
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
    QStringList texts{versionOf(row)};
    if (run.percentage)
        texts.back() += u' ' + wholePercentText(run.percentage);
    Emphasis emphasis = Emphasis::Active;
    if (!run.commandUnderWay.isEmpty()) {
        texts.append(run.commandUnderWay);
    } else if (run.isEndInDoubt) {
        texts.append(endInDoubtText());
        emphasis = Emphasis::Warning;
    } else if (run.isStartInFuture) {
        texts.append(inFutureInShort());
        emphasis = Emphasis::Warning;
    } else if (run.isPaused) {
        texts.append(LiveTexts::tr("paused"));
        emphasis = Emphasis::Warning;
    } else if (const QString trouble = podTroubleText(run.digest); !trouble.isEmpty()) {
        texts.append(trouble);
        emphasis = Emphasis::Warning;
    } else if (run.expected) {
        texts.append(expectedEndText(*run.expected, m_time.now()));
        emphasis = run.expected->isLate ? Emphasis::Warning : emphasis;
    } else {
        texts.append(LiveTexts::tr("running"));
    }
    if (run.digest != nullptr && run.digest->traffic)
        texts.append(
            LiveTexts::tr("traffic %1", "a percentage").arg(percentText(run.digest->traffic)));
    if (const auto more = m_version.running.size() - 1; more > 0)
        texts.append(LiveTexts::tr("%Ln more", "deployments that run", static_cast<int>(more)));
    return {texts.join(QStringLiteral(" · ")), emphasis};
}

QString CardWriter::reasonOf(Row row) const
{
    if (isAborted()) // who asked for it, too
        return goingOn(m_knowledge.stateOf(row, m_time.seenUntil()), m_time.now(), m_time.zone())
            .text();
    return reasonText(m_knowledge.digestOf(row), m_history.word(Column::CurrentStep, row));
}

bool CardWriter::isAborted() const
{
    return m_version.failed && history::isAborted(m_history, *m_version.failed);
}

/// "V2.1.0 failed 3 h ago"; of what tells no end it is known when it began, and not when it failed.
QString CardWriter::failed() const
{
    if (!m_version.failed)
        return {};
    const Row row = *m_version.failed;
    const bool isRolledBack = m_history.status(row) == Status::RolledBack;
    if (!endOf(row) || isInFuture(endOf(row))) {
        const QString what = isRolledBack ? LiveTexts::tr("%1 rolled back", "a version")
            : isAborted()                 ? LiveTexts::tr("%1 aborted", "a version")
                                          : LiveTexts::tr("%1 failed", "a version");
        const bool isOfFuture = isInFuture(endOf(row).value_or(m_history.start(row)));
        const QString begin = isOfFuture ? inFutureInShort()
            : deployment::isKnown(m_history.start(row))
            ? LiveTexts::tr("began %1", "3 h ago").arg(ago(row))
            : LiveTexts::tr("when is not known", "something failed");
        return what.arg(versionOf(row)) + QStringLiteral(" · ") + withoutSpaceInHan(begin);
    }
    const QString what = isRolledBack ? LiveTexts::tr("%1 rolled back %2", "a version; 3 h ago")
        : isAborted()                 ? LiveTexts::tr("%1 aborted %2", "a version; 3 h ago")
                                      : LiveTexts::tr("%1 failed %2", "a version; 3 h ago");
    // The version is a word of its own.
    return withoutSpaceInHan(what.arg(QStringLiteral("%1"), ago(row))).arg(versionOf(row));
}

QString CardWriter::trafficOfFailed() const
{
    // Of what may have failed before it is not known what it has by now.
    if (!m_version.hasFailedAfterLive || m_version.deleted)
        return {};
    const auto* digest = m_knowledge.digestOf(*m_version.failed);
    const bool hasTraffic =
        digest != nullptr && digest->status == Status::Failed && digest->traffic.value_or(0) > 0;
    return hasTraffic
        ? LiveTexts::tr("traffic %1", "a percentage").arg(percentText(digest->traffic))
        : QString();
}

/// "V2.1.0 failed 3 h ago · traffic 25%"
GoingOn::Part CardWriter::failedWithTraffic() const
{
    QStringList texts{failed(), trafficOfFailed()};
    texts.removeAll(QString());
    return {texts.join(QStringLiteral(" · ")), emphasisOfFailed()};
}

/// "V2.1.0 failed 3 h ago: Build image: dependency timed out"
GoingOn::Part CardWriter::failedWithReason() const
{
    GoingOn::Part part{failed(), emphasisOfFailed()};
    const QString reason = part.text.isEmpty() ? QString() : reasonOf(*m_version.failed);
    if (!reason.isEmpty())
        part.text = LiveTexts::tr("%1: %2", "what happened: why").arg(part.text, reason);
    return part;
}

/// "V2.1.0 traffic 25%": beside the version that is live, it is said whose it is.
GoingOn::Part CardWriter::trafficBeside() const
{
    const QString traffic = trafficOfFailed();
    return {traffic.isEmpty() ? QString() : versionOf(*m_version.failed) + u' ' + traffic,
        m_emphasisOfFailed};
}

GoingOn::Part CardWriter::unclear() const
{
    if (!m_version.unclear)
        return {};
    const Row row = *m_version.unclear;
    if (m_history.status(row) == Status::Completed && isInFuture(m_history.start(row)))
        return {LiveTexts::tr("%1 may be live: its time is in the future", "a version")
                    .arg(versionOf(row)),
            Emphasis::Warning};
    if (m_history.status(row) == Status::Completed)
        return {LiveTexts::tr("%1 may be live: when it began is not known", "a version")
                    .arg(versionOf(row)),
            Emphasis::Warning};
    return {LiveTexts::tr("%1 may be live: status “%2”")
                .arg(versionOf(row),
                    statusText(m_history.status(row), m_history.word(Column::Status, row), false)),
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
    if (isTakerFailed())
        return LiveTexts::tr(
            "%1: %2 has all of the traffic, though it failed.", "a place: a version")
            .arg(place, card.version);
    if (m_taker)
        return LiveTexts::tr("%1: %2 has all of the traffic and still runs.", "a place: a version")
            .arg(place, card.version);
    return LiveTexts::tr("%1: %2 is live, %3.", "a place: a version, since when")
        .arg(place, card.version, card.since);
}

QString CardWriter::describe(const LiveCard& card) const
{
    QStringList sentences{describeVersion(card)};
    const GoingOn::Part beside = m_taker ? lastGood() : trafficBeside();
    for (const GoingOn::Part& part : {running(), unclear(), failedWithReason(), beside}) {
        if (!part.text.isEmpty())
            sentences.append(part.text);
    }
    if (m_version.failed && m_emphasisOfFailed != Emphasis::Trouble)
        sentences.append(
            LiveTexts::tr("It is not known whether %1 failed before %2 went live.", "versions")
                .arg(versionOf(*m_version.failed), versionOf(*m_version.live)));
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
    card.version = liveVersion();
    card.since = since();
    card.sinceInShort = sinceInShort();
    card.news = running();
    card.before = unclear();
    if (card.news.text.isEmpty())
        card.news = std::exchange(card.before, {});
    if (card.news.text.isEmpty()) {
        card.news = failedWithReason();
        card.before = isTakerFailed() ? lastGood() : trafficBeside();
    } else if (card.before.text.isEmpty()) {
        card.before = failedWithTraffic();
    }
    card.emphasis = card.version.isEmpty() ? Emphasis::Quiet : Emphasis::Plain;
    if (emphasisOfFailed() == Emphasis::Trouble && m_version.failed && m_version.running.empty())
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
