// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/metric_templates_text.h"

#include "deploy/models/display_strings.h"

namespace models {

operations::MetricQuery queryOf(const operations::MetricTemplate& metric)
{
    operations::MetricQuery query;
    query.id = metric.id;
    if (!metric.title.empty())
        query.title = translated({metric.title, {}}).toStdString();
    query.unit = metric.unit;
    query.expression = metric.expression;
    query.factor = metric.factor;
    return query;
}

} // namespace models
