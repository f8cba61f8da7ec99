// SPDX-License-Identifier: GPL-3.0-or-later
// Who followed a workload and who reads it only now say the same of it, as far as the one who reads
// it now can know; and never the contrary.
#include "made_up_rollout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

using deployment::Status;
using kubernetes::AttemptBook;
using kubernetes::ObjectKind;
using made_up::RolloutPlan;

namespace {

/// A Deployment and its controller, as far as pods, pauses and revisions go.
class PlayedDeployment {
public:
    explicit PlayedDeployment(std::mt19937& random)
        : m_random(random)
    {
    }

    [[nodiscard]] kubernetes::WorkloadObject read() const
    {
        return made_up::readWorkload(ObjectKind::Deployment,
            R"({"metadata":{"name":"web","namespace":"shop","uid":"12345678","generation":)"
                + std::to_string(m_generation)
                + R"(,"creationTimestamp":"2026-03-03T09:00:00Z","annotations":{)"
                + R"("deployment.kubernetes.io/revision":")" + std::to_string(m_revision)
                + R"("}},"spec":{"progressDeadlineSeconds":60,"replicas":)"
                + std::to_string(m_desired) + R"(,"paused":)" + (m_isPaused ? "true" : "false")
                + R"(,"template":{"spec":{"containers":[{"name":"web","image":"web:)"
                + std::to_string(m_wanted) + R"("}]}}},"status":{"observedGeneration":)"
                + std::to_string(m_observed) + R"(,"replicas":)" + std::to_string(m_new + m_old)
                + R"(,"availableReplicas":)" + std::to_string(m_ready + m_old)
                + R"(,"readyReplicas":)" + std::to_string(m_ready + m_old)
                + (isHeld() ? "" : R"(,"updatedReplicas":)" + std::to_string(m_new))
                + R"(,"conditions":[{"type":"Progressing","status":")" + m_progress
                + R"(","reason":")" + m_reason + R"(","lastUpdateTime":")" + timeText(m_updated)
                + R"(","lastTransitionTime":")" + timeText(m_changed) + R"("}]}})");
    }

    void next()
    {
        ++m_minute;
        switch (m_random() % 9) {
        case 0:
            m_isPaused = !m_isPaused;
            tell("Unknown", m_isPaused ? "DeploymentPaused" : "DeploymentResumed");
            return touch();
        case 1:
            ++m_wanted;
            return touch();
        case 2:
            m_desired = static_cast<int>(m_random() % 4);
            return touch();
        case 3: // pods die, and are to be replaced
            m_ready = std::max(0, m_ready - 1 - static_cast<int>(m_random() % 2));
            return;
        case 5:
            return missDeadline();
        case 4: // changed, and not yet seen
            m_wanted += m_random() % 2 == 0 ? 1 : 0;
            ++m_generation;
            return;
        default:
            return work();
        }
    }

    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] int version() const { return m_rolledOut; }

private:
    /// Its template was changed while it is paused.
    [[nodiscard]] bool isHeld() const { return m_wanted != m_rolledOut; }

    void touch()
    {
        m_observed = ++m_generation;
        work();
    }

    void work()
    {
        const auto before = std::tuple(m_ready, m_new, -m_old);
        const int revision = m_revision;
        workOnPods();
        // What pods bring is told until all is there; it takes the place of what a pause left.
        const bool isFurther = revision == m_revision
            && (m_ready > std::get<0>(before) || m_new > std::get<1>(before)
                || -m_old > std::get<2>(before));
        if (isFurther && !m_isPaused && m_reason != "NewReplicaSetAvailable")
            tell("True", "ReplicaSetUpdated");
    }

    void missDeadline()
    {
        constexpr int deadline = 1;
        const bool waits = !m_isPaused && m_reason != "NewReplicaSetAvailable"
            && m_reason != "ProgressDeadlineExceeded" && m_minute > m_progressed + deadline;
        if (waits && m_observed == m_generation && (m_ready < m_desired || m_old > 0))
            tell("False", "ProgressDeadlineExceeded");
    }

    void workOnPods()
    {
        m_observed = m_generation;
        if (isHeld() && !m_isPaused) {
            m_rolledOut = m_wanted;
            ++m_revision;
            m_old += m_new;
            m_new = m_ready = 0;
            m_isDone = false;
            tell("True", "ReplicaSetUpdated");
            if (m_old > 0 || m_desired > 0)
                return;
        }
        if (m_old == 0) {
            m_new = m_desired;
            m_ready = std::min(m_new, m_ready + 1);
        } else if (!m_isPaused) {
            --m_old;
            m_new = m_old == 0 ? m_desired : std::max(m_new, std::min(m_desired, m_new + 1));
            m_ready = std::min(m_new, m_ready + 1);
        } else {
            m_ready = std::min(m_new, m_ready + 1); // what was begun comes up
        }
        if (isHeld() || m_old > 0 || m_new != m_desired || m_ready != m_new)
            return;
        if (m_isPaused && m_desired == 0)
            return; // nobody sees what its template is
        m_isDone = true;
        if (!m_isPaused)
            tell("True", "NewReplicaSetAvailable");
    }

    void tell(const std::string& progress, const std::string& reason)
    {
        m_progressed = m_minute;
        m_changed = progress == m_progress ? m_changed : m_minute;
        m_updated = progress == m_progress && reason == m_reason ? m_updated : m_minute;
        m_progress = progress;
        m_reason = reason;
    }

    static std::string timeText(int minute)
    {
        const std::string text = std::to_string(100 + minute);
        return "2026-03-03T09:" + text.substr(1) + ":00Z";
    }

    std::mt19937& m_random;
    int m_generation = 1;
    int m_observed = 1;
    int m_revision = 1;
    bool m_isPaused = false;
    int m_desired = 2;
    int m_wanted = 1; ///< the image of the template
    int m_rolledOut = 1; ///< that of the revision
    int m_new = 0; ///< pods of the revision
    int m_ready = 0; ///< of them
    int m_old = 0; ///< pods of earlier revisions
    bool m_isDone = false;
    int m_minute = 0;
    std::string m_progress = "True";
    std::string m_reason = "ReplicaSetUpdated";
    int m_changed = 0;
    int m_updated = 0;
    int m_progressed = 0; ///< from where the deadline counts
};

