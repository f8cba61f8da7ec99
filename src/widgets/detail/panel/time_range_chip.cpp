// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_range_chip.h"

#include "controls/badge.h"
#include "controls/icon_button.h"
#include "time_cursor.h"

#include "deploy/models/detail/time_marks.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/theme/theme.h"

#include <QHBoxLayout>

namespace widgets {

TimeRangeChip::TimeRangeChip(const models::TimeContext& time, TimeCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_cursor(cursor)
    , m_text(new Badge(this))
    , m_clear(new IconButton(QStringLiteral("clear"), tr("Take back the time range (Esc)"), this))
{
    setObjectName(QStringLiteral("timeRange"));
    m_clear->setObjectName(QStringLiteral("clearTimeRange"));
    connect(m_clear, &QToolButton::clicked, this,
        [this] { m_cursor.setRange(std::nullopt, TimeCursor::Mover::Page); });
    // What stands below it does not move when it comes and goes.
    QSizePolicy policy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(2);
    row->addWidget(m_text);
    row->addWidget(m_clear);
    connect(&m_cursor, &TimeCursor::rangeChanged, this, &TimeRangeChip::updateText);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &TimeRangeChip::updateText);
    updateText();
}

QWidget& TimeRangeChip::stop() const
{
    return *m_clear;
}

void TimeRangeChip::updateText()
{
    const auto& range = m_cursor.range();
    setVisible(range.has_value());
    if (!range)
        return;
    const QString text = models::rangeText(*range, m_time.zone(), range->from);
    m_text->setState(text, theme::Tone::Info);
    setAccessibleName(tr("Time range: %1").arg(text));
}

} // namespace widgets
