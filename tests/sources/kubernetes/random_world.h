// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/kubernetes/attempts.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace sources {

/// What a cluster has and had: workloads that change at random, and a log of what has changed.
/// What a state of one is to look like, its reader says of that state alone.
class RandomWorld {
public:
    using Kind = kubernetes::ObjectKind;
    static constexpr std::array kinds{Kind::Rollout, Kind::Deployment};
    static constexpr std::int64_t steps = 10; ///< of each attempt, until it is done

    enum class End { None, Done, Failed };
    struct Object {
        Kind kind = Kind::Rollout;
        std::string name;
        std::string uid;
        std::int64_t revision = 1; ///< and generation: every change of the spec begins an attempt
        std::int64_t step = 1; ///< of 0, nobody can tell what it was before
        End end = End::None;
        std::int64_t version = 0;
    };
    struct Event {
        Kind kind;
        std::int64_t version;
        const char* type;
        QByteArray object;
    };
    using Objects = std::map<std::pair<Kind, std::string>, Object>;

    explicit RandomWorld(std::mt19937& dice)
        : m_dice(dice)
    {
    }

    void add(Kind kind)
    {
        Object made{kind, "w" + std::to_string(pick(6)), {}};
        const auto [place, isNew] = m_objects.try_emplace({kind, made.name}, made);
        if (!isNew)
            return;
        m_serial += 1 + pick(1000);
        std::string digits = std::to_string(m_serial);
        place->second.uid = std::string(8 - digits.size(), '0') + digits + "-uid";
        place->second.revision = 2;
        log(place->second, "ADDED");
    }
    void remove(Kind kind)
    {
        const auto place = any(kind);
        if (place == m_objects.end())
            return;
        Object last = place->second;
        m_objects.erase(place);
        m_over.insert(idOf(last));
        log(last, "DELETED");
    }
    void removeAll(Kind kind)
    {
        while (any(kind) != m_objects.end())
            remove(kind);
    }
    void change(Kind kind) { change(any(kind)); }
    /// The workload of that attempt, if it is there and goes on with it.
    void changeOf(const std::string& id)
    {
        change(std::ranges::find_if(
            m_objects, [&id](const auto& each) { return idOf(each.second) == id; }));
    }
    /// Nobody can follow from before now any more.
    void forgetEvents() { m_oldest = m_version; }
    /// Something that is of no kind that is looked at.
    void changeSomethingElse() { m_version += 1 + pick(5); }

    [[nodiscard]] std::int64_t version() const { return m_version; }
    [[nodiscard]] std::int64_t oldest() const { return m_oldest; }
    [[nodiscard]] const Objects& objects() const { return m_objects; }
    [[nodiscard]] const std::vector<Event>& events() const { return m_events; }
    [[nodiscard]] bool has(Kind kind) const { return find(kind) != m_objects.end(); }

    [[nodiscard]] static std::string idOf(const Object& object)
    {
        return kubernetes::AttemptId{"shop", object.name, object.uid, object.revision}.text();
    }
    [[nodiscard]] static QByteArray textOf(const Object& object);
    /// As rows show it: "RUNNING r2 40".
    [[nodiscard]] static std::string shown(const history::History& rows, history::Row row)
    {
        return std::string(rows.word(history::Column::Status, row)) + ' '
            + std::string(rows.word(history::Column::Version, row)) + ' '
            + std::to_string(rows.percentage(row).value_or(-1));
    }
    [[nodiscard]] static std::string shown(const deployment::Deployment& record)
    {
        history::History rows;
        rows.upsert(history::summaryOf(record));
        return shown(rows, 0);
    }
    /// What the newest attempts of the workloads of a kind that are there are to look like, by id.
    [[nodiscard]] std::map<std::string, std::string> current(Kind kind) const
    {
        std::map<std::string, std::string> all;
        for (const auto& [key, object] : m_objects) {
            if (object.kind == kind)
                all[idOf(object)] = m_states.at(idOf(object)).back().second;
        }
        return all;
    }
    [[nodiscard]] Kind kindOf(const std::string& id) const { return m_kinds.at(id); }
    /// Whether its workload was deleted, or has begun another attempt.
    [[nodiscard]] bool isOver(const std::string& id) const { return m_over.contains(id); }
    /// The version at which an attempt looked so, not before that one; nullopt if it never did. It
    /// may look otherwise once it is over.
    [[nodiscard]] std::optional<std::int64_t> whenShown(
        const std::string& id, const std::string& text, std::int64_t since) const
    {
        constexpr std::array words{"FAILED", "UNKNOWN", "DELETED", "COMPLETED"};
        const auto found = m_states.find(id);
        if (found == m_states.end())
            return std::nullopt;
        for (const auto& [version, state] : found->second) {
            // Seen again as it was is not seen to go back.
            if (state == text && nextOf(found->second, version) > since)
                return version;
        }
        const bool mayBeOver = isOver(id)
            && std::ranges::any_of(words, [&](const char* word) { return text.starts_with(word); });
        return mayBeOver ? std::optional(std::int64_t{1} << 40) : std::nullopt;
    }
    /// Of the states of an attempt, for messages.
    [[nodiscard]] std::string statesOf(const std::string& id) const
    {
        std::string text;
        if (const auto found = m_states.find(id); found != m_states.end()) {
            for (const auto& [version, state] : found->second)
                text += std::to_string(version) + "=" + state + ", ";
        }
        return text + (isOver(id) ? "over" : "");
    }

private:
    using States = std::vector<std::pair<std::int64_t, std::string>>;

