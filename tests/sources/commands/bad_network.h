// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/outcome.h"

#include "contract_server.h"

namespace sources {

/// Between a client and a server, and keeps nothing: loses, holds, cuts, and speaks in the server's
/// place. It has one bound, that of the contract's reader: what it was given it brings within
/// operations::maxQueueDelay, or never.
class BadNetwork {
public:
    using Request = test_support::FaultServer::Request;
    using Peer = test_support::FaultServer::Peer;
    using Milliseconds = deployment::Milliseconds;

    static constexpr Milliseconds longestLag{20'000}; ///< of a replica

    BadNetwork(std::mt19937& dice, std::shared_ptr<test_support::ManualScheduler> scheduler,
        ContractServer& server)
        : m_dice(dice)
        , m_scheduler(std::move(scheduler))
        , m_server(server)
    {
    }

    void handle(const Request& request, const Peer& peer)
    {
        const QByteArrayList path = request.path().split('/'); // "", api, ...
        note((request.method + ' ' + request.path()).toStdString());
        if (request.method == "POST")
            bring({path.value(4), path.value(3), request.header("idempotency-key"),
                      callerOf(request), request.header("if-match"), targetOf(request)},
                peer);
        else if (path.value(2) == "commands")
            tell(path.value(3), m_server.tell(path.value(3), callerOf(request), seen()), peer);
        else
            answerRead(m_server.show(path.value(3), seen()), peer);
    }
    /// What is due by now.
    void goOn()
    {
        std::vector<std::function<void()>> due;
        std::erase_if(m_later, [&](Later& one) {
            const bool isDue = one.due <= m_scheduler->now();
            if (isDue)
                due.push_back(std::move(one.action));
            return isDue;
        });
        for (const auto& action : due)
            action();
        m_server.goOn();
    }
    [[nodiscard]] bool isOnItsWay(const QByteArray& key) const { return m_onItsWay.contains(key); }

    std::function<void(const std::string&)> note; ///< what happens, for who looks into a failure
    int badness = 50; ///< of a hundred
    std::function<void(const ContractServer::Post&)> onPost; ///< that is on the wire
    std::map<QByteArray, int> told; ///< the last status about a key; 0: it did not come through
    std::map<QByteArray, int> onTheWire; ///< how often, by key

private:
    struct Later {
        deployment::Timestamp due;
        std::function<void()> action;
    };

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }
    [[nodiscard]] bool isBad() { return pick(100) < badness; }
    /// A replica may be behind.
    [[nodiscard]] deployment::Timestamp seen()
    {
        return m_scheduler->now()
            - (isBad() ? Milliseconds(pick(int(longestLag.count()))) : Milliseconds(0));
    }
    static QByteArray callerOf(const Request& request)
    {
        const QByteArray token = request.header("authorization").mid(7); // "Bearer ann-3"
        return token.endsWith("-old") ? QByteArray() : token.split('-').first();
    }
    static QByteArray targetOf(const Request& request)
    {
        return QJsonDocument::fromJson(request.body)
            .object()
            .value(QStringLiteral("targetVersion"))
            .toString()
            .toLatin1();
    }
    void later(Milliseconds delay, std::function<void()> action)
    {
        m_later.push_back({m_scheduler->now() + delay, std::move(action)});
    }

    void bring(const ContractServer::Post& post, const Peer& peer)
    {
        ++onTheWire[post.key];
        if (onPost)
            onPost(post);
        if (!isBad()) {
            arrive(post, peer, false);
            return;
        }
        switch (pick(4)) {
        case 0: // lost on the way
            answerInstead(peer);
            break;
        case 1: // stands in a queue on the way, and nobody waits for what becomes of it
            bringLater(post, Milliseconds(pick(300'000)));
            if (pick(3) != 0)
                later(Milliseconds(pick(30'000)), [this, peer] { answerInstead(peer); });
            break;
        case 2:
            arrive(post, peer, true);
            answerInstead(peer);
            break;
        default:
            arrive(post, peer, true);
            break;
        }
    }
    void bringLater(const ContractServer::Post& post, Milliseconds delay)
    {
        m_onItsWay.insert(post.key);
        later(delay, [this, post] {
            m_onItsWay.erase(post.key);
            m_server.arrive(post, [](const ContractServer::Reply&) {});
        });
    }
    void arrive(const ContractServer::Post& post, const Peer& peer, bool badly)
    {
        m_server.arrive(post, [this, peer, badly](const ContractServer::Reply& reply) {
            if (!badly)
                give(reply, peer);
            else
                spoil(reply, peer);
        });
    }
    void tell(const QByteArray& key, const ContractServer::Reply& reply, const Peer& peer)
    {
        const bool isSpoilt = isBad();
        told[key] = isSpoilt ? 0 : reply.status;
        if (isSpoilt)
            spoil(reply, peer);
        else
            give(reply, peer);
    }
    void answerRead(const ContractServer::Reply& reply, const Peer& peer)
    {
        if (isBad())
            spoil(reply, peer);
        else
            give(reply, peer);
    }
    void give(const ContractServer::Reply& reply, const Peer& peer)
    {
        note("answers " + std::to_string(reply.status) + ' ' + reply.body.left(240).toStdString());
        if (peer.isOpen())
            peer.reply(reply.status, reply.body, reply.headers);
    }
    void spoil(const ContractServer::Reply& reply, const Peer& peer)
    {
        if (!peer.isOpen())
            return;
        switch (pick(4)) {
        case 0:
            later(Milliseconds(pick(60'000)), [this, reply, peer] { give(reply, peer); });
            break;
        case 1:
            peer.cut(reply.status, reply.body);
            break;
        default:
            answerInstead(peer);
            break;
        }
    }
    /// What gateways, proxies and portals say whatever the server did, or nothing at all.
    void answerInstead(const Peer& peer)
    {
        note("answered instead");
        if (!peer.isOpen())
            return;
        static constexpr std::array statuses{200, 302, 403, 404, 408, 499, 500, 502, 503, 504};
        const int status = statuses[std::size_t(pick(int(statuses.size())))];
        switch (pick(6)) {
        case 0:
            peer.close();
            break;
        case 1:
            peer.reset();
            break;
        case 2: // nothing
            break;
        case 3:
            peer.reply(status, "<html>Sorry</html>", {{"Content-Type", "text/html"}});
            break;
        case 4:
            peer.reply(status, {}, {{"Content-Type", "text/plain"}, {"Retry-After", "20"}});
            break;
        default:
            peer.reply(status < 500 ? 200 : status, R"({"title":"Sorry"})",
                {{"Content-Type", "application/json"}});
            break;
        }
    }

    std::mt19937& m_dice;
    std::shared_ptr<test_support::ManualScheduler> m_scheduler;
    ContractServer& m_server;
    std::vector<Later> m_later;
    std::set<QByteArray> m_onItsWay; ///< keys
};

} // namespace sources
