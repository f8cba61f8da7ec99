// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics_panel.h"

#include "chart_menu.h"
#include "chart_texts.h"
#include "controls/elided_label.h"
#include "controls/empty_state.h"
#include "controls/icon_button.h"
#include "controls/zone_label.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/detail/metric_notes_text.h"
#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/states/absence.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "detail/panel/time_cursor.h"
#include "detail/panel/time_range_chip.h"
#include "range_zoom.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

using namespace std::chrono_literals;

constexpr int chartHeightOnOnePage = 220;
constexpr int smallestChartHeight = 120;
constexpr int smallestChartHeightBeside = 56;
constexpr double buttonZoom = 1.5;
constexpr deployment::Milliseconds roomAroundOnePoint = 30s;

} // namespace

MetricsPanel::MetricsPanel(const models::TimeContext& time, TimeCursor& cursor, QWidget* parent)
    : DetailPanel(parent)
    , m_time(time)
    , m_cursor(cursor)
    , m_rows(new QVBoxLayout(this))
    , m_viewport(new models::TimeViewport(this))
    , m_menu(new ChartMenu(time, *m_viewport, this))
    , m_bar(new QWidget(this))
    , m_zone(new ZoneLabel(time, m_bar))
    , m_hidden(new PlainLabel(this))
    , m_empty(new EmptyState(this))
{
    m_rows->setSpacing(6);
    setupToolbar();
    setupEmpty();
    connectMenu();
    setCharts(models::seriesToShow(deployment::Deployment()));
    new RangeZoom(*m_viewport, m_cursor);
    connect(&m_time, &models::TimeContext::ticked, this, [this] {
        // The band of what runs goes on.
        if (m_record.deployment && !deployment::hasEnded(*m_record.deployment))
            updateEvents();
    });
    connect(&m_time, &models::TimeContext::zoneChanged, this, &MetricsPanel::updateWarnings);
}

void MetricsPanel::setupToolbar()
{
    auto* range = new TimeRangeChip(m_time, m_cursor, m_bar); // for Tab, before what is beside it
    auto* in = new IconButton(QStringLiteral("zoom-in"), tr("Zoom in"), this);
    auto* out = new IconButton(QStringLiteral("zoom-out"), tr("Zoom out"), this);
    auto* reset = new IconButton(QStringLiteral("zoom-reset"), tr("Show all"), this);
    reset->setObjectName(QStringLiteral("zoomReset"));
    m_reset = reset;
    connect(in, &QToolButton::clicked, m_viewport, [this] { m_viewport->zoom(buttonZoom); });
    connect(out, &QToolButton::clicked, m_viewport, [this] { m_viewport->zoom(1 / buttonZoom); });
    connect(reset, &QToolButton::clicked, m_viewport, &models::TimeViewport::reset);
    const auto follow = [this, out, reset] {
        out->setEnabled(!m_viewport->showsWhole());
        reset->setEnabled(!m_viewport->showsWhole());
    };
    connect(m_viewport, &models::TimeViewport::changed, this, follow);
    follow();
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins({});
    bar->addWidget(m_zone);
    bar->addStretch(1);
    bar->addWidget(range);
    for (QToolButton* button : {in, out, reset})
        bar->addWidget(button);
    m_rows->addWidget(m_bar);
    m_hidden->setObjectName(QStringLiteral("hiddenMetrics"));
    m_hidden->setWordWrap(true); // nothing else says what they are called
    m_hidden->hide();
    m_rows->addWidget(m_hidden);
}

void MetricsPanel::setupEmpty()
{
    m_empty->setObjectName(QStringLiteral("noMetrics"));
    m_empty->hide();
    m_rows->addWidget(m_empty, 1);
    connect(m_empty, &EmptyState::actionTriggered, this,
        [this](const EmptyStateAction& action) { Q_EMIT wayOutRequested(action.way); });
}

