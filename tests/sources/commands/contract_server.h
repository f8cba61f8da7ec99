// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/outcome.h"

#include "fault_server.h"
#include "manual_scheduler.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <vector>

namespace sources {

/// A server that keeps the contract for commands to the letter ("Commands, at most once"), whatever
/// happens to what it says on the way. What it has carried out it knows for certain, so that what a
/// client says can be held against it.
class ContractServer {
public:
    using Timestamp = deployment::Timestamp;
    using Milliseconds = deployment::Milliseconds;

    struct Reply {
        int status = 200;
        QByteArray body;
        test_support::FaultServer::Headers headers;
    };
    /// One command as it came.
    struct Post {
        QByteArray action;
        QByteArray deployment;
        QByteArray key;
        QByteArray caller; ///< empty: the token is not valid
        QByteArray match;
        QByteArray target;
    };
    struct Record {
        Post post;
        Timestamp receivedAt; ///< from here on the key is known
        Timestamp decidedAt; ///< accepted before
        QByteArray state;
        Reply first; ///< said again to whoever asks again
    };
    struct Stand {
        Timestamp at;
        int revision = 0;
        QByteArray status;
        bool paused = false;
        QByteArray serving;
    };

    ContractServer(std::mt19937& dice, std::shared_ptr<test_support::ManualScheduler> scheduler)
        : m_dice(dice)
        , m_scheduler(std::move(scheduler))
    {
        for (int i = 0; i < 2; ++i)
            add();
    }

    /// The request is here; it may be queued.
    void arrive(const Post& post, std::function<void(const Reply&)> answer)
    {
        m_queue.push_back({post, now(), now() + wait(), std::move(answer)});
        goOn();
    }
    /// What is due by now.
    void goOn()
    {
        for (std::size_t i = 0; i < m_queue.size(); ++i) {
            if (m_queue[i].due > now())
                continue;
            const Queued one = m_queue[i];
            m_queue.erase(m_queue.begin() + std::ptrdiff_t(i--));
            m_left.emplace_back(one.post.key, one.since, now());
            one.answer(decide(one.post));
        }
        for (auto& [key, record] : records) {
            if (record.state == "accepted" && record.decidedAt <= now())
                record.state = carryOut(record.post) ? "done" : "failed";
        }
    }
    /// GET /commands/{key}, from a replica that is that old.
    [[nodiscard]] Reply tell(const QByteArray& key, const QByteArray& caller, Timestamp as) const
    {
        if (caller.isEmpty())
            return problem(401, "unauthorized");
        const auto found = records.find(key);
        if (found != records.end() && found->second.post.caller == caller
            && found->second.receivedAt <= as
            && now() - found->second.receivedAt < operations::keyRetention) {
            const Record& one = found->second;
            return {200, report(one, one.decidedAt <= as ? one.state : "accepted"), jsonHeader()};
        }
        return isQueued(key, as) ? problem(409, "in-progress") : problem(404, "not-found");
    }
    /// GET /deployments/{id}, likewise.
    [[nodiscard]] Reply show(const QByteArray& id, Timestamp as) const
    {
        const auto found = stands.find(id);
        if (found == stands.end())
            return problem(404, "not-found");
        Stand shown = found->second.front();
        for (const Stand& each : found->second)
            shown = each.at <= as ? each : shown;
        auto headers = jsonHeader();
        headers.emplace_back("ETag", tagOf(shown));
        return {200, recordOf(id, shown), headers};
    }
    /// Other people do what they like.
    void beSomebodyElse()
    {
        const QByteArray id = any();
        Stand next = stands[id].back();
        switch (pick(7)) {
        case 0:
            next.status = pick(2) == 0 ? "COMPLETED" : "FAILED";
            next.paused = false;
            break;
        case 1:
            next.status = "ROLLED_BACK";
            next.serving = pick(2) == 0 ? "v1.0.0" : "v0.9.0";
            next.paused = false;
            break;
        default:
            next.paused = !next.paused;
            break;
        }
        if (stands[id].back().status == "RUNNING")
            change(id, next);
    }
    [[nodiscard]] QByteArray any() const
    {
        return std::next(stands.begin(), pick(int(stands.size())))->first;
    }
    /// So that there is something to command.
    void keepSomeRunning()
    {
        if (std::ranges::none_of(
                stands, [](const auto& one) { return one.second.back().status == "RUNNING"; }))
            add();
    }
    /// Nobody was told, but here it is: as the command asked for, at any time since then.
    [[nodiscard]] bool showed(const operations::Command& command, Timestamp since) const
    {
        const auto& all = stands.at(QByteArray::fromStdString(command.deployment));
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool wasOver = i + 1 < all.size() && all[i + 1].at < since;
            if (!wasOver && isAsAsked(command, all[i]))
                return true;
        }
        return false;
    }
    [[nodiscard]] const Record* find(const std::string& key) const
    {
        const auto found = records.find(QByteArray::fromStdString(key));
        return found == records.end() ? nullptr : &found->second;
    }
    [[nodiscard]] bool isQueued(const QByteArray& key, Timestamp as) const
    {
        return std::ranges::any_of(m_queue, [&](const Queued& one) {
            return one.post.key == key && one.since <= as;
        }) || std::ranges::any_of(m_left, [&](const auto& one) {
            return std::get<0>(one) == key && std::get<1>(one) <= as && std::get<2>(one) > as;
        });
    }
    static QByteArray tagOf(const Stand& stand)
    {
        return '"' + QByteArray::number(stand.revision) + '"';
    }
    static Reply problem(int status, const QByteArray& type)
    {
        return {status, R"({"type":"urn:deployment:problem:)" + type + R"(","title":"No"})",
            {{"Content-Type", "application/problem+json"}}};
    }

