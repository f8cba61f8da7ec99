// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"

#include <algorithm>
#include <list>
#include <memory>
#include <optional>

namespace test_support {

/// Time that stands still until a test moves it.
class ManualScheduler final : public sources::Scheduler {
public:
    using Milliseconds = deployment::Milliseconds;

    [[nodiscard]] deployment::Timestamp now() const override { return m_now; }
    [[nodiscard]] AlarmPointer after(Milliseconds delay, std::function<void()> action) override
    {
        auto entry = std::make_shared<Entry>(Entry{m_now + delay, std::move(action)});
        m_entries->push_back(entry);
        return std::make_unique<ManualAlarm>(m_entries, std::move(entry));
    }
    [[nodiscard]] double random() override { return chance; }

    /// Moves on, running what falls due on the way, in order.
    void advance(Milliseconds by)
    {
        const auto until = m_now + by;
        while (const auto entry = earliest(until)) {
            m_now = std::max(m_now, entry->due);
            m_entries->remove(entry);
            entry->action();
        }
        m_now = until;
    }
    /// The clock is set, or the machine slept: time passes without anything falling due.
    void jump(Milliseconds by)
    {
        m_now += by;
        for (const auto& entry : *m_entries)
            entry->due += by;
    }
    /// How long until something scheduled happens.
    [[nodiscard]] std::optional<Milliseconds> next() const
    {
        const auto entry = earliest(deployment::Timestamp::max());
        return entry ? std::optional(entry->due - m_now) : std::nullopt;
    }
    [[nodiscard]] std::size_t waiting() const { return m_entries->size(); }

    double chance = 0.5;

private:
    struct Entry {
        deployment::Timestamp due;
        std::function<void()> action;
    };
    using EntryPointer = std::shared_ptr<Entry>;
    using Entries = std::shared_ptr<std::list<EntryPointer>>;

    class ManualAlarm final : public Alarm {
    public:
        ManualAlarm(Entries entries, EntryPointer entry)
            : m_entries(std::move(entries))
            , m_entry(std::move(entry))
        {
        }
        ~ManualAlarm() override { m_entries->remove(m_entry); }

    private:
        Entries m_entries;
        EntryPointer m_entry;
    };

    [[nodiscard]] EntryPointer earliest(deployment::Timestamp until) const
    {
        const auto found = std::min_element(m_entries->begin(), m_entries->end(),
            [](const auto& left, const auto& right) { return left->due < right->due; });
        return found != m_entries->end() && (*found)->due <= until ? *found : nullptr;
    }

    deployment::Timestamp m_now{std::chrono::hours(24 * 365 * 55)};
    Entries m_entries = std::make_shared<std::list<EntryPointer>>();
};

} // namespace test_support
