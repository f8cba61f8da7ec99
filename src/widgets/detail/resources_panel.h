// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

class QVBoxLayout;

namespace widgets {

class EnvironmentCard;
class MessageBanner;
class TrafficBar;

/// Blue and green side by side, and how the traffic is split between them.
class ResourcesPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResourcesPanel)

public:
    explicit ResourcesPanel(QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setInlined(bool inlined) override;

private:
    void updateDoubts(const deployment::Resources& resources);

    QVBoxLayout* m_rows;
    TrafficBar* m_traffic;
    MessageBanner* m_doubt;
    EnvironmentCard* m_blue;
    EnvironmentCard* m_green;
};

} // namespace widgets