    std::map<QByteArray, Record> records; ///< by key: what had an effect, or will have
    std::map<QByteArray, int> effects; ///< by key
    std::map<QByteArray, std::vector<Stand>> stands; ///< by deployment, oldest first
    bool isQuick = false; ///< decides at once
    bool isFrozen = false;
    std::set<QByteArray> forbidden; ///< callers that may not

private:
    struct Queued {
        Post post;
        Timestamp since;
        Timestamp due;
        std::function<void(const Reply&)> answer;
    };

    [[nodiscard]] Timestamp now() const { return m_scheduler->now(); }
    [[nodiscard]] int pick(int count) const { return int(m_dice() % unsigned(count)); }
    [[nodiscard]] Milliseconds wait() const
    {
        return isQuick || pick(3) != 0 ? Milliseconds(0) : Milliseconds(pick(400'000));
    }
    static test_support::FaultServer::Headers jsonHeader()
    {
        return {{"Content-Type", "application/json"}};
    }
    void add()
    {
        const QByteArray id = "D" + QByteArray::number(stands.size());
        stands[id];
        change(id, {{}, 0, "RUNNING", pick(2) == 0, "v2.0.0"});
    }
    void change(const QByteArray& id, Stand next)
    {
        m_revision += 1 + pick(3);
        next.revision = m_revision;
        next.at = now();
        stands[id].push_back(next);
    }
    /// In the order of the contract.
    Reply decide(const Post& post)
    {
        if (post.caller.isEmpty())
            return problem(401, "unauthorized");
        if (forbidden.contains(post.caller))
            return problem(403, "forbidden");
        if (!stands.contains(post.deployment))
            return problem(404, "not-found");
        if (const auto known = records.find(post.key); known != records.end())
            return known->second.first;
        if (!post.match.isEmpty() && post.match != tagOf(stands[post.deployment].back()))
            return problem(412, "stale-revision");
        if (post.target == "V9.9.9")
            return problem(422, "unacceptable");
        if (isFrozen)
            return {409, R"({"type":"about:blank","title":"Change freeze"})",
                {{"Content-Type", "application/problem+json"}}};
        if (!isPossible(post))
            return problem(409, "wrong-state");
        return record(post);
    }
    Reply record(const Post& post)
    {
        Record& one = records[post.key];
        one = {post, now(), now(), "accepted", {}};
        if (isQuick || pick(2) == 0)
            one.state = carryOut(post) ? "done" : "failed";
        else
            one.decidedAt = now() + Milliseconds(pick(300'000));
        one.first = {one.state == "accepted" ? 202 : 200, report(one, one.state), jsonHeader()};
        one.first.headers.emplace_back("Location", "../../commands/" + post.key);
        return one.first;
    }
    [[nodiscard]] bool isPossible(const Post& post)
    {
        const Stand& stand = stands[post.deployment].back();
        if (post.action == "rollback")
            return stand.status != "ROLLED_BACK";
        return stand.status == "RUNNING" && stand.paused == (post.action == "resume");
    }
    [[nodiscard]] bool carryOut(const Post& post)
    {
        if (!isPossible(post))
            return false;
        ++effects[post.key];
        Stand next = stands[post.deployment].back();
        next.paused = post.action == "pause";
        if (post.action == "rollback") {
            next.status = "ROLLED_BACK";
            next.serving = post.target.toLower();
        }
        change(post.deployment, next);
        return true;
    }
    static bool isAsAsked(const operations::Command& command, const Stand& stand)
    {
        if (command.kind == operations::CommandKind::RollBack)
            return stand.status == "ROLLED_BACK"
                && stand.serving == QByteArray::fromStdString(command.targetVersion).toLower();
        return stand.status == "RUNNING"
            && stand.paused == (command.kind == operations::CommandKind::Pause);
    }
    static QByteArray report(const Record& one, const QByteArray& state)
    {
        QJsonObject object{{QStringLiteral("key"), QString::fromLatin1(one.post.key)},
            {QStringLiteral("action"), QString::fromLatin1(one.post.action)},
            {QStringLiteral("deployment"), QString::fromLatin1(one.post.deployment)},
            {QStringLiteral("reason"), QStringLiteral("why")},
            {QStringLiteral("state"), QString::fromLatin1(state)}};
        if (!one.post.target.isEmpty())
            object.insert(QStringLiteral("targetVersion"), QString::fromLatin1(one.post.target));
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    static QByteArray recordOf(const QByteArray& id, const Stand& stand)
    {
        return R"({"id":")" + id
            + R"(","version":"V2.0.0","environment":"test","deploymentType":"BLUE_GREEN","status":")"
            + stand.status + R"(","paused":)" + (stand.paused ? "true" : "false")
            + R"(,"startTime":"2025-02-15T10:00:00Z","executor":"ops","progress":{"percentage":60,)"
              R"("currentStep":"a"},"resources":{"blueEnv":{"image":"r/app:)"
            + stand.serving
            + R"(","traffic":100},"greenEnv":{"image":"r/app:v3","traffic":0}},"revision":)"
            + QByteArray::number(stand.revision) + "}";
    }

    std::mt19937& m_dice;
    std::shared_ptr<test_support::ManualScheduler> m_scheduler;
    std::vector<Queued> m_queue;
    std::vector<std::tuple<QByteArray, Timestamp, Timestamp>> m_left; ///< were queued from, until
    int m_revision = 10;
};

} // namespace sources
