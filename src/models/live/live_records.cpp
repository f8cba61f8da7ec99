// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_records.h"

#include "deploy/deployment/log/plausible_time.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/relative_time.h"
#include "deploy/models/time_context.h"

namespace models {

using deployment::Timestamp;
using history::Row;

QString LiveRecords::version(Row row) const
{
    return displayText(m_history.word(history::Column::Version, row), 64);
}

std::optional<Timestamp> LiveRecords::end(Row row) const
{
    const auto end = m_history.end(row);
    return end && *end >= m_history.start(row) ? end : std::nullopt;
}

QString LiveRecords::ago(Row row) const
{
    return relativeTimeText(end(row).value_or(m_history.start(row)), m_time.now(), m_time.zone());
}

bool LiveRecords::isInFuture(std::optional<Timestamp> time) const
{
    return time && deployment::isInFuture(*time, m_time.now());
}

QString LiveRecords::inFutureText()
{
    return tr("in the future", "V2.1.0 failed, by a record whose clock is wrong");
}

} // namespace models
