// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/operations/command.h"
#include "deploy/operations/effect.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What became of a command: which evidence makes which state. Stated once, for the window, the
/// command line and the recovery after a crash; docs/openapi.yaml and the user guide say the same.
namespace operations {

/// A command as an answer of the contract has it; texts that are missing are empty.
struct CommandReport {
    std::string key;
    std::string action;
    std::string deployment;
    std::string targetVersion;
    std::string state;
};

/// What an answer's body is.
enum class Body : std::uint8_t {
    Other, ///< empty, or of a form that does not show where it comes from
    Object, ///< a JSON object: data of a program
    Page, ///< a web page; it may be that of an intermediary
    Fragment, ///< JSON that is not whole: what it would have said is not known
};

/// A whole answer, reduced to what bears on a command.
struct Answer {
    int status = 0;
    Body body = Body::Other;
    std::optional<CommandReport> command; ///< where the body may be one
    std::string problemType; ///< of a problem document, else empty
    bool asksForCredentials = false; ///< WWW-Authenticate
};

/// What is known of a command. Each has one line in the table of rules.
enum class Evidence : std::uint8_t {
    // Of this machine.
    NotWrittenDown,
    NeverLeft,
    NeverSent, ///< the program ended between the journal and the request
    NoAnswer,
    Interrupted, ///< the program ended before an answer
    // In answers to the request itself; the first three also where the server is asked for the key.
    ReportsDone,
    ReportsAccepted,
    ReportsFailed,
    SuccessWithoutReport,
    Redirected,
    RevisionOutdated, ///< refused because of the revision alone
    RefusedByServer,
    KeyInUse, ///< the server has the key already, which only this request can have brought
    StillInProgress,
    DoubtfulRefusal, ///< perhaps of an intermediary
    ServerError,
    // Where the server is asked for the key.
    KeyNotKnown,
    NothingReported,
    NoAccountKept, ///< what carries it out remembers no commands: the deployment alone can tell
    // In the deployment, and of the whole search.
    EffectShown,
    EffectOverdue, ///< accepted, and without effect for longer than it should take
    NeverReceived,
    NeverFoundOut,
};

struct Rule {
    Evidence evidence;
    CommandState state;
    std::string_view sentence; ///< a marked message; empty: the state says it all
};
[[nodiscard]] const Rule& ruleFor(Evidence evidence);

/// The state that new evidence leads to: what was accepted is not in doubt again because an answer
/// is inconclusive.
[[nodiscard]] CommandState stateAfter(CommandState now, Evidence evidence);

/// What the answer to the request is worth.
[[nodiscard]] Evidence evidenceOf(const Command& command, const Answer& answer);
/// What the answer to "what became of this key" is worth.
[[nodiscard]] Evidence evidenceOfReport(const Command& command, const Answer& answer);

/// A request is given up after this time at the latest.
inline constexpr std::chrono::seconds maxRequestDuration{30};
/// After that it may still stand in a queue on the way, and be carried out.
inline constexpr std::chrono::minutes maxQueueDelay{5};
/// A server remembers keys for so long at least.
inline constexpr std::chrono::hours keyRetention{24};

/// The search for the outcome of a command whose answer was lost, as far as it has come.
struct Search {
    int inconclusiveAnswers = 0; ///< answers that were inconclusive, or that the key is not known
    /// Of those, once the command could not be on its way any more: to the caller that sent it,
    /// that the key is not known; or that nothing but the deployment knows. Only they end the
    /// search before the server may forget the key: it may tell as soon as it is well again.
    int keyUnknownAnswers = 0;
    Effect effect = Effect::Unclear; ///< in the deployment, read after the last of them
    /// Since the command was sent; nullopt if unknown.
    std::optional<deployment::Milliseconds> sinceSent;
    bool isAccepted = false; ///< it has arrived, and stands in no queue
};
/// NeverReceived or NeverFoundOut if the search has come to that, else nullopt.
[[nodiscard]] std::optional<Evidence> conclusionOf(const Search& search);

/// Whether a command in this state keeps others of its deployment from being sent. One without any
/// news for long does not: its outcome is still being determined. Nor does one for long that was
/// accepted: it cannot arrive after the next one, and may be what that one is to stop.
[[nodiscard]] bool blocksOthers(
    CommandState state, std::optional<deployment::Milliseconds> sinceSent);

} // namespace operations
