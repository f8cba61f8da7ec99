// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_preview_panel.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include "controls/elided_label.h"
#include "detail/header/traffic_bar.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int previewRowPadding = 4;

QVBoxLayout* captioned(PlainLabel* caption, TrafficBar* bar)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(theme::space::tight);
    column->addWidget(caption);
    column->addWidget(bar);
    return column;
}

} // namespace

CommandPreviewPanel::CommandPreviewPanel(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_deployment(addLine(tr("Deployment")))
    , m_environment(addLine(tr("Environment")))
    , m_service(addLine(tr("Service")))
    , m_state(addLine(tr("Current status")))
    , m_version(addLine(tr("Version")))
    , m_newImage(addLine(tr("New image")))
    , m_oldImage(addLine(tr("Old image")))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::space::group);
    m_grid->setVerticalSpacing(theme::space::tight);
    m_grid->setColumnStretch(1, 1);
    QFont bold = font();
    bold.setBold(true);
    for (ElidedLabel* value : {m_environment.value, m_service.value, m_version.value})
        value->setFont(bold);
    addTraffic();
    updateAppearance();
}

CommandPreviewPanel::Line CommandPreviewPanel::addLine(const QString& caption)
{
    const int row = m_grid->rowCount();
    const Line line{new PlainLabel(caption, this), new ElidedLabel(this)};
    line.caption->setFocusPolicy(Qt::NoFocus);
    // Room for glyphs that are higher than those of the interface's own font.
    line.value->setMinimumHeight(fontMetrics().height() + previewRowPadding);
    m_grid->addWidget(line.caption, row, 0, Qt::AlignVCenter);
    m_grid->addWidget(line.value, row, 1);
    m_captions.push_back(line.caption);
    return line;
}

void CommandPreviewPanel::addTraffic()
{
    m_traffic = addLine(tr("Traffic"));
    m_bars = new QWidget(this);
    m_now = new TrafficBar(m_bars);
    m_after = new TrafficBar(m_bars);
    auto* now = new PlainLabel(tr("Now", "traffic"), m_bars);
    auto* after = new PlainLabel(tr("After", "traffic"), m_bars);
    auto* arrow = new PlainLabel(QStringLiteral("→"), m_bars);
    m_captions.insert(m_captions.end(), {now, after});
    m_afterParts = {arrow, after, m_after};
    for (QWidget* part : m_afterParts) {
        // What is chosen later moves nothing.
        QSizePolicy policy = part->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        part->setSizePolicy(policy);
    }
    auto* row = new QHBoxLayout(m_bars);
    row->setContentsMargins(0, theme::space::tight, 0, 0);
    row->setSpacing(theme::space::group);
    row->addLayout(captioned(now, m_now), 1);
    row->addWidget(arrow);
    row->addLayout(captioned(after, m_after), 1);
    m_grid->addWidget(m_bars, m_grid->rowCount(), 1);
}

void CommandPreviewPanel::show(
    const models::CommandPlan& plan, const models::CommandPreview& preview, deployment::Zone zone)
{
    const auto set = [](const Line& line, const QString& text) {
        line.value->setText(text);
        line.caption->setVisible(!text.isEmpty());
        line.value->setVisible(!text.isEmpty());
    };
    set(m_deployment, models::displayText(plan.deployment->id));
    set(m_environment, models::displayText(plan.deployment->environment));
    set(m_service, models::displayText(plan.deployment->service));
    set(m_state,
        plan.asOf ? tr("%1 (as of %2)", "status, time")
                        .arg(preview.state, models::timeText(*plan.asOf, zone))
                  : preview.state);
    set(m_version,
        preview.versionAfter.isEmpty() ? preview.versionNow
                                       : tr("%1  →  %2", "version now, version after")
                                             .arg(preview.versionNow, preview.versionAfter));
    set(m_newImage, preview.imageNow);
    set(m_oldImage, preview.imageOther);
    showTraffic(*plan.deployment, preview);
}

void CommandPreviewPanel::showTraffic(
    const deployment::Deployment& deployment, const models::CommandPreview& preview)
{
    const bool isKnown = !preview.traffic.isEmpty();
    const QString unknown = preview.imageNow.isEmpty()
        ? tr("Unknown: the record does not say which resources are those of the new version.")
        : tr("Unknown: the record does not say how it is divided.");
    m_traffic.value->setText(isKnown ? preview.traffic : unknown);
    m_now->setResources(deployment, preview.now);
    m_after->setResources(deployment, preview.after);
    m_now->setAccessibleName(tr("Traffic now"));
    m_after->setAccessibleName(tr("Traffic after"));
    m_bars->setVisible(isKnown && preview.now != preview.after);
    for (QWidget* part : m_afterParts)
        part->setVisible(!preview.awaitsChoice);
}

void CommandPreviewPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void CommandPreviewPanel::updateAppearance()
{
    // A child's palette is set from here, so that it follows when the theme does.
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    for (PlainLabel* caption : m_captions)
        caption->setPalette(quiet);
}

} // namespace widgets
