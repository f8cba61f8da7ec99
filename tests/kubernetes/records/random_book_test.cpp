// SPDX-License-Identifier: GPL-3.0-or-later
// Random lives of workloads, told in every way that a watch can tell them, against an oracle that
// knows only the rules.
#include "made_up_rollout.h"

#include "deploy/deployment/workload/workload_note.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

using deployment::Status;
using kubernetes::AttemptBook;
using kubernetes::AttemptChange;
using kubernetes::ObjectKind;
using made_up::RolloutPlan;

namespace {

using Rows = std::map<std::string, std::string>; ///< status by id

/// A workload's true life: each state with what its rows have to be from then on.
struct Life {
    std::vector<RolloutPlan> states;
    std::vector<Rows> rows;
};

class LifeMaker {
public:
    LifeMaker(std::mt19937& random, int number)
        : m_random(random)
    {
        m_plan.name = "app" + std::to_string(number);
        m_plan.uid = "uid" + std::to_string(number) + "-0000";
        m_plan.revision = 0;
        m_plan.generation = 0;
        m_plan.stable = "";
    }

    Life make()
    {
        update();
        for (int length = 4 + static_cast<int>(m_random() % 12); length > 0; --length)
            next();
        return m_life;
    }

private:
    std::string id(std::int64_t revision) const
    {
        return "shop/" + m_plan.name + '/' + m_plan.uid.substr(0, 8) + '/'
            + std::to_string(revision);
    }

    void keep(const std::string& status)
    {
        m_rows[id(m_plan.revision)] = status;
        m_life.states.push_back(m_plan);
        m_life.rows.push_back(m_rows);
    }

    void setPhase(const std::string& phase, std::int64_t step, const std::string& more = {})
    {
        m_plan.phase = phase;
        m_plan.message = phase;
        m_plan.step = step;
        m_plan.moreStatus = more;
    }

    /// To a template that is new, or to one that was there before.
    void update()
    {
        const bool isBack = m_hashes.size() > 1 && m_random() % 3 == 0;
        std::string hash = "h" + std::to_string(m_nextHash);
        if (isBack)
            hash = m_hashes[m_random() % m_hashes.size()];
        if (hash == m_plan.hash && m_plan.revision > 0)
            return;
        m_nextHash += isBack ? 0 : 1;
        if (m_plan.revision > 0) {
            std::string& before = m_rows[id(m_plan.revision)];
            const bool wasEnded = before == "COMPLETED" || before == "FAILED";
            before = isBack && hash == m_plan.stable ? "ROLLED_BACK" : wasEnded ? before : "FAILED";
        }
        m_wayBackFrom = isBack ? id(m_plan.revision) : std::string();
        ++m_plan.revision;
        m_plan.observed = std::to_string(++m_plan.generation);
        std::erase(m_hashes, hash);
        m_hashes.push_back(hash);
        m_plan.hash = hash;
        m_isDone = false;
        setPhase("Progressing", 0);
        keep("RUNNING");
    }

    void next()
    {
        switch (m_random() % 6) {
        case 0:
            return update();
        case 1: // the spec is changed and nobody has seen it yet
            ++m_plan.generation;
            keep(m_isDone ? "COMPLETED" : isFailed() ? "FAILED" : "PENDING");
            m_plan.observed = std::to_string(m_plan.generation);
            return keep(m_isDone ? "COMPLETED" : isFailed() ? "FAILED" : "RUNNING");
        case 2:
            m_plan.stable = m_plan.hash;
            setPhase("Healthy", 4);
            m_isDone = true;
            if (!m_wayBackFrom.empty())
                m_rows[m_wayBackFrom] = "ROLLED_BACK";
            return keep("COMPLETED");
        case 3:
            if (m_isDone)
                return;
            setPhase("Degraded", 0, R"("abort":true,)");
            return keep("FAILED");
        default:
            setPhase("Progressing", std::min<std::int64_t>(3, m_plan.step + 1));
            return keep(m_isDone ? "COMPLETED" : "RUNNING");
        }
    }

