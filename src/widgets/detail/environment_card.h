// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controls/card.h"

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/derived_values.h"

#include <array>

namespace models {
class TimeContext;
}

namespace widgets {

class PercentBar;
class FactField;
class PlainLabel;
class Badge;
class WorkloadTree;

/// One of the two sets of resources: its version, its numbers, its share of the traffic, and where
/// a cluster tells them its ReplicaSets and pods. A side that the record does not have is shown as
/// missing.
class EnvironmentCard final : public Card {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnvironmentCard)

public:
    EnvironmentCard(
        deployment::Side side, const models::TimeContext& time, QWidget* parent = nullptr);

    void setDeployment(const deployment::Deployment& deployment);
    [[nodiscard]] WorkloadTree& pods() const { return *m_pods; }

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitShare();
    enum Field { Nodes, Containers, Image, Status };
    static constexpr int fieldCount = Status + 1;

    void setupHeader();
    void setupFields();
    void updateAppearance();
    void updateVersion(const deployment::Deployment& deployment,
        const deployment::EnvironmentSlot& environment, deployment::SideName name);
    void updateFields(const deployment::EnvironmentSlot& environment);
    [[nodiscard]] static QString titleOf(Field field);

    const deployment::Side m_side;
    PlainLabel* m_title;
    Badge* m_version;
    QWidget* m_content;
    PlainLabel* m_missing;
    std::array<FactField*, fieldCount> m_fields{};
    PercentBar* m_traffic;
    WorkloadTree* m_pods;
};

} // namespace widgets
