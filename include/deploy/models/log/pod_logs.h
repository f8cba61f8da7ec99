// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/deployment/log_source.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace models {

/// The logs of a deployment's pods, read one at a time and only while one is chosen: which there
/// are, which is chosen and how much of it, and what has come. Whoever shows them chooses, whoever
/// reads them (console) tells what came; neither knows the other.
class PodLogs final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PodLogs)

public:
    /// Of a log that goes on for ever the latest entries are kept.
    static constexpr std::size_t maxEntries = 1'000'000;
    enum class Phase { None, Reading, Ended, Failed };

    explicit PodLogs(std::size_t limit = maxEntries, QObject* parent = nullptr);

    /// Someone can read them. Without, there are none.
    void setOffered(bool offered);
    [[nodiscard]] bool isOffered() const { return m_isOffered; }
    /// Of which these are the logs: its steps are marked in them.
    void setDeployment(const deployment::Deployment& deployment);

    /// Asks which there are now.
    void requestSources();
    void setSources(std::vector<deployment::LogSource> sources);
    void setSourcesError(const deployment::Error& error);
    [[nodiscard]] const std::vector<deployment::LogSource>& sources() const { return m_sources; }
    /// Why it is not known which there are.
    [[nodiscard]] const std::optional<deployment::Message>& sourcesError() const
    {
        return m_sourcesError;
    }

    /// Asks for a log, again if it is the same one; nullopt lets go of it.
    void choose(const std::optional<deployment::LogRequest>& request);
    [[nodiscard]] const std::optional<deployment::LogRequest>& chosen() const { return m_chosen; }
    void append(deployment::Log entries);
    /// There is no more of it; an error says why.
    void end(const std::optional<deployment::Error>& error);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const std::optional<deployment::Message>& error() const { return m_error; }
    /// The deployment with the chosen log in the place of its own; never null.
    [[nodiscard]] const std::shared_ptr<const deployment::Deployment>& shown() const
    {
        return m_shown;
    }
    /// Earlier entries that were let go of, since there are too many.
    [[nodiscard]] std::size_t dropped() const { return m_dropped; }

Q_SIGNALS:
    void offeredChanged();
    void sourcesRequested();
    void sourcesChanged();
    /// To be read from now on, or let go of.
    void chosenChanged();
    /// What has come, at most ten times a second, or how it stands.
    void logChanged();

private:
    void publish();

    const std::size_t m_limit;
    bool m_isOffered = false;
    std::vector<deployment::LogSource> m_sources;
    std::optional<deployment::Message> m_sourcesError;
    std::optional<deployment::LogRequest> m_chosen;
    Phase m_phase = Phase::None;
    std::optional<deployment::Message> m_error;
    deployment::Deployment m_base; ///< without a log
    deployment::Log m_log;
    std::size_t m_dropped = 0;
    std::shared_ptr<const deployment::Deployment> m_shown;
    QTimer m_pause; ///< after what was published, before more is
    bool m_isUnpublished = false;
};

} // namespace models