    bool isFailed() const { return m_plan.phase == "Degraded"; }

    std::mt19937& m_random;
    RolloutPlan m_plan;
    Life m_life;
    Rows m_rows;
    std::vector<std::string> m_hashes; ///< that were there, the newest last
    std::string m_wayBackFrom; ///< id; empty: the newest one goes back to nothing
    int m_nextHash = 0;
    bool m_isDone = false;
};

/// What somebody sees who takes every change.
class Watcher {
public:
    void take(const std::vector<AttemptChange>& changes)
    {
        for (const AttemptChange& each : changes) {
            EXPECT_TRUE(m_book.workloadOf(each.record.id)) << each.record.id;
            EXPECT_TRUE(!each.record.end || *each.record.end >= each.record.start);
            for (const std::string& note : each.record.workload->notes)
                EXPECT_TRUE(deployment::workloadNoteOf(note)) << note << " cannot be translated";
            if (each.isHidden)
                m_rows.erase(each.record.id);
            else
                m_rows[each.record.id] = each.record.status.text;
        }
    }

    AttemptBook m_book{{{}, [] { return made_up::at("2026-03-03T09:00:00Z"); }}};
    Rows m_rows;
};

} // namespace

TEST(RandomAttempts, everyLifeGivesTheRowsThatItsRulesGive)
{
    std::mt19937 random(20260303);
    for (int round = 0; round < 200; ++round) {
        SCOPED_TRACE(round);
        const Life life = LifeMaker(random, round).make();
        Watcher watcher;
        for (std::size_t state = 0; state < life.states.size(); ++state) {
            watcher.take(watcher.m_book.apply(life.states[state].read()));
            // Told twice, or what was told before: nothing changes.
            watcher.take(watcher.m_book.apply(life.states[state].read()));
            ASSERT_EQ(watcher.m_rows, life.rows[state]) << life.states[state].json();
        }
    }
}

TEST(RandomAttempts, whatComesLateOrTwiceChangesNoRow)
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        SCOPED_TRACE(round);
        const Life life = LifeMaker(random, round).make();
        Watcher watcher;
        for (std::size_t state = 0; state < life.states.size(); ++state) {
            watcher.take(watcher.m_book.apply(life.states[state].read()));
            const auto& late = life.states[random() % (state + 1)];
            if (late.generation < life.states[state].generation)
                watcher.take(watcher.m_book.apply(late.read()));
            ASSERT_EQ(watcher.m_rows, life.rows[state]);
        }
    }
}

TEST(RandomAttempts, aListEndsWithWhatTheClusterHas)
{
    std::mt19937 random(99);
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE(round);
        std::vector<Life> lives;
        for (int number = 0; number < 6; ++number)
            lives.push_back(LifeMaker(random, number).make());
        Watcher watcher;
        std::vector<std::size_t> told(lives.size(), 0);
        std::vector<bool> isGone(lives.size(), false);
        for (int list = 0; list < 4; ++list) {
            watcher.m_book.beginList(ObjectKind::Rollout);
            for (std::size_t each = 0; each < lives.size(); ++each) {
                isGone[each] = isGone[each] || (list > 0 && random() % 8 == 0);
                if (isGone[each])
                    continue;
                told[each] = std::min(told[each] + random() % 4, lives[each].states.size() - 1);
                watcher.take(watcher.m_book.apply(lives[each].states[told[each]].read()));
            }
            watcher.take(watcher.m_book.endList(ObjectKind::Rollout));
            for (std::size_t each = 0; each < lives.size(); ++each) {
                const auto& plan = lives[each].states[told[each]];
                const std::string id = "shop/" + plan.name + '/' + plan.uid.substr(0, 8) + '/'
                    + std::to_string(plan.revision);
                const auto workload = watcher.m_book.workloadOf(id);
                ASSERT_TRUE(workload);
                EXPECT_EQ(workload->isGone, isGone[each]);
                EXPECT_TRUE(workload->isCurrent);
                EXPECT_TRUE(!isGone[each] || watcher.m_rows[id] != "RUNNING");
            }
        }
    }
}
