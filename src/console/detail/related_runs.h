// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/models/detail/related_run.h"
#include "deploy/operations/journal_entry.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace console {

class CommandSession;
class SourceSession;

/// Finds what a command that was given for a deployment has begun, and for a deployment the one
/// that it was begun from: by the journal, and by what its source lists of the same environment and
/// service since. What is not certain is not said.
class RelatedRuns final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelatedRuns)

public:
    RelatedRuns(std::string id, const SourceSession& session, CommandSession& commands,
        QObject* parent = nullptr);

    /// That it was begun from.
    [[nodiscard]] const std::optional<models::RelatedRun>& origin() const { return m_origin; }
    /// That began by the last command of those that begin one.
    [[nodiscard]] const std::optional<models::RelatedRun>& outcome() const { return m_outcome; }
    /// Commands may have been given since.
    void readGiven();

Q_SIGNALS:
    void changed();

private:
    void handleHistory();
    void lookForOutcome();
    void lookForOrigin();
    void takeOrigin(const std::vector<operations::JournalEntry>& givenBefore);

    std::string m_id;
    const SourceSession& m_session;
    CommandSession& m_commands;
    std::vector<operations::JournalEntry> m_given; ///< the newest first
    bool m_isOriginAsked = false;
    std::optional<models::RelatedRun> m_origin;
    std::optional<models::RelatedRun> m_outcome;
};

/// The row of what the command began: the first of the lineage of its deployment from then on, if
/// that began within minutes and has the version that was asked for. nullopt where the deployment
/// itself was brought back, as most servers do it. The lead is that of the rows' clock over the
/// journal's (Source::clockLead()).
[[nodiscard]] std::optional<history::Row> rowBegunBy(const history::History& history,
    const operations::JournalEntry& entry, deployment::Milliseconds lead);

} // namespace console
