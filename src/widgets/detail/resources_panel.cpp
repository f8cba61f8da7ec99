// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources_panel.h"

#include "controls/message_banner.h"
#include "deploy/models/display_strings.h"
#include "environment_card.h"
#include "traffic_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>

namespace widgets {

namespace {

constexpr double roundingError = 0.05; // percent; sources round each side on its own

} // namespace

ResourcesPanel::ResourcesPanel(QWidget* parent)
    : DetailPanel(parent)
    , m_rows(new QVBoxLayout(this))
    , m_traffic(new TrafficBar(this))
    , m_doubt(new MessageBanner(this))
    , m_blue(new EnvironmentCard(deployment::Side::Blue, this))
    , m_green(new EnvironmentCard(deployment::Side::Green, this))
{
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addWidget(m_blue, 1);
    cards->addWidget(m_green, 1);
    m_rows->setSpacing(12);
    m_rows->addWidget(m_traffic);
    m_rows->addWidget(m_doubt);
    m_rows->addLayout(cards);
    m_rows->addStretch(1);
    m_doubt->setObjectName(QStringLiteral("trafficDoubt"));
}

void ResourcesPanel::setRecord(const models::DeploymentRecord& record)
{
    const deployment::Resources& resources = record.deployment->resources;
    m_traffic->setResources(resources);
    m_traffic->setVisible(m_traffic->isKnown());
    m_blue->setDeployment(*record.deployment);
    m_green->setDeployment(*record.deployment);
    updateDoubts(resources);
}

void ResourcesPanel::updateDoubts(const deployment::Resources& resources)
{
    QString doubt;
    const auto* const blue = sideOf(resources, deployment::Side::Blue);
    const auto* const green = sideOf(resources, deployment::Side::Green);
    if (blue && green && blue->traffic && green->traffic) {
        const double sum = *blue->traffic + *green->traffic;
        if (!(std::abs(sum - 100) <= roundingError))
            doubt = tr("The traffic of both environments adds up to %1, not to 100%.")
                        .arg(models::percentText(sum));
    }
    m_doubt->setState(doubt, theme::Tone::Warning);
}

void ResourcesPanel::setInlined(bool inlined)
{
    m_rows->setContentsMargins(inlined ? QMargins() : QMargins(16, 16, 16, 16));
}

} // namespace widgets
