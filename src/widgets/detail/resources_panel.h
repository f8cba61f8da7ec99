// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

class QBoxLayout;
class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

class EnvironmentCard;
class MessageBanner;
class TrafficBar;

/// Blue and green side by side (one below the other where they hold lists and there is no room),
/// and how the traffic is split between them.
class ResourcesPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResourcesPanel)

public:
    explicit ResourcesPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setPlace(PanelPlace place) override;
    /// Pods have logs to show.
    void setLogsOffered(bool offered);
    /// A pod or a ReplicaSet of either side, by its name.
    [[nodiscard]] bool hasPod(const std::string& name) const;
    void showPod(const std::string& name);

Q_SIGNALS:
    void podLogRequested(const QString& pod);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrangeCards();
    void updateDoubts(const deployment::Resources& resources);

    QVBoxLayout* m_rows;
    QBoxLayout* m_cards;
    bool m_hasLists = false;
    bool m_isTrafficShown = true;
    TrafficBar* m_traffic;
    MessageBanner* m_doubt;
    EnvironmentCard* m_blue;
    EnvironmentCard* m_green;
};

} // namespace widgets
