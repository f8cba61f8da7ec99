// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics_panel.h"

#include "controls/icon_button.h"
#include "controls/zone_label.h"
#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/detail/metric_chart_view.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {
namespace {

using namespace std::chrono_literals;

constexpr int ChartHeightOnOnePage = 220;
constexpr double ButtonZoom = 1.5;
constexpr deployment::Milliseconds RoomAroundOnePoint = 30s;

} // namespace

MetricsPanel::MetricsPanel(const models::TimeContext& time, QWidget* parent)
    : DetailPanel(parent)
    , m_rows(new QVBoxLayout(this))
    , m_viewport(new models::TimeViewport(this))
    , m_zone(new ZoneLabel(time, this))
{
    const MetricKind successRate{
        tr("Request success rate"), QStringLiteral("%"), {0, 100}, theme::Tone::Good};
    const MetricKind responseTime{
        tr("Average response time"), QStringLiteral(" ms"), {0}, theme::Tone::Info};
    m_rows->setSpacing(6);
    setupToolbar();
    setupChart(0, new MetricChartView(successRate, time, *m_viewport, this));
    setupChart(1, new MetricChartView(responseTime, time, *m_viewport, this));
}

void MetricsPanel::setupToolbar()
{
    auto* in = new IconButton(QStringLiteral("zoom-in"), tr("Zoom in"), this);
    auto* out = new IconButton(QStringLiteral("zoom-out"), tr("Zoom out"), this);
    auto* reset = new IconButton(QStringLiteral("zoom-reset"), tr("Show all"), this);
    reset->setObjectName(QStringLiteral("zoomReset"));
    connect(in, &QToolButton::clicked, m_viewport, [this] { m_viewport->zoom(ButtonZoom); });
    connect(out, &QToolButton::clicked, m_viewport, [this] { m_viewport->zoom(1 / ButtonZoom); });
    connect(reset, &QToolButton::clicked, m_viewport, &models::TimeViewport::reset);
    const auto follow = [this, out, reset] {
        out->setEnabled(!m_viewport->showsWhole());
        reset->setEnabled(!m_viewport->showsWhole());
    };
    connect(m_viewport, &models::TimeViewport::changed, this, follow);
    follow();
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_zone);
    bar->addStretch();
    for (QToolButton* button : {in, out, reset})
        bar->addWidget(button);
    m_rows->addLayout(bar);
}

void MetricsPanel::setupChart(std::size_t at, MetricChartView* chart)
{
    auto* title = new PlainLabel(chart->accessibleName(), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    m_charts[at] = chart;
    m_summaries[at] = new PlainLabel(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(title);
    line->addWidget(m_summaries[at]);
    line->addStretch();
    m_rows->addLayout(line);
    m_rows->addWidget(chart, 1);
    connect(
        chart, &MetricChartView::pointed, this, [this](std::optional<deployment::Timestamp> time) {
            for (MetricChartView* each : m_charts)
                each->setCrosshair(time);
        });
}

void MetricsPanel::setRecord(const models::DeploymentRecord& record)
{
    m_record = record;
    m_charts[0]->setCurve(
        models::MetricCurve(record.deployment, &deployment::Metrics::successRate));
    m_charts[1]->setCurve(
        models::MetricCurve(record.deployment, &deployment::Metrics::responseTime));
    updateWhole();
    m_zone->setMoment(record.deployment->start);
    updateSummary(0);
    updateSummary(1);
}

void MetricsPanel::updateWhole()
{
    std::optional<models::TimeSpan> whole;
    for (const MetricChartView* chart : m_charts) {
        const auto range = chart->curve().timeRange();
        if (!range)
            continue;
        if (!whole)
            whole = range;
        whole->from = std::min(whole->from, range->from);
        whole->to = std::max(whole->to, range->to);
    }
    if (!whole)
        whole = models::TimeSpan{m_record.deployment->start, m_record.deployment->start};
    if (whole->length() == 0ms)
        whole = models::TimeSpan{whole->from - RoomAroundOnePoint, whole->to + RoomAroundOnePoint};
    m_viewport->setWhole(*whole);
}

void MetricsPanel::updateSummary(std::size_t at)
{
    const MetricChartView& chart = *m_charts[at];
    const auto range = chart.curve().timeRange();
    if (!range) {
        m_summaries[at]->setText(tr("No values"));
        return;
    }
    const models::ValueRange values = *chart.curve().valueRange(*range);
    m_summaries[at]->setText(
        tr("last %1, lowest %2, highest %3")
            .arg(chart.valueText(chart.curve().last()->value), chart.valueText(values.smallest),
                chart.valueText(values.largest)));
}

void MetricsPanel::setInlined(bool inlined)
{
    m_rows->setContentsMargins(inlined ? QMargins() : QMargins(16, 8, 16, 16));
    for (MetricChartView* chart : m_charts) {
        chart->setWheelNeedsControl(inlined);
        chart->setMinimumHeight(inlined ? ChartHeightOnOnePage : 120);
        chart->setMaximumHeight(inlined ? ChartHeightOnOnePage : QWIDGETSIZE_MAX);
    }
}

} // namespace widgets
