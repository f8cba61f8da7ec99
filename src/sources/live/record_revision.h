// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision_ledger.h"

#include <QString>

#include <string_view>

namespace sources {

/// The member "revision" of a record, an integer or a string of digits; nullopt for another value.
/// An ETag is never used as one, since it only distinguishes states.
[[nodiscard]] Revision revisionOf(std::string_view record);
/// What distinguishes a state from another one: its strong ETag or, if there is none, the digits of
/// its revision without quotes. Those are only compared with, never sent as If-Match.
[[nodiscard]] QString decidedRevision(const QString& strongTag, Revision revision);

} // namespace sources
