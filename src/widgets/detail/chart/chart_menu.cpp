// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_menu.h"

#include "chart_table.h"

#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/tab_separated.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace widgets {

ChartMenu::ChartMenu(
    const models::TimeContext& time, const models::TimeViewport& viewport, QObject* parent)
    : QObject(parent)
    , m_time(time)
    , m_viewport(viewport)
{
}

void ChartMenu::addTo(MetricChartView& chart, const std::string& id)
{
    const auto add = [&](const QString& text, auto&& run) {
        auto* action = new QAction(text, &chart);
        connect(action, &QAction::triggered, this, run);
        chart.addAction(action);
        return action;
    };
    const auto save = [this, &chart](PictureFormat format) {
        Q_EMIT savePictureRequested(chart.kind().title, format, pictureOf(chart, format));
    };
    QAction* table = add(tr("Show as table"), [this, &chart, id] { showTable(chart, id); });
    table->setShortcuts({Qt::Key_Enter, Qt::Key_Return}); // the first one is shown
    table->setShortcutContext(Qt::WidgetShortcut);
    add(tr("Copy the values"), [this, &chart, id] { copyValues(chart, id); });
    add(tr("Save as a picture (PNG)…"), [save] { save(PictureFormat::Png); });
    add(tr("Save as a drawing (SVG)…"), [save] { save(PictureFormat::Svg); });
    add(tr("Print the curve…"), [this, &chart] {
        Q_EMIT printRequested(chart.kind().title, pictureOf(chart, PictureFormat::Svg));
    });
    chart.setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ChartMenu::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_deployment = std::move(deployment);
    updateTable();
}

const deployment::NamedSeries* ChartMenu::series(const std::string& id) const
{
    if (!m_deployment)
        return nullptr;
    const auto& all = m_deployment->metrics.series;
    const auto found = std::ranges::find(all, id, &deployment::NamedSeries::id);
    return found == all.end() ? nullptr : &*found;
}

void ChartMenu::showTable(MetricChartView& chart, const std::string& id)
{
    if (!m_deployment)
        return;
    delete m_table;
    m_table = new ChartTable(chart, m_time, &chart);
    m_tableId = id;
    updateTable();
    m_table->show();
}

/// The points belong to the deployment, which lives as long as they are shown.
void ChartMenu::updateTable()
{
    const deployment::NamedSeries* shown = series(m_tableId);
    if (m_table && shown != nullptr)
        m_table->setPoints({m_deployment, &shown->points});
}

/// A table of what is seen, as a spreadsheet takes it; what is no number stays empty.
void ChartMenu::copyValues(const MetricChartView& chart, const std::string& id)
{
    const deployment::NamedSeries* copied = series(id);
    if (copied == nullptr)
        return;
    QString text = models::tabSeparatedLine({tr("Time"), chart.kind().title + chart.kind().unit});
    int count = 0;
    const models::TimeSpan& seen = m_viewport.visible();
    for (const deployment::MetricPoint& point : copied->points) {
        if (point.time < seen.from || point.time > seen.to)
            continue;
        text += models::exactTimeText(point.time, m_time.zone()) + u'\t'
            + (std::isfinite(point.value)
                    ? QString::number(point.value, 'g', QLocale::FloatingPointShortest)
                    : QString())
            + u'\n';
        ++count;
    }
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT statusMessage(tr("Copied %n value(s)", nullptr, count));
}

} // namespace widgets
