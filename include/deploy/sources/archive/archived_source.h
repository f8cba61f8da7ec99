// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/sources/connection.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source_decorator.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace sources {

/// A server together with what was kept of it. The archive is shown at once, before and without the
/// network; what is live takes its place as it comes, and what the server does not have (any more)
/// stays, as isArchived(): one that had not ended has a status that is not known then. Whatever
/// comes is kept: the newest state of each deployment, and all of those that have ended. What is
/// wrong with the archive stands among the problems.
class ArchivedSource final : public SourceDecorator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArchivedSource)

public:
    struct Options {
        std::filesystem::path file; ///< archivePath()
        std::uint64_t limit = defaultLimit; ///< bytes that the file may have
        std::shared_ptr<const deployment::Redactor> redactor =
            std::make_shared<deployment::Redactor>();
        std::shared_ptr<Scheduler> scheduler = systemScheduler();
    };
    static constexpr std::uint64_t defaultLimit = 1'000'000'000;

    ArchivedSource(std::unique_ptr<Source> inner, const Options& options);
    /// Waits until what has come is written.
    ~ArchivedSource() override;

    [[nodiscard]] CommandChannel* commands() override;
    [[nodiscard]] Freshness freshness() const override;
    [[nodiscard]] DeploymentReader& details() override;
    [[nodiscard]] bool isArchived(history::RecordHandle record) const override;
    [[nodiscard]] std::vector<Diagnostic> diagnostics() const override;
    void start() override;

protected:
    void handleUpdate(const HistoryUpdate& update) override;
    void handleFreshness(const Freshness& freshness) override;

private:
    struct Parts;

    void connectInner();
    void connectArchive();
    void handleArchived(const std::shared_ptr<const history::History>& rows);
    void lookAtWorkload(
        const history::History& archived, history::Row row, history::History& changed);
    void handleForgotten();
    void handleLoaded();
    void settle();
    void tellAllProblems(HistoryUpdate& update) const;

    deployment::KnownProblems m_problems; ///< of the server
    bool m_isLoading = false;
    bool m_hasLoaded = false; ///< a list of the server, once
    bool m_hasArchived = false; ///< rows of the archive were shown
    std::unique_ptr<Parts> m_parts;
};

} // namespace sources
