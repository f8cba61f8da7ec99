// SPDX-License-Identifier: GPL-3.0-or-later
#include "curve_comparison_panel.h"

#include "detail/chart/range_zoom.h"
#include "detail/panel/time_cursor.h"

#include "deploy/models/compare/comparison_texts.h"
#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/theme/metrics.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

using namespace std::chrono_literals;
using diagnosis::CurvePair;

constexpr int comparedChartHeight = 200;
constexpr std::size_t mostComparedCharts = 8; // of a record that has a metric of everything
constexpr deployment::Milliseconds roomAroundOneMoment = 30s;

models::MetricCurve curveOf(
    const std::shared_ptr<const models::ComparedRuns>& runs, const deployment::MetricSeries& points)
{
    // The points belong to the comparison, which lives as long as they are shown.
    return models::MetricCurve(std::shared_ptr<const deployment::MetricSeries>(runs, &points));
}

/// Of the run that is looked at, else of the other one: what is said of the metric.
deployment::NamedSeries seriesOf(const models::ComparedRuns& runs, const std::string& metric)
{
    for (const auto& run : {runs.here, runs.there}) {
        const auto& all = run->metrics.series;
        const auto found = std::ranges::find(all, metric, &deployment::NamedSeries::id);
        if (found != all.end() && !(found->points.empty() && found->notes.empty()))
            return {metric, {}, found->notes};
    }
    return {metric, {}};
}

} // namespace

CurveComparisonPanel::CurveComparisonPanel(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_rows(new QVBoxLayout(this))
    , m_sinceStart(new QRadioButton(tr("Time since the &start"), this))
    , m_sinceTraffic(new QRadioButton(tr("Time since the first tr&affic"), this))
    , m_note(new PlainLabel(this))
    , m_viewport(new models::TimeViewport(this))
    , m_cursor(new TimeCursor(this))
{
    new RangeZoom(*m_viewport, *m_cursor);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(theme::space::near);
    setupSwitch();
    m_note->setWordWrap(true);
    m_rows->addWidget(m_note);
    setRuns(nullptr);
}

void CurveComparisonPanel::setupSwitch()
{
    m_sinceStart->setObjectName(QStringLiteral("sinceStart"));
    m_sinceTraffic->setObjectName(QStringLiteral("sinceTraffic"));
    m_sinceStart->setChecked(true);
    auto* group = new QButtonGroup(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space::group);
    for (QRadioButton* button : {m_sinceStart, m_sinceTraffic}) {
        group->addButton(button);
        row->addWidget(button);
    }
    row->addStretch();
    m_rows->addLayout(row);
    connect(m_sinceTraffic, &QRadioButton::toggled, this, [this] {
        showCurves();
        m_cursor->setRange(std::nullopt, TimeCursor::Mover::Page);
        m_viewport->reset();
    });
}

void CurveComparisonPanel::setRuns(std::shared_ptr<const models::ComparedRuns> runs)
{
    // The charts show points of the former comparison until they have others.
    const auto former = std::exchange(m_runs, std::move(runs));
    const bool tellsTraffic = m_runs && m_runs->sinceTrafficChange;
    m_sinceTraffic->setEnabled(tellsTraffic);
    m_sinceTraffic->setToolTip(
        tellsTraffic ? QString() : tr("A log does not tell when the traffic was switched."));
    const bool tellsStart = m_runs && m_runs->sinceStart;
    m_sinceStart->setEnabled(tellsStart);
    m_sinceStart->setToolTip(
        tellsStart ? QString() : tr("When one of the runs began is not known."));
    if (!tellsTraffic)
        m_sinceStart->setChecked(true);
    else if (!tellsStart)
        m_sinceTraffic->setChecked(true);
    showCurves();
}

const std::vector<CurvePair>& CurveComparisonPanel::curves() const
{
    static const std::vector<CurvePair> none;
    if (!m_runs)
        return none;
    const auto& chosen =
        m_sinceTraffic->isChecked() ? m_runs->sinceTrafficChange : m_runs->sinceStart;
    return chosen ? *chosen : none;
}

void CurveComparisonPanel::showCurves()
{
    const std::vector<CurvePair>& shown = curves();
    setCharts(shown);
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i].view->setCurve(curveOf(m_runs, shown[i].here));
        m_charts[i].view->setReference(
            curveOf(m_runs, shown[i].there), models::runName(*m_runs->there));
        // A curve of the metrics server may come later and take the place of the record's.
        const QString origins = models::curveOriginsText(*m_runs, m_charts[i].metric);
        m_charts[i].origins->setText(origins);
        m_charts[i].origins->setVisible(!origins.isEmpty());
    }
    updateWhole(shown);
    for (QRadioButton* button : {m_sinceStart, m_sinceTraffic})
        button->setVisible(!shown.empty());
    updateNote();
}

