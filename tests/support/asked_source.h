// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "builder.h"

#include "deploy/sources/source.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace test_support {

/// A source whose rows, freshness and answers are those that the test gives. It counts what it is
/// asked for, and what of it is under way.
class AskedSource final : public sources::Source, public sources::DeploymentReader {
public:
    explicit AskedSource(bool remote)
        : m_isRemote(remote)
    {
    }

    [[nodiscard]] QString name() const override { return QStringLiteral("asked"); }
    [[nodiscard]] QString location() const override { return QStringLiteral("nowhere"); }
    [[nodiscard]] sources::Freshness freshness() const override { return m_freshness; }
    [[nodiscard]] bool isRemote() const override { return m_isRemote; }
    [[nodiscard]] bool isArchived(history::RecordHandle /*record*/) const override
    {
        return isKept;
    }
    [[nodiscard]] std::optional<bool> isWorkloadGone(std::string_view id) const override
    {
        return workloadGone ? workloadGone(id) : std::nullopt;
    }
    void start() override { Q_EMIT loadStarted(); }
    void refresh() override { }
    void cancel() override { }
    [[nodiscard]] sources::DeploymentReader& details() override { return *this; }
    [[nodiscard]] std::unique_ptr<sources::DeploymentWatch> watch(
        const QString& /*id*/, sources::DeploymentObserver /*observer*/) override
    {
        return nullptr;
    }

    [[nodiscard]] sources::OwnedRequest fetch(const QString& id, history::RecordHandle /*record*/,
        sources::DeploymentReceiver receiver) override
    {
        asked.push_back(id.toStdString());
        auto question = std::make_shared<Question>(
            Question{id.toStdString(), std::move(receiver), std::chrono::steady_clock::now()});
        m_questions.push_back(question);
        most = std::max(most, open().size());
        return sources::OwnedRequest(std::move(question));
    }

    void setState(
        sources::Freshness::State state, std::optional<deployment::Timestamp> asOf = std::nullopt)
    {
        m_freshness.state = state;
        m_freshness.asOf = asOf;
        Q_EMIT freshnessChanged(m_freshness);
    }
    /// Rows of these, which answer() gives whole, too.
    void give(const std::vector<deployment::Deployment>& runs, bool replacesAll = false)
    {
        auto rows = std::make_shared<history::History>();
        for (const deployment::Deployment& run : runs) {
            rows->upsert(history::summaryOf(run));
            m_whole[run.id] = run;
        }
        Q_EMIT historyUpdated({rows, {}, replacesAll, false});
    }
    /// The first load, all of it.
    void load(const std::vector<deployment::Deployment>& runs)
    {
        start();
        give(runs);
        setState(
            m_isRemote ? sources::Freshness::State::Live : sources::Freshness::State::Watching);
        Q_EMIT loadFinished(std::nullopt);
    }
    void setWhole(const deployment::Deployment& run) { m_whole[run.id] = run; }

    /// Ids of what is under way, in the order in which it was asked for.
    [[nodiscard]] std::vector<std::string> open() const
    {
        std::vector<std::string> ids;
        for (const auto& each : m_questions) {
            if (const auto question = each.lock(); question && question->receiver.onAnswer)
                ids.push_back(question->id);
        }
        return ids;
    }
    /// What is answered from now on was received then.
    void setTime(deployment::Timestamp now) { m_now = now; }
    /// Answers what is under way; the error instead where there is one.
    void answer(
        const std::optional<deployment::ErrorCode>& error = std::nullopt, bool logIsPartial = false)
    {
        for (const auto& each : std::exchange(m_questions, {})) {
            const auto question = each.lock();
            if (!question || !question->receiver.onAnswer)
                continue;
            const auto receive = std::exchange(question->receiver.onAnswer, {});
            if (error)
                receive(tl::unexpected(deployment::Error{*error, {}, {}}));
            else
                receive(whole(*question, logIsPartial));
        }
    }

    std::vector<std::string> asked; ///< all ids, in order
    std::function<std::optional<bool>(std::string_view)> workloadGone;
    bool isKept = false; ///< all of its rows are from an archive
    std::size_t most = 0; ///< under way at once

private:
    struct Question {
        std::string id;
        sources::DeploymentReceiver receiver;
        std::chrono::steady_clock::time_point askedAt;
    };

    [[nodiscard]] sources::SnapshotPointer whole(const Question& question, bool logIsPartial) const
    {
        auto snapshot = std::make_shared<sources::Snapshot>();
        snapshot->deployment = m_whole.at(question.id);
        snapshot->requestedAt = question.askedAt;
        snapshot->receivedAt = m_now;
        if (logIsPartial)
            snapshot->logError = deployment::Message{"Partial.", {}};
        return snapshot;
    }

    bool m_isRemote;
    deployment::Timestamp m_now;
    sources::Freshness m_freshness;
    std::map<std::string, deployment::Deployment> m_whole;
    std::list<std::weak_ptr<Question>> m_questions;
};

} // namespace test_support
