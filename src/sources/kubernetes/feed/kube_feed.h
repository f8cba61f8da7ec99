// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/owned_request.h"

#include "live/live_feed.h"

#include "missing_kinds.h"
#include "workload_lister.h"
#include "workload_rows.h"
#include "workload_stream.h"

namespace sources {

/// How the rows of a list were completed by what belongs to its workloads.
struct RowsCompletion {
    std::map<kubernetes::ObjectKind, KubeFailure> missing; ///< what could not be read
    std::vector<deployment::Problem> problems; ///< items that could not be read
};

/// Lists, watches and rows of a cluster's workloads, as ListAndWatch asks for them. The watches
/// stand still while a list is read: beside it they would tell of states before and after it.
class KubeFeed final : public QObject, public LiveFeed {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeFeed)

public:
    /// Tells its end later, if it is not let go of before.
    using CompleteRows =
        std::function<OwnedRequest(std::function<void(const RowsCompletion&)> end)>;
    struct Parts {
        WorkloadLister& lister;
        WorkloadStream& stream;
        WorkloadRows& rows;
        MissingKinds& missing;
        KubeClient& client;
        /// Of the deployments that are looked at; how, LiveFeed::checkWatched() says.
        std::function<void(Watched which)> checkWatched;
        /// To be seen for as long as the source is open.
        std::vector<deployment::Message> warnings;
        bool isOneNamespace = false;
        /// Before a list is said to be there: the first one, and each after which more may be new
        /// than it says itself. Empty: the rows stay as lists and watches have them, and whoever
        /// reads one whole completes it.
        CompleteRows completeRows;
        /// A list whose rows could not be completed has failed; else it lacks something, and says
        /// so.
        bool needsCompleteRows = false;
        bool follows = true; ///< false: one list, and no more
    };
    explicit KubeFeed(Parts parts);

    void readList(ListExtent extent, bool afresh) override;
    void abortList() override;
    [[nodiscard]] bool isReadingList() const override
    {
        return m_parts.lister.isReading() || bool(m_completion);
    }
    [[nodiscard]] bool putsPollsOff() override;
    void openStream(const QByteArray& position) override;
    void closeStream() override { m_parts.stream.close(); }
    [[nodiscard]] bool isEarlier(const QByteArray& position, const QByteArray& than) const override;
    void forgetEventNumbers() override { }
    void forgetAll() override { m_completed.reset(); }
    [[nodiscard]] bool isBusy() const override;
    void checkWatched(Watched which) override { m_parts.checkWatched(which); }

    /// Why a kind is not there, as of the latest list.
    [[nodiscard]] const Listing& latest() const { return m_latest; }

Q_SIGNALS:
    void listEnded(const sources::ListEnd& end);
    void unauthorized(const deployment::Error& error);

private:
    void handleListing(const Listing& listing);
    void handleCompletion(const RowsCompletion& completion);
    void endList(const RowsCompletion& completion);
    void resumeStream(const WorkloadVersions& versions);
    void failList(const KubeFailure& failure);
    void lookForMissing();
    [[nodiscard]] LiveFailure listFailureOf(const KubeFailure& failure);
    [[nodiscard]] std::optional<KubeFailure> failureOf(const Listing& listing) const;
    [[nodiscard]] std::optional<KubeFailure> doubtfulRefusalOf(const Listing& listing) const;
    [[nodiscard]] std::vector<deployment::Problem> problemsOf(const Listing& listing) const;

    Parts m_parts;
    Listing m_latest;
    std::set<kubernetes::ObjectKind> m_everListed;
    std::set<kubernetes::ObjectKind> m_permitted; ///< as of the latest list that stood
    OwnedRequest m_completion; ///< of the rows of the latest list
    std::optional<RowsCompletion> m_completed; ///< as the rows are since
    int m_refusalsLeft = 0; ///< that are believed only after they have come again
    deployment::Timestamp m_resumedAt; ///< the stream was last let go on, or opened
    std::optional<deployment::Timestamp> m_waitedAt; ///< in vain, for the stream to open
};

/// Why events or a list have failed, for ListAndWatch: what is not permitted is not asked for again
/// and again.
[[nodiscard]] LiveFailure liveFailureOf(const KubeFailure& failure);

} // namespace sources
