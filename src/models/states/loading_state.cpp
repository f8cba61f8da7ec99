// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/states/loading_state.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QCoreApplication>

namespace models {

namespace {

using namespace std::chrono_literals;

constexpr deployment::Milliseconds silence = 500ms;
constexpr deployment::Milliseconds patienceWithLoading = 5s;

class LoadingWords final {
    Q_DECLARE_TR_FUNCTIONS(models::LoadingState)
};

QString loadingText(const Loading& loading)
{
    if (!loading.isListRead)
        return LoadingWords::tr("%1 is being read from its beginning; this deployment comes after "
                                "that.",
            "a path")
            .arg(loading.place);
    return LoadingWords::tr(
        "Its record, with steps, curves and log, is read from %1.", "a path or an address")
        .arg(loading.place);
}

} // namespace

std::optional<Absence> loadingState(const Loading& loading, const TimeContext& time)
{
    time.requestTickEverySecond();
    const deployment::Milliseconds taken = time.exactNow() - loading.since;
    if (taken < silence)
        return std::nullopt;
    Absence state;
    state.title = LoadingWords::tr("Reading %1…", "a deployment").arg(loading.id);
    state.text = loadingText(loading);
    if (taken < patienceWithLoading)
        return state;
    state.since = LoadingWords::tr("Since %1, for %2.", "a time of day, a duration")
                      .arg(timeText(loading.since, time.zone()), durationText(taken));
    state.waysOut = {WayOut::Retry, WayOut::StopReading};
    if (loading.origin != Origin::File)
        state.waysOut.push_back(WayOut::EditConnection);
    return state;
}

} // namespace models
