// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/finding_texts.h"

#include "deploy/deployment/deployment.h"

#include <QObject>

#include <memory>
#include <optional>

namespace widgets {

class LogView;
class TimeCursor;

/// Ties the view of a log to the page's clock: the line under the pointer is the moment, the
/// current line chooses it; the line of a moment that others show is marked, and scrolled to if it
/// was chosen. The time range dims what lies outside of it.
class LogMoments final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogMoments)

public:
    LogMoments(LogView& view, TimeCursor& cursor);

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    /// Tints the lines that say why it failed, and brings them into view if one has gone nowhere
    /// yet.
    void setFailing(const std::optional<models::LogEvidence>& failing);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void chooseCurrent();
    void followChosen();
    void followRange();
    void updateMarks();
    void bringIntoView(std::size_t entry);
    [[nodiscard]] std::optional<deployment::Timestamp> timeOf(std::size_t entry) const;

    LogView& m_view;
    TimeCursor& m_cursor;
    std::shared_ptr<const deployment::Deployment> m_deployment;
    std::optional<models::LogEvidence> m_failing;
    std::optional<std::size_t> m_wanted; ///< to be in view once the view is seen
};

} // namespace widgets
