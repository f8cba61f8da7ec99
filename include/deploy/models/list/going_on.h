// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/enums.h"
#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/diagnosis/runs/run_digest.h"
#include "deploy/operations/command.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace models {

/// The last command that was carried out on a deployment, as far as the journal of this computer
/// knows.
struct CommandNote {
    operations::CommandKind kind = operations::CommandKind::Pause;
    std::string actor;
    std::string reason;
    deployment::Timestamp at;

    bool operator==(const CommandNote&) const = default;
};

/// What is known of a run when its line in the list is written.
struct RunState {
    deployment::Status status = deployment::Status::Unknown;
    bool isPaused = false;
    bool isEndInDoubt = false; ///< deployment::isEndInDoubt()
    bool isStartInFuture = false; ///< deployment::isInFuture()
    bool hasUnreadNews = false; ///< something newer was told, and could not be read
    std::optional<double> percentage; ///< 0 to 100
    std::string currentStep;
    std::optional<diagnosis::ExpectedEnd> expected; ///< of one that runs
    std::optional<CommandNote> note;
    QString commandUnderWay; ///< "Rolling back to V2.0.5"; empty: none
    /// Of one that was read whole; the rest is known only then.
    const diagnosis::RunDigest* digest = nullptr;
};

/// How much a part of a text is to strike the eye.
enum class Emphasis { Plain, Quiet, Active, Warning, Trouble };

/// What is going on with a run, in a line: nothing for one that has succeeded, so that the eye
/// finds trouble by ink.
struct GoingOn {
    struct Part {
        QString text;
        Emphasis emphasis = Emphasis::Plain;

        bool operator==(const Part&) const = default;
    };

    std::optional<double> share; ///< of a bar, 0 to 100
    Emphasis shareEmphasis = Emphasis::Active;
    QString percentage; ///< beside the bar; empty if it is not known
    std::vector<Part> parts;

    /// All of it.
    [[nodiscard]] QString text() const;
    bool operator==(const GoingOn&) const = default;
};

/// "2 of 3 pods: CrashLoopBackOff"; empty where none fails, or nothing was read.
[[nodiscard]] QString podTroubleText(const diagnosis::RunDigest* digest);
[[nodiscard]] GoingOn goingOn(
    const RunState& run, deployment::Timestamp now, deployment::Zone zone);
/// Of one of which something newer was told that could not be read.
[[nodiscard]] QString unreadNewsText();
/// Of one that goes on by its status, but has ended by its end.
[[nodiscard]] QString endInDoubtText();
/// Why one failed: "Build image: dependency timed out (exit code 1)", by what was read of it (null:
/// nothing), else by what its row says in the current step; empty if nothing is known.
[[nodiscard]] QString reasonText(const diagnosis::RunDigest* digest, std::string_view currentStep);

} // namespace models

Q_DECLARE_METATYPE(models::GoingOn)
