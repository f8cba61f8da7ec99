// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_card.h"

#include "controls/badge.h"
#include "controls/percent_bar.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/workload/workload_facts.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"
#include "workload/workload_tree.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace widgets {

namespace {

using deployment::Side;

constexpr int cardRadius = 6;
constexpr int stripeHeight = 4;

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
    : QFrame(parent)
    , m_side(side)
    , m_title(new PlainLabel(this))
    , m_role(new Badge(this))
    , m_content(new QWidget(this))
    , m_missing(new PlainLabel(this))
    , m_traffic(new PercentBar(this))
    , m_pods(new WorkloadTree(time, tr("ReplicaSets and pods"), this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 14 + stripeHeight, 16, 14);
    rows->setSpacing(12);
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
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    m_title->setText(m_side == Side::Blue ? tr("Blue environment") : tr("Green environment"));
    m_missing->setText(m_side == Side::Blue ? tr("The record has no blue environment.")
                                            : tr("The record has no green environment."));
    setAccessibleName(m_title->text());
    m_traffic->setTone(m_side == Side::Blue ? theme::Tone::Blue : theme::Tone::Green);
    auto* header = new QHBoxLayout;
    header->setSpacing(10);
    header->addWidget(m_title);
    header->addWidget(m_role);
    header->addStretch();
    static_cast<QVBoxLayout*>(layout())->addLayout(header);
}

void EnvironmentCard::setupFields()
{
    auto* form = new QFormLayout(m_content);
    form->setContentsMargins({});
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    for (int i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        auto* value = new PlainLabel(this);
        value->setWordWrap(true);
        // A label is read out by its text; a name would stand in its place.
        value->setAccessibleDescription(titleOf(field));
        m_fields[static_cast<std::size_t>(i)] = value;
        if (field == Status)
            form->addRow(addTitle(tr("Traffic")), m_traffic);
        form->addRow(addTitle(titleOf(field)), value);
    }
    m_traffic->setAccessibleName(tr("Traffic"));
}

PlainLabel* EnvironmentCard::addTitle(const QString& text)
{
    m_titles.push_back(new PlainLabel(text, this));
    m_titles.back()->setTextInteractionFlags(Qt::NoTextInteraction);
    return m_titles.back();
}

void EnvironmentCard::updateAppearance()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    for (PlainLabel* title : m_titles)
        title->setPalette(quiet);
    m_missing->setPalette(quiet);
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
    const auto* const environment = deployment::sideOf(deployment.resources, m_side);
    m_content->setVisible(environment != nullptr);
    m_missing->setVisible(environment == nullptr);
    m_role->setVisible(false);
    if (environment == nullptr)
        return;
    const auto role = deployment::roleOf(deployment, *environment);
    m_role->setVisible(role != deployment::SlotRole::Other);
    if (role != deployment::SlotRole::Other)
        updateRole(deployment, role == deployment::SlotRole::New);
    updateFields(*environment);
}

void EnvironmentCard::updateRole(const deployment::Deployment& deployment, bool isNew)
{
    if (isNew) {
        m_role->setState(tr("New version %1").arg(models::displayText(deployment.version, 64)),
            theme::Tone::Info);
        return;
    }
    const std::string old = deployment::oldVersion(deployment);
    m_role->setState(
        old.empty() ? tr("Old version") : tr("Old version %1").arg(models::displayText(old, 64)),
        theme::Tone::Neutral);
}

void EnvironmentCard::updateFields(const deployment::EnvironmentSlot& environment)
{
    m_fields[Nodes]->setText(podCountText(environment.nodes));
    m_fields[Containers]->setText(podCountText(environment.containers));
    m_fields[Image]->setText(orDash(environment.image));
    m_fields[Status]->setText(orDash(environment.status));
    m_traffic->setPercent(environment.traffic);
}

void EnvironmentCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(theme::line(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(card, cardRadius, cardRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::foreground(
        m_side == Side::Blue ? theme::Tone::Blue : theme::Tone::Green, palette()));
    painter.drawRoundedRect(QRectF(0, 0, width(), stripeHeight), 2, 2);
}

} // namespace widgets
