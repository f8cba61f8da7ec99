// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "print_freshness.h"
#include "waiting.h"

#include "deploy/sources/source.h"

#include <QPointer>

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sources {

/// Records what a source emits, as its owner would: the merged history, the problems, every state.
class SourceRecorder final : public QObject {
public:
    explicit SourceRecorder(Source& source)
        : m_source(source)
    {
        connect(&source, &Source::loadStarted, this, [this] { ++loadsStarted; });
        connect(&source, &Source::loadProgressed, this,
            [this](const LoadProgress& step) { progress.push_back(step); });
        connect(&source, &Source::historyUpdated, this,
            [this](const HistoryUpdate& update) { take(update); });
        connect(&source, &Source::loadFinished, this,
            [this](const std::optional<deployment::Error>& error) { loads.push_back(error); });
        connect(&source, &Source::freshnessChanged, this,
            [this](const Freshness& freshness) { states.push_back(freshness); });
        connect(&source, &Source::inputRequired, this, [this](InputRequest* input) {
            m_input = input;
            inputsAsked.push_back(input->reason());
            connect(input, &InputRequest::settled, this, [this] { ++inputsSettled; });
        });
    }

    /// Asks for a whole deployment, by what its row has of its record, and keeps what comes of it.
    void fetch(const char* id) { fetch(id, record(id)); }
    void fetch(const char* id, history::RecordHandle record)
    {
        m_requests.push_back(m_source.details().fetch(QString::fromUtf8(id), record,
            {[this](const SnapshotPointer& beginning) {
                 EXPECT_FALSE(snapshots.contains(beginning->deployment.id));
                 beginnings.push_back(beginning);
             },
                [this, id = std::string(id)](const SnapshotResult& result) { take(id, result); }}));
    }
    /// Looks closely at a deployment, as its page does.
    void watch(const char* id)
    {
        auto& watched = m_watches[id];
        watched = m_source.details().watch(QString::fromUtf8(id),
            {[this, id = std::string(id)](const SnapshotResult& result) { take(id, result); },
                [this, id = std::string(id)] { pageStates[id].push_back(pageState(id)); }});
    }
    void unwatch() { m_watches.clear(); }
    /// As the user does who is asked for a secret.
    void answerInput(const char* secret)
    {
        ASSERT_FALSE(m_input.isNull());
        m_input->answer(Secret(secret));
    }
    [[nodiscard]] Freshness pageState(const std::string& id) const
    {
        return m_watches.at(id)->freshness();
    }

    [[nodiscard]] std::vector<std::string> ids() const
    {
        std::vector<std::string> all;
        for (history::Row row = 0; row < history.size(); ++row)
            all.emplace_back(history.id(row));
        return all;
    }
    [[nodiscard]] std::string status(std::string_view id) const
    {
        const auto row = history.find(id);
        return row ? std::string(history.word(history::Column::Status, *row)) : "(none)";
    }
    [[nodiscard]] history::RecordHandle record(std::string_view id) const
    {
        const auto row = history.find(id);
        return row ? history.record(*row) : history::RecordHandle::None;
    }
    [[nodiscard]] Freshness::State state() const
    {
        return states.empty() ? Freshness::State::Idle : states.back().state;
    }

    std::vector<SnapshotPointer> beginnings;
    history::History history;
    std::vector<deployment::Problem> problems; ///< all that were told since the last list
    deployment::KnownProblems known; ///< of them, those that still hold
    std::vector<LoadProgress> progress;
    std::vector<std::optional<deployment::Error>> loads;
    std::vector<Freshness> states;
    std::map<std::string, std::vector<Freshness>> pageStates;
    std::map<std::string, std::vector<SnapshotPointer>> snapshots;
    std::map<std::string, std::vector<deployment::Error>> failures;
    std::vector<deployment::Error> inputsAsked;
    int inputsSettled = 0;
    int loadsStarted = 0;
    int updates = 0;
    int replacements = 0;

private:
    void take(const std::string& id, const SnapshotResult& result)
    {
        if (!result)
            failures[id].push_back(result.error());
        else if (snapshots[id].empty() || snapshots[id].back() != *result)
            snapshots[id].push_back(*result); // a watch also tells of what was fetched
    }
    void take(const HistoryUpdate& update)
    {
        ++updates;
        history::History kept;
        if (update.replacesAll) {
            ++replacements;
            const history::History before = std::exchange(history, {});
            for (const std::string& id : update.kept) {
                if (const auto row = before.find(id))
                    kept.upsert(before.at(*row));
            }
        }
        if (update.replacesAll || update.problemsReplaced)
            problems.clear();
        update.mergeInto(history);
        history.merge(kept);
        problems.insert(problems.end(), update.problems.begin(), update.problems.end());
        static_cast<void>(update.tellProblems(known));
    }

    Source& m_source;
    QPointer<InputRequest> m_input;
    std::vector<OwnedRequest> m_requests;
    std::map<std::string, std::unique_ptr<DeploymentWatch>> m_watches;
};

} // namespace sources
