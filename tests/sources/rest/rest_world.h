// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rest_fixture.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace sources {

/// What a server has, which a client may have heard of or not.
class RestWorld {
public:
    struct Event {
        int number = 0;
        QByteArray text;
    };

    explicit RestWorld(std::mt19937& dice)
        : m_dice(&dice)
    {
        for (int i = 0; i < 5; ++i)
            add();
    }

    void add()
    {
        const QByteArray id = "D" + QByteArray::number(100 + int(m_states.size()));
        m_states[id];
        change(id);
    }
    void change(const QByteArray& id)
    {
        static constexpr std::array words{"PENDING", "RUNNING", "FAILED", "COMPLETED"};
        auto& states = m_states[id];
        m_revision += 1 + pick(3);
        states.emplace_back(m_revision, words[std::size_t(pick(4))]);
        ++m_position;
        m_events.push_back({m_position, event(m_position, "deployment", summaryOf(id))});
        if (m_events.size() > 12)
            m_events.erase(m_events.begin());
    }
    void changeAny() { change(anyId()); }
    /// Restarts without its events: their numbers jump ahead.
    void forgetEvents()
    {
        m_events.clear();
        m_position += 1000;
    }

    [[nodiscard]] QByteArray anyId() const
    {
        return std::next(m_states.begin(), pick(int(m_states.size())))->first;
    }
    /// Its newest state; the revision is its version, too, so that it can be seen in a row.
    [[nodiscard]] QByteArray summaryOf(const QByteArray& id) const
    {
        const auto& [revision, status] = m_states.at(id).back();
        const QByteArray number = QByteArray::number(revision);
        return R"({"id":")" + id + R"(","version":"R)" + number
            + R"(","environment":"test","deploymentType":"ROLLING","status":")" + status
            + R"(","startTime":"2025-02-15T10:00:00Z","executor":"ops","progress":{"percentage":60,)"
              R"("currentStep":"a"},"revision":)"
            + number + "}";
    }
    [[nodiscard]] std::vector<QByteArray> ids() const
    {
        std::vector<QByteArray> all;
        for (const auto& [id, states] : m_states)
            all.push_back(id);
        return all;
    }
    [[nodiscard]] bool has(const QByteArray& id) const { return m_states.contains(id); }
    [[nodiscard]] int position() const { return m_position; }
    [[nodiscard]] const std::vector<Event>& events() const { return m_events; }
    /// Those behind that number; nullopt: not all of them are there any more, or it is none of
    /// ours.
    [[nodiscard]] std::optional<QByteArray> eventsBehind(int number) const
    {
        const int first = m_events.empty() ? m_position + 1 : m_events.front().number;
        if (number > m_position || number < first - 1)
            return std::nullopt;
        QByteArray text;
        for (const Event& each : m_events)
            text += each.number > number ? each.text : QByteArray();
        return text;
    }
    /// "RUNNING R17" of each, by id.
    [[nodiscard]] std::map<std::string, std::string> shown() const
    {
        std::map<std::string, std::string> all;
        for (const auto& [id, states] : m_states)
            all[id.toStdString()] = textOf(states.back());
        return all;
    }
    [[nodiscard]] bool everHad(const std::string& id, const std::string& text) const
    {
        const auto found = m_states.find(QByteArray::fromStdString(id));
        return found != m_states.end()
            && std::ranges::any_of(
                found->second, [&](const auto& state) { return textOf(state) == text; });
    }

private:
    using State = std::pair<int, QByteArray>;

    [[nodiscard]] int pick(int count) const { return int((*m_dice)() % unsigned(count)); }
    [[nodiscard]] static std::string textOf(const State& state)
    {
        return (state.second + " R" + QByteArray::number(state.first)).toStdString();
    }

    std::mt19937* m_dice;
    std::map<QByteArray, std::vector<State>> m_states; ///< oldest first
    std::vector<Event> m_events; ///< that are kept
    int m_revision = 0;
    int m_position = 0;
};

} // namespace sources