    [[nodiscard]] int pick(int count) const { return int(m_dice() % unsigned(count)); }
    [[nodiscard]] static std::int64_t nextOf(const States& states, std::int64_t version)
    {
        for (const auto& [other, state] : states) {
            if (other > version)
                return other;
        }
        return std::int64_t{1} << 40;
    }
    [[nodiscard]] Objects::const_iterator find(Kind kind) const
    {
        return std::ranges::find_if(
            m_objects, [kind](const auto& each) { return each.first.first == kind; });
    }
    [[nodiscard]] Objects::iterator any(Kind kind)
    {
        std::vector<Objects::iterator> all;
        for (auto place = m_objects.begin(); place != m_objects.end(); ++place) {
            if (place->first.first == kind)
                all.push_back(place);
        }
        return all.empty() ? m_objects.end() : all[std::size_t(pick(int(all.size())))];
    }
    void change(Objects::iterator place)
    {
        if (place == m_objects.end())
            return;
        Object& object = place->second;
        if (object.end == End::Done || pick(6) == 0) {
            m_over.insert(idOf(object));
            ++object.revision;
            object.step = 1;
            object.end = End::None;
        } else {
            object.step = std::min(steps, object.step + 1 + pick(3));
            object.end = object.step == steps ? End::Done : pick(6) == 0 ? End::Failed : End::None;
        }
        log(object, "MODIFIED");
    }
    void log(Object& object, const char* type)
    {
        m_version += 1 + pick(3);
        object.version = m_version;
        const QByteArray text = textOf(object);
        m_events.push_back({object.kind, m_version, type, text});
        if (type == std::string_view("DELETED"))
            return;
        kubernetes::AttemptBook book({});
        const auto read = kubernetes::readObject(object.kind, text.toStdString());
        const auto changes = book.apply(std::get<kubernetes::WorkloadObject>(*read));
        m_kinds[idOf(object)] = object.kind;
        m_states[idOf(object)].emplace_back(m_version, shown(changes.back().record));
    }

    std::mt19937& m_dice;
    Objects m_objects;
    std::vector<Event> m_events;
    std::map<std::string, States> m_states; ///< of all attempts, oldest first
    std::map<std::string, Kind> m_kinds;
    std::set<std::string> m_over;
    std::int64_t m_version = 100;
    std::int64_t m_oldest = 0;
    int m_serial = 0;
};

inline QByteArray RandomWorld::textOf(const Object& object)
{
    const bool isRollout = object.kind == Kind::Rollout;
    const std::string number = std::to_string(object.revision);
    const std::string done = std::to_string(object.step);
    const bool isDone = object.end == End::Done;
    const char* const annotation =
        isRollout ? "rollout.argoproj.io/revision" : "deployment.kubernetes.io/revision";
    std::string text = R"({"apiVersion":")";
    text +=
        isRollout ? R"(argoproj.io/v1alpha1","kind":"Rollout")" : R"(apps/v1","kind":"Deployment")";
    text += R"(,"metadata":{"name":")" + object.name + R"(","namespace":"shop","uid":")"
        + object.uid + R"(","resourceVersion":")" + std::to_string(object.version)
        + R"(","generation":)" + number + R"(,"creationTimestamp":"2024-02-10T08:00:00Z",)"
        + R"("annotations":{")" + annotation + R"(":")" + number
        + R"("}},"spec":{"replicas":10,"selector":{"matchLabels":{"app":")" + object.name
        + R"("}},"template":{"metadata":{"labels":{"app":")" + object.name
        + R"("}},"spec":{"containers":[{"name":"main","image":"registry.example/main:r)" + number
        + R"("}]}})";
    if (isRollout) {
        text += R"(,"strategy":{"canary":{"steps":[)";
        for (int step = 0; step < steps; ++step)
            text += (step == 0 ? R"({"setWeight":)" : R"(,{"setWeight":)")
                + std::to_string(10 * (step + 1)) + '}';
        text += R"(]}}},"status":{"observedGeneration":")" + number + R"(","currentPodHash":"h)"
            + number + R"(","stableRS":"h)" + std::to_string(object.revision - (isDone ? 0 : 1))
            + R"(","replicas":10,"updatedReplicas":10,"availableReplicas":10,"readyReplicas":10,)"
            + R"("currentStepIndex":)" + done;
        text += object.end == End::Failed
            ? R"(,"phase":"Degraded","message":"ProgressDeadlineExceeded: x"}})"
            : isDone ? R"(,"phase":"Healthy"}})"
                     : R"(,"phase":"Progressing","message":"more"}})";
    } else {
        const char* const reason = isDone ? "NewReplicaSetAvailable"
            : object.end == End::Failed   ? "ProgressDeadlineExceeded"
                                          : "ReplicaSetUpdated";
        text += R"(},"status":{"observedGeneration":)" + number + R"(,"replicas":)"
            + (isDone ? "10" : "11") + R"(,"updatedReplicas":)" + done + R"(,"readyReplicas":10,)"
            + R"("availableReplicas":10,"conditions":[{"type":"Progressing","status":")"
            + (object.end == End::Failed ? "False" : "True") + R"(","reason":")" + reason
            + R"(","lastTransitionTime":"2024-02-10T08:01:00Z",)"
            + R"("lastUpdateTime":"2024-02-10T08:01:00Z"}]}})";
    }
    return QByteArray::fromStdString(text);
}

} // namespace sources
