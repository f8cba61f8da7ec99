// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/live_versions.h"
#include "deploy/models/list/going_on.h"

#include <QMetaType>
#include <QString>

#include <compare>
#include <string>

namespace models {

class RunKnowledge;
class TimeContext;

/// Where something is live; the words as records have them.
struct LivePlace {
    std::string environment;
    std::string service; ///< empty where records do not tell

    auto operator<=>(const LivePlace&) const = default;
};

/// What is said of a place: which version is live there, and what happens to it. Safe to show.
struct LiveCard {
    QString environment;
    QString service; ///< empty where records do not tell
    QString version; ///< that its users get; empty if it is not known
    /// "since 2025-02-15 10:25", or that it is not known; of what has all of the traffic without
    /// having succeeded, that it has, and first of all that it failed.
    QString since;
    QString sinceInShort; ///< "since 10:25" of the same day, else "since 2025-02-15"
    /// What runs there now, else what failed there last.
    GoingOn::Part news;
    /// In short, what failed there where something runs too; of what failed last, the traffic that
    /// it has all the same, or the last good version where it has all of it.
    GoingOn::Part before;
    /// All of it in sentences, for tool tips and those who hear it.
    QString description;
    Emphasis emphasis = Emphasis::Plain; ///< of the whole; Quiet: it is not known what is live

    bool operator==(const LiveCard&) const = default;
};

/// Instead of a version.
[[nodiscard]] QString unknownLiveText(const RunKnowledge& knowledge);

/// The version belongs to the history of the knowledge.
[[nodiscard]] LiveCard liveCard(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge, const TimeContext& time);

} // namespace models

Q_DECLARE_METATYPE(models::LiveCard)
