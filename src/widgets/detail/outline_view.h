// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controls/empty_state.h"

#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/states/absence.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

class InfoPanel;

/// What stands in the place of the panels while there is no record: that it is read, or that it
/// could not be and what the list knows.
class OutlineView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlineView)

public:
    explicit OutlineView(const models::TimeContext& time, QWidget* parent = nullptr);

    void setOutline(const models::DeploymentRecord& outline);
    /// Why there is no record; takes the place of one that is being read.
    void setFailure(const models::FailureState& failure);
    /// That there is none yet; nullopt: nothing is said of one that may arrive immediately.
    void setLoading(const std::optional<models::Absence>& loading);
    [[nodiscard]] bool saysWhy() const { return m_message.has_value(); }

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
    /// Out of what is said.
    void wayOutRequested(models::WayOut way);

private:
    void showContents();
    void addInfo();

    const models::TimeContext& m_time;
    QVBoxLayout* m_rows;
    EmptyState* m_empty;
    models::DeploymentRecord m_outline;
    std::optional<EmptyMessage> m_message;
    bool m_hasFailed = false;
    InfoPanel* m_info = nullptr; ///< while it has something to show
};

} // namespace widgets
