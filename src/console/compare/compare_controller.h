// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

#include "deploy/sources/source.h"
#include "deploy/widgets/controls/state_line.h"

#include <memory>
#include <optional>

namespace models {
class TimeContext;
}
namespace widgets {
class ComparePage;
}

namespace console {

class ComparisonJob;
class FollowedRun;
class SourceSession;

/// Keeps a comparison in step with its two runs: reads both, compares them off the event loop, and
/// again when one has changed, every few seconds at most.
class CompareController final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareController)

public:
    /// Compares with the last good run until another one is chosen.
    CompareController(QString id, SourceSession& session, const models::TimeContext& time,
        widgets::ComparePage& page);
    ~CompareController() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap& state) override;
    [[nodiscard]] widgets::ComparePage& page() const { return m_page; }
    /// Another run of the source; nullopt: the last good one, that succeeded before this one in
    /// the same environment (and service) with the same strategy.
    void compareWith(const std::optional<QString>& id);

Q_SIGNALS:
    void logEntryRequested(const deployment::DeploymentKey& key, std::size_t entry);

private:
    /// The states of both runs that were compared.
    struct Compared {
        sources::SnapshotPointer here;
        sources::SnapshotPointer there;

        bool operator==(const Compared&) const = default;
    };

    void connectPage();
    void follow(const FollowedRun& run);
    void followHistory();
    void advance();
    void chooseLastGoodRun();
    void choose(const QString& id);
    void handleChange();
    void refresh();
    void compareIfDue();
    void compare(const Compared& runs);
    [[nodiscard]] bool isOutdated(const Compared& runs) const;
    void showChoices();
    void showOutlines();
    /// Why there is nothing (newer) to see, or what may deceive.
    [[nodiscard]] widgets::StatusMessage loadState() const;
    void showFreshness();
    void announceTitle();

    SourceSession& m_session;
    const models::TimeContext& m_time;
    widgets::ComparePage& m_page;
    std::unique_ptr<FollowedRun> m_here;
    std::unique_ptr<FollowedRun> m_there; ///< null where there is none to compare with
    std::unique_ptr<ComparisonJob> m_job; ///< while it is under way
    std::optional<QString> m_chosen; ///< nullopt: the last good one
    Compared m_compared;
    deployment::Timestamp m_comparedAt;
    bool m_isSearchDue = false; ///< for a run to compare with
    QString m_title;
};

} // namespace console