void CurveComparisonPanel::setCharts(const std::vector<CurvePair>& curves)
{
    const std::size_t wanted = std::min(curves.size(), mostComparedCharts);
    std::size_t kept = 0;
    while (kept < std::min(wanted, m_charts.size()) && m_charts[kept].metric == curves[kept].metric)
        ++kept;
    for (std::size_t i = kept; i < m_charts.size(); ++i)
        delete m_charts[i].frame;
    m_charts.resize(kept);
    for (std::size_t i = kept; i < wanted; ++i)
        addChart(curves[i].metric);
}

void CurveComparisonPanel::addChart(const std::string& metric)
{
    const deployment::NamedSeries series = seriesOf(*m_runs, metric);
    MetricKind kind = metricKindOf(series);
    kind.isFromMoment = true;
    auto* frame = new QWidget(this);
    auto* view = new MetricChartView(kind, {m_time, *m_viewport, *m_cursor}, frame);
    auto* title = new PlainLabel(kind.title, frame);
    auto* rows = new QVBoxLayout(frame);
    rows->setContentsMargins({});
    rows->setSpacing(theme::space::tight);
    auto* origins = new PlainLabel(frame);
    origins->setObjectName(QStringLiteral("curveOrigins"));
    origins->setWordWrap(true);
    rows->addWidget(title);
    rows->addWidget(origins);
    rows->addWidget(view);
    setTabOrder(
        m_charts.empty() ? static_cast<QWidget*>(m_sinceTraffic) : m_charts.back().view, view);
    view->setFixedHeight(comparedChartHeight);
    view->setWheelNeedsControl(true);
    // Verdicts have their own times; the limit holds at any.
    deployment::MetricNotes limit;
    limit.limit = series.notes.limit;
    limit.worse = series.notes.worse;
    limit.condition = series.notes.condition;
    view->setNotes(limit);
    m_rows->addWidget(frame);
    m_charts.push_back({metric, frame, origins, view});
}

void CurveComparisonPanel::updateWhole(const std::vector<CurvePair>& curves)
{
    std::optional<models::TimeSpan> whole;
    const auto include = [&](const deployment::MetricSeries& points) {
        for (const deployment::MetricPoint& point : points) {
            if (!whole)
                whole = models::TimeSpan{point.time, point.time};
            whole->from = std::min(whole->from, point.time);
            whole->to = std::max(whole->to, point.time);
        }
    };
    for (const CurvePair& pair : curves) {
        include(pair.here);
        include(pair.there);
    }
    if (!whole)
        return;
    if (whole->length() == 0ms)
        whole =
            models::TimeSpan{whole->from - roomAroundOneMoment, whole->to + roomAroundOneMoment};
    m_viewport->setWhole(*whole);
}

void CurveComparisonPanel::updateNote()
{
    if (m_runs && !m_runs->sinceStart && !m_runs->sinceTrafficChange)
        m_note->setText(tr("The curves have no moment in common: when one of the runs began is not "
                           "known, nor when its traffic was switched."));
    else if (!m_runs || m_charts.empty())
        m_note->setText(tr("Neither run has curves."));
    else
        m_note->setText((tr("In color: %1. In gray: %2.", "two runs")
                             .arg(models::runName(*m_runs->here), models::runName(*m_runs->there))
            + u' ' + models::absentCurvesText(*m_runs))
                            .trimmed());
}

} // namespace widgets
