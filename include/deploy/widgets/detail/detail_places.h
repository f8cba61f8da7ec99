// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/detail/finding_texts.h"

#include <QObject>
#include <QVariantMap>

#include <optional>
#include <string>

class QKeySequence;
class QShortcut;

namespace widgets {

class DetailPanels;
class DetailPage;
class InfoPanel;
class LogsPanel;
class MetricsPanel;
class ProgressPanel;
class ResourcesPanel;
class TimeCursor;

/// Leads to the places of a detail page, in both of its layouts: a panel by its key, the search of
/// the log, a step, an entry of the log, a stretch of a curve.
class DetailPlaces final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPlaces)

public:
    /// The panels that are led to; they outlive this.
    struct Panels {
        DetailPanels& all;
        InfoPanel& info;
        ProgressPanel& progress;
        ResourcesPanel& resources;
        MetricsPanel& metrics;
        LogsPanel& log;
    };

    DetailPlaces(const Panels& panels, TimeCursor& cursor, DetailPage& page);

    /// Where the page opens: on what failed, if something did, or on what happens now.
    void openOn(const deployment::Deployment& deployment);
    /// A step, which becomes the time range that all panels show.
    void showStep(std::size_t step);
    /// Selects it, and what stands up to the other one.
    void showLogEntry(std::size_t entry, std::optional<std::size_t> upTo = std::nullopt);
    /// A stretch of the curve of a metric (NamedSeries::id), which becomes the time range.
    void showMetricRange(std::string_view metric, const models::TimeSpan& range);
    /// A pod, or a ReplicaSet, among what the workload is made of.
    void showPod(const std::string& name);
    /// The log of a container of the pod, where its source has it.
    void showPodLog(const QString& pod);
    /// Whichever of these it is.
    void showEvidence(const models::Evidence& evidence);

    /// The time range and the moment that were chosen: what a page that is made anew takes over.
    [[nodiscard]] QVariantMap chosenTime() const;
    /// Waits for the deployment that the page opens on; what makes no sense is ignored.
    void restoreChosenTime(const QVariantMap& state);

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

private:
    void showLogOfStep(std::size_t step);
    void setupKeys();
    template <typename Run> QShortcut& addKey(const QKeySequence& keys, Run&& run);

    DetailPage& m_page;
    Panels m_panels;
    TimeCursor& m_cursor;
    bool m_isOpen = false; ///< there is a deployment
    QVariantMap m_wantedTime; ///< until then
};

} // namespace widgets
