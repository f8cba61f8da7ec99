// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/metric_notes_text.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace models {

namespace {

class MetricNotesText final {
    Q_DECLARE_TR_FUNCTIONS(models::MetricNotesText)
};

constexpr std::size_t mostCharts = 8; // of a record that has a metric of everything

bool saysNothing(const deployment::NamedSeries& series)
{
    return series.points.empty() && series.notes.empty();
}

} // namespace

QString metricTitle(const deployment::NamedSeries& series)
{
    const deployment::MetricSpec known = deployment::metricSpec(series.id);
    const deployment::MetricSpec spec = deployment::metricSpec(series);
    const bool isOwn = known.title != known.id && spec.title == known.title;
    return isOwn ? translated({spec.title, {}}) : displayText(spec.title);
}

QString warningText(const deployment::MetricNotes& notes, deployment::Zone zone)
{
    QStringList lines;
    if (notes.trouble) {
        const QString reason = translated(notes.trouble->reason);
        lines << (notes.trouble->since
                ? MetricNotesText::tr("No new values since %1: %2", "time, reason")
                      .arg(momentText(notes.trouble->since, zone), reason)
                : MetricNotesText::tr("No values could be read: %1").arg(reason));
    }
    for (const deployment::Message& remark : notes.remarks)
        lines << translated(remark);
    for (const std::string& warning : notes.warnings)
        lines << displayText(warning, 1024);
    return lines.join(QLatin1Char('\n'));
}

std::vector<const deployment::NamedSeries*> seriesToShow(const deployment::Deployment& deployment)
{
    const auto& all = deployment.metrics.series;
    const auto telling =
        static_cast<std::size_t>(all.size() - std::ranges::count_if(all, saysNothing));
    const bool isChosen = deployment.workload && telling > 0;
    // Where there is no room for all, what has values comes before what has none.
    std::size_t roomForNothing = telling < mostCharts ? mostCharts - telling : 0;
    std::vector<const deployment::NamedSeries*> shown;
    for (const deployment::NamedSeries& series : all) {
        if (saysNothing(series)) {
            if (isChosen || roomForNothing == 0)
                continue;
            --roomForNothing;
        }
        if (shown.size() < mostCharts)
            shown.push_back(&series);
    }
    return shown;
}

QString hiddenMetricsText(const deployment::Deployment& deployment)
{
    const auto shown = seriesToShow(deployment);
    QStringList titles;
    for (const deployment::NamedSeries& series : deployment.metrics.series) {
        if (!saysNothing(series) && std::ranges::find(shown, &series) == shown.end())
            titles << metricTitle(series);
    }
    const auto count = static_cast<int>(titles.size());
    return count == 0
        ? QString()
        : MetricNotesText::tr("%n more curve(s) have no room here: %1", nullptr, count)
              .arg(titles.join(QStringLiteral(", ")));
}

} // namespace models