deployment::Deployment newestRowOf(AttemptBook& book, const kubernetes::WorkloadObject& object)
{
    static_cast<void>(book.apply(object));
    const auto whole =
        book.whole("shop/web/12345678/" + std::to_string(kubernetes::revisionOf(object.meta)), {});
    EXPECT_TRUE(whole);
    return whole ? whole->deployment : deployment::Deployment();
}

AttemptBook aBook()
{
    return AttemptBook{{{}, [] { return made_up::at("2026-03-03T09:00:00Z"); }}};
}

void expectNothingContrary(
    const deployment::Deployment& followed, const deployment::Deployment& fresh)
{
    if (fresh.status.known != Status::Unknown) {
        EXPECT_EQ(fresh.status, followed.status);
        EXPECT_EQ(fresh.paused, followed.paused);
    }
    EXPECT_TRUE(fresh.version.empty() || fresh.version == followed.version)
        << fresh.version << " is not " << followed.version;
    EXPECT_TRUE(!fresh.end || fresh.end == followed.end);
    EXPECT_TRUE(
        !fresh.progress.percentage || fresh.progress.percentage == followed.progress.percentage)
        << fresh.progress.percentage.value_or(-1) << " is not "
        << followed.progress.percentage.value_or(-1);
    EXPECT_TRUE(fresh.progress.currentStep.empty()
        || fresh.progress.currentStep == followed.progress.currentStep)
        << fresh.progress.currentStep << " is not " << followed.progress.currentStep;
    EXPECT_EQ(fresh.workload->phase, followed.workload->phase);
    EXPECT_EQ(fresh.workload->message, followed.workload->message);
    EXPECT_EQ(fresh.workload->notes.size() >= followed.workload->notes.size(), true);
}

} // namespace

TEST(FreshReader, saysNothingThatWhoFollowedDenies)
{
    std::mt19937 random(20260310);
    for (int round = 0; round < 300 && !testing::Test::HasFailure(); ++round) {
        PlayedDeployment played(random);
        AttemptBook followed = aBook();
        for (int length = 0; length < 30 && !testing::Test::HasFailure(); ++length) {
            const auto object = played.read();
            const auto row = newestRowOf(followed, object);
            AttemptBook fresh = aBook();
            expectNothingContrary(row, newestRowOf(fresh, object));
            if (object.status.observedGeneration == std::to_string(object.meta.generation)) {
                EXPECT_EQ(row.status.known == Status::Completed, played.isDone());
                EXPECT_EQ(row.version, std::to_string(played.version()));
            }
            if (testing::Test::HasFailure())
                ADD_FAILURE() << "round " << round << ", state " << length << ": generation "
                              << object.meta.generation << ", paused " << object.spec.isPaused
                              << ", desired " << object.spec.replicas.value_or(-1) << ", replicas "
                              << object.status.replicas.value_or(-1) << ", updated "
                              << object.status.updated.value_or(-1) << ", available "
                              << object.status.available.value_or(-1) << ", "
                              << object.status.conditions.front().reason;
            played.next();
        }
    }
}
