// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"

#include "pending_fetch.h"
#include "watch_table.h"

#include <QHash>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace sources {

/// What is fetched while it is not known with which credentials.
class HeldFetches {
public:
    HeldFetches() = default;
    virtual ~HeldFetches() = default;
    HeldFetches(const HeldFetches&) = delete;
    HeldFetches& operator=(const HeldFetches&) = delete;

    /// From now on, what is fetched waits for release(), or fails with failHeld().
    virtual void hold() = 0;
    virtual void release() = 0;
    virtual void failHeld(const deployment::Error& error) = 0;
};

/// The readings of whole deployments that somebody asked for, from the call to their end. Reading
/// is what its reader keeps of one, with the members id, watched (null here), fetch and request.
template <typename Reading> class FetchQueue final : public HeldFetches {
public:
    using ReadingPointer = std::shared_ptr<Reading>;
    using Begin = std::function<void(const ReadingPointer& reading)>;

    /// A deployment is read for a watch when it is no longer fetched.
    FetchQueue(WatchTable& watches, Begin begin)
        : m_watches(watches)
        , m_begin(std::move(begin))
    {
    }

    [[nodiscard]] OwnedRequest fetch(const QString& id, DeploymentReceiver receiver)
    {
        auto pending = std::make_shared<PendingFetch>(std::move(receiver));
        auto reading = std::make_shared<Reading>();
        reading->id = id;
        reading->fetch = pending;
        pending->setCallOff([self = std::weak_ptr(m_self), reading] {
            if (const auto queue = self.lock())
                (*queue)->cancel(reading);
        });
        ++m_counts[id];
        if (m_isHeld)
            m_held.push_back(reading);
        else
            m_begin(reading);
        return OwnedRequest(std::move(pending));
    }

    /// @p reading, whoever it is for, has ended.
    void end(const ReadingPointer& reading)
    {
        if (!reading->watched && --m_counts[reading->id] <= 0)
            m_counts.remove(reading->id);
    }

    [[nodiscard]] bool contains(const QString& id) const { return m_counts.contains(id); }

    void hold() override { m_isHeld = true; }

    void release() override
    {
        m_isHeld = false;
        for (const ReadingPointer& reading : std::exchange(m_held, {}))
            m_begin(reading);
    }

    void failHeld(const deployment::Error& error) override
    {
        m_isHeld = false;
        for (const ReadingPointer& reading : std::exchange(m_held, {})) {
            end(reading);
            PendingFetch::answer(reading->fetch, tl::unexpected(error));
        }
    }

private:
    void cancel(const ReadingPointer& reading)
    {
        std::erase(m_held, reading);
        reading->request.cancel();
        end(reading);
        m_watches.lookAgain(reading->id);
    }

    WatchTable& m_watches;
    Begin m_begin;
    QHash<QString, int> m_counts; ///< of those in progress, by deployment
    std::vector<ReadingPointer> m_held;
    /// Requests hold it weakly.
    std::shared_ptr<FetchQueue*> m_self = std::make_shared<FetchQueue*>(this);
    bool m_isHeld = false;
};

} // namespace sources
