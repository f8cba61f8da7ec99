// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_weights.h"

#include <algorithm>
#include <array>

namespace diagnosis {

namespace {

using deployment::ErrorSign;
using deployment::Trouble;

constexpr double ofError = 3;
constexpr double ofFatal = 0.7; ///< more than an error
constexpr double ofMention = 2;
constexpr double ofWarning = 2.3;
constexpr double ofUnknownTrouble = 1.5;
constexpr double ofAttempt = -1.5;
constexpr double ofAftermath = -2;
constexpr double ofResult = -4;

/// How likely a trouble is a cause, and not what another one led to.
constexpr std::array<double, deployment::troubleCount> ofTrouble{
    2.6, // exception
    0.4, // exit code
    1.0, // timeout
    2.8, // image
    0.8, // probe
    3.0, // memory
    0.6, // crash
    2.2, // connection
    3.0, // permission
    3.0, // disk
    2.8, // quota
    3.0, // certificate
    2.8, // DNS
    3.0, // configuration
    3.0, // port
    2.8, // database
    2.6, // scheduling
    0.9, // server error
};

/// From here on a trouble is a cause, whatever else the line says.
constexpr double isCause = 2;

double weightOfTroubles(const LineSigns& signs)
{
    double best = signs.troubles.empty() ? ofUnknownTrouble : 0;
    for (std::size_t i = 0; i < ofTrouble.size(); ++i) {
        if (signs.troubles.holds(static_cast<Trouble>(i)))
            best = std::max(best, ofTrouble[i]);
    }
    return best;
}

} // namespace

bool isAftermath(const LineSigns& signs)
{
    return signs.isAftermath && !signs.isFatal
        && (signs.troubles.empty() || weightOfTroubles(signs) < isCause);
}

double weightOf(const LineSigns& signs)
{
    const bool saysError = signs.error != ErrorSign::None;
    if (!saysError && !signs.isWarning)
        return 0;
    double weight = signs.error == ErrorSign::Error ? ofError : saysError ? ofMention : ofWarning;
    weight += weightOfTroubles(signs);
    weight += signs.isFatal ? ofFatal : 0;
    weight += signs.isAttempt ? ofAttempt : 0;
    weight += isAftermath(signs) ? ofAftermath : 0;
    return weight + (signs.isResult ? ofResult : 0);
}

} // namespace diagnosis
