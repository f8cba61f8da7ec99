// SPDX-License-Identifier: GPL-3.0-or-later
#include "freshness_line.h"

#include "session/runs/followed_run.h"
#include "source_session.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/connections/cluster_contexts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace console {

namespace {

using State = sources::Freshness::State;
using widgets::theme::Tone;

/// The sentences of a freshness; a struct only for the context of its translations.
struct Freshness {
    Q_DECLARE_TR_FUNCTIONS(Freshness)

public:
    /// What is shown may be old, unless nothing was ever read.
    static QString stale(const sources::Freshness& freshness, const models::TimeContext& time)
    {
        return freshness.asOf
            ? tr("Stale since %1").arg(models::timeText(*freshness.asOf, time.zone()))
            : tr("Not read yet");
    }

    /// What is shown is what was kept of it, which may be days old.
    static QString archived(const sources::Freshness& freshness, const models::TimeContext& time)
    {
        return freshness.asOf ? tr("From the archive, as of %1")
                                    .arg(models::dateTimeText(freshness.asOf, time.zone()))
                              : tr("From the archive");
    }

    static QString withNextAttempt(
        const QString& state, const sources::Freshness& freshness, const models::TimeContext& time)
    {
        if (!freshness.nextAttempt)
            return state;
        const auto wait =
            std::chrono::ceil<std::chrono::seconds>(*freshness.nextAttempt - time.localNow());
        if (wait.count() <= 0)
            return tr("%1, trying again", "state").arg(state);
        time.requestTickEverySecond();
        constexpr std::chrono::minutes countedInSeconds{2};
        if (wait >= countedInSeconds)
            return tr("%1, next attempt in %2", "state, a duration")
                .arg(state, models::durationText(wait));
        const int seconds = static_cast<int>(wait.count());
        return tr("%1, next attempt in %n second(s)", "state", seconds).arg(state);
    }

    static QString trouble(
        const QString& state, const sources::Freshness& freshness, const models::TimeContext& time)
    {
        const QString text = withNextAttempt(state, freshness, time);
        return freshness.reason.pattern.empty()
            ? text
            : tr("%1: %2", "state, reason").arg(text, models::translated(freshness.reason));
    }

    static QString current(
        const QString& word, const sources::Freshness& freshness, const models::TimeContext& time)
    {
        return freshness.asOf
            ? tr("%1, as of %2").arg(word, models::timeText(*freshness.asOf, time.zone()))
            : word;
    }

    /// With the clock that times what goes on, where that is another one than ours.
    static QString byClock(const QString& text, const models::TimeContext& time)
    {
        const auto lead = time.lead();
        if (lead == deployment::Milliseconds(0))
            return text;
        return (lead > deployment::Milliseconds(0)
                ? tr("%1 · server's clock %2 ahead", "how fresh, a duration")
                : tr("%1 · server's clock %2 behind", "how fresh, a duration"))
            .arg(text, models::durationText(deployment::coarsely(std::chrono::abs(lead))));
    }
};

/// All is well with it; but one of the two clocks may be wrong.
widgets::StatusMessage wellLine(const QString& text, const models::TimeContext& time)
{
    const bool isByOurClock = time.lead() == deployment::Milliseconds(0);
    return {Freshness::byClock(text, time), isByOurClock ? Tone::Good : Tone::Warning};
}

} // namespace

widgets::StatusMessage freshnessLine(
    const sources::Freshness& freshness, const models::TimeContext& time)
{
    switch (freshness.state) {
    case State::Idle:
        return {};
    case State::Loading:
        if (freshness.isArchived)
            return {Freshness::tr("%1, connecting…", "from the archive, as of a time")
                        .arg(Freshness::archived(freshness, time)),
                Tone::Info};
        return {Freshness::tr("Loading…"), Tone::Info};
    case State::Live:
        return wellLine(Freshness::tr("Live"), time);
    case State::Polling:
        return wellLine(Freshness::current(Freshness::tr("Polling"), freshness, time), time);
    case State::Watching:
        return {
            Freshness::current(Freshness::tr("Watching the file"), freshness, time), Tone::Good};
    case State::Stale:
        return widgets::StatusMessage::withAction(
            Freshness::trouble(freshness.isArchived ? Freshness::archived(freshness, time)
                                                    : Freshness::stale(freshness, time),
                freshness, time),
            Tone::Warning);
    case State::Offline:
        return widgets::StatusMessage::withAction(
            Freshness::trouble(freshness.isArchived
                    ? Freshness::tr("Offline. %1", "from the archive, as of a time")
                          .arg(Freshness::archived(freshness, time))
                    : Freshness::current(Freshness::tr("Offline"), freshness, time),
                freshness, time),
            Tone::Bad);
    }
    return {};
}

widgets::StatusMessage shortFreshnessLine(
    const sources::Freshness& freshness, const models::TimeContext& time)
{
    sources::Freshness word = freshness;
    word.reason = {};
    word.nextAttempt.reset();
    widgets::StatusMessage line = freshnessLine(word, time);
    line.hasAction = false;
    return line;
}

namespace {

models::Failure failureIn(const SourceSession& session)
{
    models::Failure failure;
    const sources::Source& source = session.source();
    if (!source.isRemote())
        failure.origin = models::Origin::File;
    else if (models::isClusterAddress(source.location()))
        failure.origin = models::Origin::Cluster;
    failure.place = models::displayText(source.location().toStdString());
    return failure;
}

} // namespace

std::optional<models::FailureState> sourceFailure(
    const SourceSession& session, const models::TimeContext& time)
{
    const auto& trouble = session.trouble();
    if (!trouble)
        return std::nullopt;
    models::Failure failure = failureIn(session);
    failure.error = {trouble->freshness.code, trouble->freshness.reason, {}};
    failure.since = trouble->since;
    failure.nextAttempt = trouble->freshness.nextAttempt;
    failure.isRetrying = session.isLoading();
    return models::failureState(failure, time);
}

std::optional<models::FailureState> runFailure(
    const FollowedRun& run, const SourceSession& session, const models::TimeContext& time)
{
    if (!run.error())
        return std::nullopt;
    models::Failure failure = failureIn(session);
    failure.error = *run.error();
    failure.place += QStringLiteral(" · ") + models::displayText(run.id().toStdString());
    failure.since = run.failingSince();
    if (!run.isStopped())
        failure.nextAttempt = run.freshness().nextAttempt;
    failure.isOfDeployment = true;
    return models::failureState(failure, time);
}

} // namespace console
