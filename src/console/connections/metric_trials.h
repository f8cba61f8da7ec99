// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/metric_trial_view.h"
#include "deploy/sources/prometheus/metric_trial.h"
#include "deploy/sources/source_registry.h"

#include <QObject>

namespace widgets {
class MetricsSection;
}

namespace console {

class OpenSources;
class SourceSession;

/// Has queries tried while connections are edited: on their metrics server, for deployments of the
/// connection if it is open. Belongs to the section.
class MetricTrials final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricTrials)

public:
    /// The sources outlive it; null: none are open.
    MetricTrials(
        widgets::MetricsSection& section, const OpenSources* open, sources::SourceContext context);
    ~MetricTrials() override;

private:
    void offerSubjects();
    void readSubject(const QString& deployment);
    void tryOut(const models::TrialRequest& request);
    [[nodiscard]] static models::TrialResult resultOf(const sources::MetricTrialOutcome& outcome);
    void storeSecret(const QString& secret);
    [[nodiscard]] SourceSession* session() const;

    widgets::MetricsSection& m_section;
    const OpenSources* m_open;
    sources::SourceContext m_context;
    sources::OwnedRequest m_subject;
    sources::OwnedRequest m_trial;
};

} // namespace console
