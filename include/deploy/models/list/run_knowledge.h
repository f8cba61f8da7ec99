// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/attention.h"
#include "deploy/diagnosis/runs/run_digests.h"
#include "deploy/diagnosis/runs/run_index.h"
#include "deploy/history/environment_kind.h"
#include "deploy/models/list/going_on.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace models {

/// What is known of the runs of a list beside their own rows: from the rows of others, from runs
/// that were read whole, and from the commands that were given. Computed when asked for, since
/// only a few rows are in view.
class RunKnowledge final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunKnowledge)

public:
    explicit RunKnowledge(QObject* parent = nullptr);

    /// Shares what is known of the runs before each one with others who ask for it; else it has its
    /// own.
    void shareIndex(std::shared_ptr<diagnosis::RunIndex> index) { m_index = std::move(index); }
    /// Another history, or none.
    void setHistory(std::shared_ptr<const history::History> history);
    /// The history has changed in place: costs as much as has changed. Of very many rows that are
    /// new, the runs before each one are known a little later, and not at all until then; changed()
    /// tells.
    void handleHistoryChanged();
    /// The same for a part of the changes, of which nobody is told yet: handleHistoryChanged()
    /// follows.
    void followHistory();
    /// Whether rows come in for the first time, part after part: what goes by the runs before each
    /// one can wait for the rows then.
    void setFilling(bool filling);
    /// How much of what there is the history has.
    enum class Extent {
        Whole,
        Growing, ///< a part, and more is on its way
        Part, ///< more was to come, and did not
    };
    /// Of a part nothing is said that newer rows may overturn: what is live, what failed last.
    void setExtent(Extent extent);
    [[nodiscard]] Extent extent() const { return m_extent; }
    [[nodiscard]] bool isWhole() const { return m_extent == Extent::Whole; }
    /// There are rows of which the runs before each one are not known yet.
    [[nodiscard]] bool isBehind() const { return m_isBehind; }
    /// One without rows if there is none.
    [[nodiscard]] const history::History& history() const;
    /// They outlive it, or are replaced; null: nothing was read whole. handleDigestsChanged() says
    /// that they are others.
    void setDigests(const diagnosis::RunDigests* digests);
    void handleDigestsChanged();
    /// "Rolling back to V2.0.5", by id.
    void setCommandsUnderWay(QHash<QString, QString> texts);
    /// The last command that was carried out, by id.
    void setCommandNotes(QHash<QString, CommandNote> notes);
    /// Of which deployments something newer was told that could not be read.
    void setUnreadNewsTest(std::function<bool(std::string_view id)> hasUnreadNews);
    void handleUnreadNews() { Q_EMIT changed(); }
    [[nodiscard]] bool hasUnreadNews(history::Row row) const;
    /// What environments are for whose names say nothing: what their connection is marked as.
    void setOtherEnvironments(history::EnvironmentKind kind);
    [[nodiscard]] history::EnvironmentKind otherEnvironments() const { return m_otherEnvironments; }

    /// Of one that was read whole; null for any other.
    [[nodiscard]] const diagnosis::RunDigest* digestOf(history::Row row) const;
    /// Points into the digests.
    [[nodiscard]] RunState stateOf(history::Row row, deployment::Timestamp now) const;
    [[nodiscard]] std::optional<diagnosis::ExpectedEnd> expectedEnd(
        history::Row row, deployment::Timestamp now) const;
    /// The version that the run replaced, or is replacing; empty if it is not known.
    [[nodiscard]] std::string fromVersion(history::Row row) const;
    /// How long runs of its kind took before it; nullopt if too few are known.
    [[nodiscard]] std::optional<diagnosis::DurationStatistics> usualDuration(
        history::Row row) const;

    /// diagnosis::needingAttention(): reads every row.
    [[nodiscard]] std::vector<history::Row> needingAttention(deployment::Timestamp now) const;
    /// What else than the history and the time it goes by: RunDigests::revisionOfRunning().
    [[nodiscard]] std::uint64_t revisionOfRunning() const;
    /// A step of it (diagnosis::AttentionScan::advance()).
    bool advance(diagnosis::AttentionScan& scan, deployment::Timestamp now,
        const std::function<bool()>& isTimeUp) const;

Q_SIGNALS:
    /// Something else is known, without a change of the history.
    void changed();
    /// The same, and nothing else than before is known of all others.
    void runsRead(const std::vector<history::Row>& rows);
    /// Of the history, or to another one.
    void historyChanged();

private:
    [[nodiscard]] bool isWorthWaiting() const;
    [[nodiscard]] std::vector<deployment::Milliseconds> durationsBefore(history::Row row) const;

    std::shared_ptr<const history::History> m_history;
    const diagnosis::RunDigests* m_digests = nullptr;
    std::uint64_t m_digestsRevision = 0;
    std::shared_ptr<diagnosis::RunIndex> m_index = std::make_shared<diagnosis::RunIndex>();
    QTimer m_next; ///< for the next rows that the index takes in
    bool m_isFilling = false;
    Extent m_extent = Extent::Whole;
    bool m_isBehind = false; ///< there are rows that the index has not taken in
    /// What was asked for last: a cell is asked for several things, one after the other.
    struct UsualDuration {
        std::optional<history::Row> row;
        std::uint64_t revision = 0;
        std::optional<diagnosis::DurationStatistics> duration;
    };
    mutable UsualDuration m_usual;
    QHash<QString, QString> m_commandsUnderWay;
    QHash<QString, CommandNote> m_commandNotes;
    std::function<bool(std::string_view id)> m_unreadNewsTest; ///< null: of none
    history::EnvironmentKind m_otherEnvironments = history::EnvironmentKind::Other;
};

} // namespace models