void MetricsPanel::connectMenu()
{
    connect(m_menu, &ChartMenu::savePictureRequested, this, &MetricsPanel::savePictureRequested);
    connect(m_menu, &ChartMenu::printRequested, this, &MetricsPanel::printRequested);
    connect(m_menu, &ChartMenu::statusMessage, this, &MetricsPanel::statusMessage);
}

/// Where nothing was measured, there is nothing to zoom.
void MetricsPanel::showAbsence()
{
    const auto absence = models::absenceOfMetrics(m_record);
    if (absence)
        m_empty->setMessage(absenceMessage(*absence, QStringLiteral("chart")));
    m_empty->setVisible(absence.has_value());
    m_bar->setHidden(absence.has_value());
    for (const Chart& chart : m_charts)
        chart.frame->setHidden(absence.has_value());
}

void MetricsPanel::setCharts(const std::vector<const deployment::NamedSeries*>& series)
{
    std::size_t kept = 0;
    const auto isSame = [&](std::size_t at) {
        const Chart& chart = m_charts[at];
        const MetricKind kind = metricKindOf(*series[at]);
        return chart.id == series[at]->id && chart.title == kind.title && chart.unit == kind.unit;
    };
    while (kept < std::min(series.size(), m_charts.size()) && isSame(kept))
        ++kept;
    for (std::size_t i = kept; i < m_charts.size(); ++i)
        delete m_charts[i].frame;
    m_charts.resize(kept);
    for (std::size_t i = kept; i < series.size(); ++i)
        addChart(*series[i]);
    fitCharts();
    setMainPart(m_charts.empty() ? nullptr : m_charts.front().view);
}

void MetricsPanel::addChart(const deployment::NamedSeries& series)
{
    auto* frame = new QWidget(this);
    const MetricKind kind = metricKindOf(series);
    auto* view = new MetricChartView(kind, {m_time, *m_viewport, m_cursor}, frame);
    auto* title = new ElidedLabel(frame); // the labels of a series have any length
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setText(view->accessibleName());
    title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* summary = new PlainLabel(frame);
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(title);
    line->addWidget(summary);
    auto* warning = new PlainLabel(frame);
    warning->setObjectName(QStringLiteral("metricWarning"));
    line->addWidget(warning);
    line->addStretch();
    auto* rows = new QVBoxLayout(frame);
    rows->setContentsMargins({});
    rows->setSpacing(m_rows->spacing());
    rows->addLayout(line);
    rows->addWidget(view, 1);
    m_rows->addWidget(frame, 1);
    // It is made late, and stands where it is seen for Tab, too.
    setTabOrder(m_charts.empty() ? m_reset : m_charts.back().view, view);
    m_menu->addTo(*view, series.id);
    m_charts.push_back({series.id, kind.title, kind.unit, frame, summary, warning, view});
}

/// The points belong to the deployment, which lives as long as they are shown.
std::shared_ptr<const deployment::MetricSeries> MetricsPanel::pointsOf(
    const deployment::NamedSeries& series) const
{
    return {m_record.deployment, &series.points};
}

void MetricsPanel::setRecord(const models::DeploymentRecord& record)
{
    m_record = record;
    const QString hidden = models::hiddenMetricsText(*record.deployment);
    m_hidden->setText(hidden);
    m_hidden->setVisible(!hidden.isEmpty());
    const auto series = models::seriesToShow(*record.deployment);
    setCharts(series);
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i].view->setCurve(models::MetricCurve(pointsOf(*series[i])));
        m_charts[i].view->setNotes(series[i]->notes);
    }
    updateWarnings();
    updateWhole();
    updateEvents();
    m_zone->setMoment(record.deployment->start);
    for (const Chart& chart : m_charts)
        updateSummary(chart);
    m_menu->setDeployment(record.deployment);
    showAbsence();
}

