// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/history/columns.h"
#include "deploy/history/filter.h"
#include "deploy/operations/command_spec.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cli {

/// What a run is for.
enum class Task : std::uint8_t {
    Help,
    Version,
    List,
    Export,
    Show,
    Validate,
    Diagnose,
    Send, ///< a command to a deployment: the order says which
};

enum class OutputFormat : std::uint8_t {
    Table, ///< for users: aligned columns, or the page of one deployment
    Csv,
    Json,
    JsonLines,
};

/// How to speak to a server; never a secret itself.
struct RemoteAccess {
    std::string tokenFile; ///< empty: $DEPLOYMENT_CONSOLE_TOKEN, if it is set
    std::string user; ///< for HTTP Basic: the secret is the password
    std::string header; ///< carries the secret, instead of Authorization
    std::string caFile;
    std::string clientCertificate;
    std::string clientKey; ///< empty: in the certificate's file
    bool allowInsecureHttp = false;
    std::string kubeconfig; ///< of a cluster; empty: what kubectl reads
    bool runsPlugins = false; ///< that the kubeconfig names, without asking
};

/// What is needed to act on a deployment, beside its id.
struct CommandArguments {
    operations::CommandKind kind = operations::CommandKind::Pause;
    std::string reason;
    std::string targetVersion; ///< of a kind that needs one
    bool confirmed = false; ///< no confirmation is needed
    bool wait = false; ///< until it has taken effect
    std::optional<std::chrono::seconds> timeout; ///< how long to wait for the outcome
};

/// Which times are wanted, as it was typed: an age goes by the clock of whoever dates the
/// deployments (rangeOf()).
struct TimeWords {
    std::string filterLine; ///< of --filter, and what else it says
    std::string since;
    std::string until;
};

/// What the user requested on the command line, checked and complete.
struct Request {
    Task task = Task::Help;
    std::string source; ///< a path, an address (http, https), "-" for standard input
    std::string id; ///< of the deployment to show, to diagnose or to act on
    std::string against; ///< of the run to compare it with; empty: the last good one
    /// Statuses are as typed: their case is settled once the history's own words are known. The
    /// range is that of this computer's clock.
    history::Filter filter;
    TimeWords times;
    /// What the rest of it is once the history is known: the range, and the rows.
    bool isOfReleaseWeek = false;
    bool needsMe = false;
    history::Sort sort;
    std::optional<history::Sort> sortThen; ///< of what is equal in the first column
    std::optional<std::size_t> limit;
    std::vector<history::Column> columns; ///< empty: all that the history has
    OutputFormat format = OutputFormat::Table;
    std::string output = "-"; ///< a path, or "-" for standard output
    bool byteOrderMark = false;
    bool raw = false; ///< of Csv
    bool spreadsheet = false; ///< of Csv
    bool decimalComma = false; ///< of spreadsheet
    bool verbose = false;
    bool dumpState = false; ///< say at the end how the source stands
    deployment::Zone zone = deployment::Zone::Local;
    deployment::Timestamp now;
    bool isNowGiven = false; ///< it was not taken from a clock
    RemoteAccess remote;
    CommandArguments commandArguments;
    bool readOnly = false; ///< no command is sent in this run, whatever else is asked for
};

} // namespace cli
