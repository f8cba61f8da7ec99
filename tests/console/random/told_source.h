// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include <QPointer>

#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace random_window {

using Runs = std::map<std::string, deployment::Deployment>;

class ToldSource;

/// What there is to be told of, whoever listens. Outlives the windows.
struct Server {
    QString address;
    Runs runs;
    bool isAway = false;
    deployment::Timestamp now; ///< of the world
    QPointer<ToldSource> source; ///< that a window has open
};

/// A live source that tells of its server only when the world lets it. It keeps to the order of
/// calls of a REST source (ListAndWatch), and knows what it has told.
class ToldSource final : public sources::Source, public sources::DeploymentReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToldSource)

public:
    explicit ToldSource(Server& server);
    ~ToldSource() override;

    [[nodiscard]] QString name() const override { return m_server.address.section(u'/', -1); }
    [[nodiscard]] QString location() const override { return m_server.address; }
    [[nodiscard]] sources::Freshness freshness() const override { return m_freshness; }
    [[nodiscard]] bool isRemote() const override { return true; }
    [[nodiscard]] sources::DeploymentReader& details() override { return *this; }
    void start() override { begin(); }
    void refresh() override { begin(); }
    void cancel() override;

    [[nodiscard]] sources::OwnedRequest fetch(const QString& id, history::RecordHandle record,
        sources::DeploymentReceiver receiver) override;
    [[nodiscard]] std::unique_ptr<sources::DeploymentWatch> watch(
        const QString& id, sources::DeploymentObserver observer) override;

    // What the world does.
    /// One more part of the list that is being read; of one that could not be read, its end.
    void readOn();
    /// An event for these.
    void tell(const std::vector<std::string>& ids);
    /// Nothing more comes.
    void lose();
    /// Answers whatever was asked for, and tells those who watch what has changed.
    void answer();

    // What there is to know.
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] bool isFollowing() const { return m_hasList && !m_isReading && !isLost(); }
    [[nodiscard]] bool isLost() const;
    [[nodiscard]] bool hasQuestions() const;
    /// Rows that were told, as they stand.
    [[nodiscard]] const Runs& told() const { return m_told; }
    /// What was answered last of each.
    [[nodiscard]] const Runs& answered() const { return m_answered; }
    [[nodiscard]] bool hasList() const { return m_hasList; }

private:
    class Watch;
    struct Question {
        std::string id;
        sources::DeploymentReceiver receiver;
        std::chrono::steady_clock::time_point askedAt;
    };

    void begin();
    void endLoad(const std::optional<deployment::Error>& error);
    void setState(sources::Freshness::State state);
    void setOutage(sources::Freshness::State state, const deployment::Error& error);
    void giveRows(const std::vector<std::string>& ids, bool replacesAll);
    void giveFirstPart();
    [[nodiscard]] sources::SnapshotResult resultOf(const std::string& id);
    void readFailed();

    Server& m_server;
    sources::Freshness m_freshness;
    Runs m_told;
    Runs m_answered;
    std::map<std::string, sources::SnapshotPointer> m_snapshots;
    std::list<std::weak_ptr<Question>> m_questions;
    std::list<Watch*> m_watches;
    std::set<std::string> m_changed; ///< that watches have not been told of
    bool m_isReading = false;
    bool m_hasList = false;
    bool m_hasFirstPart = false; ///< of the list that is being read
};

} // namespace random_window
