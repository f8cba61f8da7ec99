// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/problem_list.h"
#include "deploy/history/history.h"

#include "live/revision_ledger.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sources {

/// What one response of the list of deployments holds.
struct DeploymentPage {
    history::History rows;
    std::vector<Revision> revisions; ///< by row
    std::vector<deployment::Problem> problems;
    deployment::ProblemTotals totals; ///< of these and of those that are not listed
    /// Address or cursor of the next page, as it stands in the body; empty: it names none. Error
    /// (BadFormat): there may be one that cannot be made out.
    deployment::Expected<std::string> next;
    bool nextIsCursor = false;
    bool nextIsNumber = false; ///< no address, and perhaps no cursor either
    bool isOpenEnded = false; ///< records one after the other: nothing in the body ends them
    std::uint64_t records = 0; ///< that it holds, be they readable or not
    std::optional<std::uint64_t> total; ///< of all pages together, as the server says
    std::vector<std::string> unreadIds =
        {}; ///< of readRecords(): what could not be read is of these
};

/// Reads the body of a page: an array, or an object with the deployments and perhaps with "next".
/// What is still to come is told by the clock that dates the records. Blocks. Errors: BadFormat;
/// Incomplete for a body that ends too early; Cancelled.
[[nodiscard]] deployment::Expected<DeploymentPage> readPage(
    QByteArray body, deployment::Timestamp now, const std::stop_token& stop);

/// Adds the problem of a list that ends with this page, and after fewer records than its server
/// said.
void warnOfMissing(DeploymentPage& page, std::uint64_t total, std::uint64_t recordsOfList);

/// Adds the problem of a list whose end nothing tells.
void warnOfUnknownEnd(DeploymentPage& page);

/// The summaries of single records, each the JSON of one; what is damaged becomes a problem.
[[nodiscard]] DeploymentPage readRecords(
    std::vector<std::string> records, deployment::Timestamp now, const std::stop_token& stop);

/// The ids of the deployments that may still change.
[[nodiscard]] std::vector<std::string> unfinishedIds(const history::History& rows);

} // namespace sources
