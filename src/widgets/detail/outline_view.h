// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/states/failure_state.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

class EmptyState;
class InfoPanel;

/// What stands in the place of the panels while there is no record: what the list knows, and that
/// the rest could not be read.
class OutlineView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlineView)

public:
    explicit OutlineView(const models::TimeContext& time, QWidget* parent = nullptr);

    void setOutline(const models::DeploymentRecord& outline);
    /// Why there is no record. Without one nothing is shown of one that may arrive immediately.
    void setFailure(const std::optional<models::FailureState>& failure);
    [[nodiscard]] bool hasFailure() const { return m_failure.has_value(); }

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
    /// Out of the failure.
    void wayOutRequested(models::WayOut way);

private:
    void showContents();
    void addInfo();

    const models::TimeContext& m_time;
    QVBoxLayout* m_rows;
    EmptyState* m_empty;
    models::DeploymentRecord m_outline;
    std::optional<models::FailureState> m_failure;
    InfoPanel* m_info = nullptr; ///< while it has something to show
};

} // namespace widgets
