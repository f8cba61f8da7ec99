// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_card.h"

#include "controls/badge.h"
#include "controls/percent_bar.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/workload/workload_facts.h"
#include "deploy/models/detail/workload_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/side_texts.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"
#include "detail/panel/fact_field.h"
#include "workload/workload_tree.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

using deployment::Side;

constexpr int widthOfShare = 72;
constexpr int narrowCard = 350; ///< pixels: the number of the share has to do, without its bar

QString podCountText(std::optional<std::int64_t> count)
{
    return count ? QLocale().toString(qlonglong(*count)) : QStringLiteral("–");
}

QString orDash(const std::string& text)
{
    return text.empty() ? QStringLiteral("–") : models::displayText(text, 4096);
}

} // namespace

EnvironmentCard::EnvironmentCard(Side side, const models::TimeContext& time, QWidget* parent)
    : Card(parent, side == Side::Blue ? theme::Tone::Blue : theme::Tone::Green)
    , m_side(side)
    , m_title(new PlainLabel(this))
    , m_version(new Badge(this))
    , m_content(new QWidget(this))
    , m_missing(new PlainLabel(this))
    , m_traffic(new PercentBar(this))
    , m_pods(new WorkloadTree(time, tr("ReplicaSets and pods"), this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::space::group, theme::space::near + stripeHeight,
        theme::space::group, theme::space::near);
    rows->setSpacing(theme::space::near);
    setupHeader();
    setupFields();
    rows->addWidget(m_missing);
    rows->addWidget(m_content);
    rows->addWidget(m_pods);
    m_pods->hide();
    rows->addStretch();
    updateAppearance();
}

void EnvironmentCard::setupHeader()
{
    m_title->setFont(theme::font(theme::Type::Heading));
    m_traffic->setTone(m_side == Side::Blue ? theme::Tone::Blue : theme::Tone::Green);
    auto* header = new QHBoxLayout;
    header->setSpacing(theme::space::near);
    header->addWidget(m_title);
    header->addWidget(m_version);
    header->addStretch();
    m_traffic->setAccessibleName(tr("Traffic"));
    m_traffic->setToolTip(tr("Traffic"));
    header->addWidget(m_traffic);
    static_cast<QVBoxLayout*>(layout())->addLayout(header);
}

void EnvironmentCard::setupFields()
{
    auto* rows = new QVBoxLayout(m_content);
    rows->setContentsMargins({});
    rows->setSpacing(theme::space::tight);
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(theme::space::group);
    rows->addLayout(numbers);
    for (int i = 0; i < fieldCount; ++i) {
        auto* field = new FactField(titleOf(static_cast<Field>(i)), this);
        connect(field, &FactField::statusMessage, this, &EnvironmentCard::statusMessage);
        m_fields[static_cast<std::size_t>(i)] = field;
        if (i == Image)
            rows->addWidget(field);
        else
            numbers->addWidget(field, 1);
    }
}

void EnvironmentCard::updateAppearance()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_missing->setPalette(quiet);
}

void EnvironmentCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitShare();
}

void EnvironmentCard::fitShare()
{
    const int number = m_traffic->numberWidth();
    m_traffic->setFixedWidth(
        width() < narrowCard ? number + theme::space::tight : std::max(widthOfShare, number));
}

void EnvironmentCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

QString EnvironmentCard::titleOf(Field field)
{
    switch (field) {
    case Nodes:
        return tr("Nodes");
    case Containers:
        return tr("Containers");
    case Image:
        return tr("Image");
    case Status:
        return tr("Status");
    }
    return {};
}

void EnvironmentCard::setDeployment(const deployment::Deployment& deployment)
{
    const auto nodes = deployment::nodesOfSide(deployment, m_side);
    m_pods->setNodes(nodes);
    m_pods->setVisible(!nodes.empty());
    const deployment::SideName name = deployment::sideName(deployment, m_side);
    m_title->setText(models::sideTitle(name));
    setAccessibleName(m_title->text());
    m_missing->setText(models::missingSideText(name));
    const auto* const environment = deployment::sideOf(deployment.resources, m_side);
    m_content->setVisible(environment != nullptr);
    m_missing->setVisible(environment == nullptr);
    m_traffic->setVisible(environment != nullptr);
    m_version->setVisible(false);
    if (environment == nullptr)
        return;
    updateVersion(deployment, *environment, name);
    updateFields(*environment);
}

void EnvironmentCard::updateVersion(const deployment::Deployment& deployment,
    const deployment::EnvironmentSlot& environment, deployment::SideName name)
{
    const auto role = deployment::roleOf(deployment, environment);
    if (role == deployment::SlotRole::Other)
        return;
    const bool isNew = role == deployment::SlotRole::New;
    const std::string version = isNew ? deployment.version : deployment::oldVersion(deployment);
    const QString shown = models::displayText(version, 64);
    QString text = shown;
    if (isColor(name) && version.empty())
        text = models::sideTitle(
            isNew ? deployment::SideName::NewVersion : deployment::SideName::OldVersion);
    else if (isColor(name))
        text = (isNew ? tr("New %1", "version") : tr("Old %1", "version")).arg(shown);
    m_version->setState(text, isNew ? theme::Tone::Info : theme::Tone::Neutral);
    m_version->setVisible(!text.isEmpty());
}

void EnvironmentCard::updateFields(const deployment::EnvironmentSlot& environment)
{
    m_fields[Nodes]->setValue(podCountText(environment.nodes));
    m_fields[Containers]->setValue(podCountText(environment.containers));
    m_fields[Image]->setValue(orDash(environment.image));
    m_fields[Status]->setValue(
        environment.status.empty() ? orDash({}) : models::sideStatusInWords(environment.status));
    m_traffic->setPercent(environment.traffic);
    fitShare();
}

} // namespace widgets
