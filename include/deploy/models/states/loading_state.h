// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/states/absence.h"

namespace models {

/// A deployment that is being read, of which there is nothing to show yet.
struct Loading {
    QString id; ///< of the deployment; safe to show
    Origin origin = Origin::Server;
    QString place = {}; ///< a path or an address, without secrets; safe to show
    deployment::Timestamp since = {};
    bool isListRead = true; ///< else its source reads the list first
};

/// What is read, from where, and, once it takes long, since when and what can be done. nullopt for
/// the first half second, so that what is there at once does not flicker. Asks to be ticked every
/// second.
[[nodiscard]] std::optional<Absence> loadingState(const Loading& loading, const TimeContext& time);

} // namespace models
