// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/redactor.h"
#include "deploy/history/summary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sources {

/// How much of a deployment a line of an archive holds; the later ones are richer.
enum class ArchivedExtent : std::uint8_t {
    Row, ///< what the list shows
    Part, ///< all of it as it was at a time, but not how it ended, or without all of its log
    Cut, ///< how it ended, but for its log, which is too long for an archive
    Whole,
};

/// What a line of an archive says of itself, in its last member: "archived".
struct ArchiveMark {
    ArchivedExtent extent = ArchivedExtent::Row;
    deployment::Timestamp at; ///< when this was known

    bool operator==(const ArchiveMark&) const = default;
};

/// The longest end of a line that can hold a mark, in bytes.
inline constexpr std::size_t maxMarkLength = 96;

/// A line of an archive without its end: a record of the data format (docs/data-format.md) with a
/// mark, and with none of the secrets that the redactor knows. nullopt for a deployment whose id
/// itself holds one.
[[nodiscard]] std::optional<std::string> archiveLine(const deployment::Deployment& deployment,
    const ArchiveMark& mark, const deployment::Redactor& redactor);

/// The mark at the end of a line (or of any end of it that is long enough). nullopt for a record
/// that no archive has written.
[[nodiscard]] std::optional<ArchiveMark> archiveMarkOf(std::string_view line);

/// Tells states of a row apart, by all that the list knows of it.
[[nodiscard]] std::uint64_t stateOf(const history::Summary& summary);

/// What is known of a deployment from two records of it: the newer one, and from the older one what
/// the newer has nothing of (a log that was longer, steps, curves, resources).
[[nodiscard]] deployment::Deployment richerOf(
    deployment::Deployment newer, deployment::Deployment older);

} // namespace sources
