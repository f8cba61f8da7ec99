// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources_panel.h"

#include "controls/message_banner.h"
#include "deploy/models/display_strings.h"
#include "environment_card.h"
#include "header/traffic_bar.h"
#include "workload/workload_tree.h"

#include <QBoxLayout>
#include <QVBoxLayout>

#include <cmath>

namespace widgets {

namespace {

constexpr int leastWidthOfTwoLists = 1600;
constexpr double roundingError = 0.05; // percent; sources round each side on its own

} // namespace

ResourcesPanel::ResourcesPanel(const models::TimeContext& time, QWidget* parent)
    : DetailPanel(parent)
    , m_rows(new QVBoxLayout(this))
    , m_cards(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_traffic(new TrafficBar(this))
    , m_doubt(new MessageBanner(this))
    , m_blue(new EnvironmentCard(deployment::Side::Blue, time, this))
    , m_green(new EnvironmentCard(deployment::Side::Green, time, this))
{
    m_cards->setSpacing(16);
    m_cards->addWidget(m_blue, 1);
    m_cards->addWidget(m_green, 1);
    m_rows->setSpacing(12);
    m_rows->addWidget(m_traffic);
    m_rows->addWidget(m_doubt);
    m_rows->addLayout(m_cards);
    m_rows->addStretch(1);
    m_doubt->setObjectName(QStringLiteral("trafficDoubt"));
    for (const EnvironmentCard* card : {m_blue, m_green}) {
        connect(card, &EnvironmentCard::statusMessage, this, &ResourcesPanel::statusMessage);
        connect(&card->pods(), &WorkloadTree::statusMessage, this, &ResourcesPanel::statusMessage);
        connect(&card->pods(), &WorkloadTree::logRequested, this, &ResourcesPanel::podLogRequested);
    }
}

void ResourcesPanel::setLogsOffered(bool offered)
{
    m_blue->pods().setLogsOffered(offered);
    m_green->pods().setLogsOffered(offered);
}

bool ResourcesPanel::hasPod(const std::string& name) const
{
    return m_blue->pods().has(name) || m_green->pods().has(name);
}

void ResourcesPanel::showPod(const std::string& name)
{
    WorkloadTree& pods = m_blue->pods().has(name) ? m_blue->pods() : m_green->pods();
    pods.showRow(name);
}

void ResourcesPanel::arrangeCards()
{
    const bool isNarrow = m_hasLists && width() < leastWidthOfTwoLists;
    m_cards->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ResourcesPanel::resizeEvent(QResizeEvent* event)
{
    DetailPanel::resizeEvent(event);
    arrangeCards();
}

void ResourcesPanel::setRecord(const models::DeploymentRecord& record)
{
    const deployment::Resources& resources = record.deployment->resources;
    m_traffic->setResources(*record.deployment, resources);
    m_traffic->setVisible(m_isTrafficShown && m_traffic->isKnown());
    m_blue->setDeployment(*record.deployment);
    m_green->setDeployment(*record.deployment);
    m_hasLists = record.deployment->workload.has_value();
    arrangeCards();
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

void ResourcesPanel::setPlace(PanelPlace place)
{
    m_rows->setContentsMargins(place == PanelPlace::Tab ? QMargins(16, 16, 16, 16) : QMargins());
    // The header says it, and each card its share.
    m_isTrafficShown = place != PanelPlace::Beside;
    m_traffic->setVisible(m_isTrafficShown && m_traffic->isKnown());
}

} // namespace widgets
