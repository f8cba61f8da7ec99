// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/hidden_trouble_text.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <array>

namespace models {

using history::TimeChoice;

namespace {

struct HiddenTroubleText {
    Q_DECLARE_TR_FUNCTIONS(HiddenTroubleText)
};

} // namespace

QString hiddenTroubleText(const history::HiddenTrouble& trouble)
{
    QStringList parts;
    if (trouble.running != 0)
        parts += HiddenTroubleText::tr("%Ln running", "deployments", int(trouble.running));
    if (trouble.paused != 0)
        parts += HiddenTroubleText::tr("%Ln paused", "deployments", int(trouble.paused));
    if (trouble.failed != 0)
        parts += HiddenTroubleText::tr(
            "%Ln failed in the last 24 hours", "deployments", int(trouble.failed));
    switch (parts.size()) {
    case 0:
        return {};
    case 1:
        return HiddenTroubleText::tr("The filter hides %1.").arg(parts[0]);
    case 2:
        return HiddenTroubleText::tr("The filter hides %1 and %2.").arg(parts[0], parts[1]);
    default:
        return HiddenTroubleText::tr("The filter hides %1, %2 and %3.")
            .arg(parts[0], parts[1], parts[2]);
    }
}

ListFilter filterShowing(const history::HiddenTrouble& trouble, deployment::Timestamp now)
{
    constexpr std::array choices{TimeChoice::Last24Hours, TimeChoice::Last7Days,
        TimeChoice::Last30Days, TimeChoice::Last90Days};
    ListFilter filter;
    for (const std::string& status : trouble.statuses)
        filter.words[history::Column::Status].append(rawText(status));
    for (const TimeChoice choice : choices) {
        const history::TimeWindow window{choice, {}};
        if (trouble.firstStart
            && window.resolve(now, deployment::Zone::Utc).contains(*trouble.firstStart)) {
            filter.window = window;
            break;
        }
    }
    return filter;
}

QString rangeText(const history::TimeRange& range, deployment::Zone zone)
{
    if (!range.until)
        return HiddenTroubleText::tr("from %1", "a time").arg(dateTimeText(range.since, zone));
    if (!range.since)
        return HiddenTroubleText::tr("until %1", "a time").arg(dateTimeText(range.until, zone));
    return HiddenTroubleText::tr("%1 to %2", "two times")
        .arg(dateTimeText(range.since, zone), dateTimeText(range.until, zone));
}

} // namespace models
