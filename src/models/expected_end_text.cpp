// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/expected_end_text.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

class ExpectedEndTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ExpectedEndTexts)
};

/// Seconds would say more than is known.
QString coarseText(deployment::Milliseconds duration)
{
    return durationText(std::chrono::ceil<std::chrono::minutes>(duration));
}

} // namespace

QString expectedEndText(const diagnosis::ExpectedEnd& expected, deployment::Timestamp now)
{
    if (expected.isLate)
        return ExpectedEndTexts::tr("late by %1", "a duration")
            .arg(coarseText(now - expected.latest));
    const deployment::Milliseconds left = expected.likely - now;
    if (left < std::chrono::minutes(1))
        return ExpectedEndTexts::tr("less than 1 min left");
    return ExpectedEndTexts::tr("about %1 left", "a duration").arg(coarseText(left));
}

QString usualDurationText(const diagnosis::DurationStatistics& usual)
{
    return ExpectedEndTexts::tr(
        "Usually %1; 95 of 100 took up to %2 (%Ln run(s)).", nullptr, static_cast<int>(usual.runs))
        .arg(durationText(usual.median), durationText(usual.p95));
}

} // namespace models
