// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "row_fingerprint.h"

#include "deploy/deployment/error.h"
#include "deploy/diagnosis/rules/judged_reason.h"
#include "deploy/diagnosis/runs/run_digests.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace console {

/// The digests of the runs that were read, of which state of its row each one is, and which runs
/// are not to be read (again). Holds a limited number: the oldest of those that are not candidates
/// go first.
class KnownRuns final {
public:
    using IsCandidate = std::function<bool(std::string_view id)>;

    KnownRuns(std::size_t maxDigests, IsCandidate isCandidate);

    [[nodiscard]] const diagnosis::RunDigests& digests() const { return m_digests; }
    /// Whether reading it could tell anything new: now, or once some time has passed.
    enum class Need { None, Later, Now };
    [[nodiscard]] Need needOf(
        const std::string& id, const RowFingerprint& row, deployment::Timestamp now) const;
    /// Whoever refuses once does so again.
    [[nodiscard]] static bool isRefusal(deployment::ErrorCode code);

    /// The row is nullopt if it says something else than what was read. False if nothing is new.
    bool accept(diagnosis::RunDigest digest, const std::optional<RowFingerprint>& row,
        deployment::Timestamp now);
    /// A page has judged the run: what is said of it elsewhere says the same, also once it is read
    /// again. False if nothing is new.
    bool follow(diagnosis::JudgedReason judged);
    /// Its log is so long that it is not read again, but once it has ended.
    void markHuge(const std::string& id);
    /// What is usual waits for those that are still to be read (UsualDurations::await). True if
    /// these are others.
    bool await(std::optional<std::vector<diagnosis::AwaitedRun>> runs)
    {
        return m_digests.await(std::move(runs));
    }
    /// It could not be read. True if it is awaited no longer.
    bool fail(const std::string& id, const RowFingerprint& row, deployment::ErrorCode code);
    /// The row has changed; what was known of another status is not true any more. True if a digest
    /// went.
    bool forgetIfOutdated(std::string_view id, std::optional<deployment::Status> now);
    /// The same for all of them. Of a history that is still being loaded, what is not there yet may
    /// come.
    bool forgetOutdated(const history::History& history, bool isWhole);

    [[nodiscard]] std::size_t refused() const;
    [[nodiscard]] std::size_t huge() const;

private:
    struct Known {
        std::optional<RowFingerprint> row; ///< when it was read, or tried last
        deployment::Timestamp at{}; ///< when it was read
        deployment::Timestamp start{};
        std::optional<diagnosis::JudgedReason> judged = std::nullopt; ///< the latest
        int failures = 0; ///< in a row
        bool hasPods = false; ///< which change without their row
        bool isRefused = false;
        bool isHuge = false;
        bool hasEnded = false; ///< when it was read
    };

    void makeRoom();
    void forgetRefusalsOfOthers();

    std::size_t m_maxDigests;
    IsCandidate m_isCandidate;
    diagnosis::RunDigests m_digests;
    std::unordered_map<std::string, Known> m_known;
};

} // namespace console