void MetricsPanel::showMetric(std::string_view id)
{
    const auto chart = std::ranges::find(m_charts, id, &Chart::id);
    if (chart == m_charts.end())
        return;
    for (QWidget* each = parentWidget(); each != nullptr; each = each->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(each))
            area->ensureWidgetVisible(chart->frame);
    }
    chart->view->setFocus();
}

void MetricsPanel::setMarks(std::vector<models::TimeMark> marks)
{
    m_marks = std::move(marks);
    updateEvents();
}

void MetricsPanel::updateEvents()
{
    if (!m_record.deployment)
        return;
    const models::TimeEvents events =
        models::timeEvents(*m_record.deployment, m_time.seenUntil(), m_marks);
    for (const Chart& chart : m_charts)
        chart.view->setEvents(events);
}

void MetricsPanel::updateWhole()
{
    std::optional<models::TimeSpan> whole;
    for (const Chart& chart : m_charts) {
        const auto range = chart.view->curve().timeRange();
        if (!range)
            continue;
        if (!whole)
            whole = range;
        whole->from = std::min(whole->from, range->from);
        whole->to = std::max(whole->to, range->to);
    }
    const auto start = m_record.deployment->start;
    if (!whole && deployment::isKnown(start))
        whole = models::TimeSpan{start, start};
    // Where nothing tells a time, no axis does.
    for (const Chart& chart : m_charts)
        chart.view->setVisible(whole.has_value());
    if (!whole)
        return;
    if (whole->length() == 0ms)
        whole = models::TimeSpan{whole->from - roomAroundOnePoint, whole->to + roomAroundOnePoint};
    m_viewport->setWhole(*whole);
}

void MetricsPanel::updateSummary(const Chart& chart)
{
    chart.summary->setText(ChartTexts::summary(chart.view->kind(), chart.view->curve()));
}

void MetricsPanel::updateWarnings()
{
    for (const Chart& chart : m_charts)
        updateWarning(chart);
}

void MetricsPanel::changeEvent(QEvent* event)
{
    DetailPanel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateWarnings();
}

void MetricsPanel::updateWarning(const Chart& chart) const
{
    const deployment::MetricNotes& notes = chart.view->notes();
    const QString text = models::warningText(notes, m_time.zone());
    chart.warning->setVisible(!text.isEmpty());
    chart.warning->setToolTip(models::toolTipText(text));
    chart.warning->setAccessibleName(tr("Warning: %1").arg(text));
    const auto tone = notes.trouble ? theme::Tone::Bad : theme::Tone::Warning;
    const QIcon icon = theme::icon(QStringLiteral("warning"), theme::foreground(tone, palette()));
    chart.warning->setPixmap(icon.pixmap(16, 16));
}

void MetricsPanel::setPlace(PanelPlace place)
{
    m_place = place;
    m_rows->setContentsMargins(place == PanelPlace::Tab ? QMargins(16, 8, 16, 16) : QMargins());
    m_rows->setSpacing(place == PanelPlace::Beside ? 2 : 6);
    fitCharts();
}

void MetricsPanel::fitCharts() const
{
    for (const Chart& chart : m_charts) {
        fitChart(*chart.view);
        // Beside the other panels they stand under one axis of time.
        const bool isBeside = m_place == PanelPlace::Beside;
        chart.view->setEdges(
            !isBeside || &chart == &m_charts.front(), !isBeside || &chart == &m_charts.back());
    }
}

void MetricsPanel::fitChart(MetricChartView& view) const
{
    const bool isOnePage = m_place == PanelPlace::OnePage;
    view.setWheelNeedsControl(isOnePage);
    view.setMinimumHeight(isOnePage         ? chartHeightOnOnePage
            : m_place == PanelPlace::Beside ? smallestChartHeightBeside
                                            : smallestChartHeight);
    view.setMaximumHeight(isOnePage ? chartHeightOnOnePage : QWIDGETSIZE_MAX);
}

} // namespace widgets
