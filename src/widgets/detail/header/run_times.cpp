// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_times.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/expected_end_text.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

/// As wide as durations usually are: "1 h 48 min", "59 min 59 s".
constexpr deployment::Milliseconds wideDuration = std::chrono::minutes(108);
constexpr deployment::Milliseconds widestDuration = std::chrono::seconds(3599);

QString withUsual(const QString& elapsed, deployment::Milliseconds usual)
{
    return RunTimes::tr("%1, usually %2", "Duration: 25 min, a duration")
        .arg(elapsed, models::durationText(usual));
}

int advanceOf(const QLabel& label, const QString& text)
{
    return label.fontMetrics().horizontalAdvance(text);
}

} // namespace

RunTimes::RunTimes(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
{
    m_elapsed.setObjectName(QStringLiteral("elapsed"));
    m_expectedEnd.setObjectName(QStringLiteral("expectedEnd"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(theme::space::group);
    row->addWidget(&m_elapsed);
    row->addWidget(&m_expectedEnd);
    connect(&m_time, &models::TimeContext::ticked, this, &RunTimes::updateElapsed);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &RunTimes::updateExpectedEnd);
    updateExpectedEnd();
}

void RunTimes::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_known = std::move(deployment);
    reserveRoom();
    updateElapsed();
}

void RunTimes::setUsualDuration(const std::optional<diagnosis::DurationStatistics>& usual)
{
    m_usual = usual;
    updateElapsed();
}

void RunTimes::setExpectedEnd(const std::optional<diagnosis::ExpectedEnd>& end)
{
    m_end = end;
    updateExpectedEnd();
}

/// Room for what is not known yet: how long it usually takes and when it will probably end.
void RunTimes::reserveRoom()
{
    const bool isUnderWay = m_known && !deployment::hasEnded(*m_known);
    QSizePolicy policy = m_expectedEnd.sizePolicy();
    policy.setRetainSizeWhenHidden(isUnderWay);
    m_expectedEnd.setSizePolicy(policy);
    const deployment::Timestamp now = m_time.now();
    const diagnosis::ExpectedEnd wide{now + wideDuration, now + 2 * wideDuration,
        now + 2 * wideDuration, {wideDuration, 2 * wideDuration, 2}, false, true};
    m_expectedEnd.setMinimumWidth(isUnderWay
            ? advanceOf(m_expectedEnd, models::expectedRangeText(wide, now, m_time.zone()))
            : 0);
    const auto elapsedOf = [&](deployment::Milliseconds duration) {
        return advanceOf(m_elapsed,
            withUsual(models::elapsedText(*m_known, m_known->start + duration), duration));
    };
    m_elapsed.setMinimumWidth(
        m_known ? std::max(elapsedOf(wideDuration), elapsedOf(widestDuration)) : 0);
}

void RunTimes::updateElapsed()
{
    if (!m_known)
        return;
    if (!deployment::hasEnded(*m_known))
        m_time.requestTickEverySecond();
    const QString elapsed = models::elapsedText(*m_known, m_time.seenUntil());
    const auto usual = models::hasUsualDuration(*m_known) ? m_usual : std::nullopt;
    m_elapsed.setText(usual ? withUsual(elapsed, usual->median) : elapsed);
    m_elapsed.setToolTip(
        usual ? models::toolTipText(models::usualDurationText(*usual)) : QString());
    // Else the tags of the tool tip would be read out.
    m_elapsed.setAccessibleDescription(usual ? models::usualDurationText(*usual) : QString());
    updateExpectedEnd();
}

void RunTimes::updateExpectedEnd()
{
    m_expectedEnd.setVisible(m_end.has_value());
    if (!m_end)
        return;
    m_expectedEnd.setText(models::expectedRangeText(*m_end, m_time.now(), m_time.zone()));
    m_expectedEnd.setToolTip(models::toolTipText(models::usualDurationText(m_end->usual)));
    m_expectedEnd.setAccessibleDescription(models::usualDurationText(m_end->usual));
    QPalette colors = palette();
    if (m_end->isLate)
        colors.setColor(QPalette::WindowText, theme::foreground(theme::Tone::Warning, palette()));
    m_expectedEnd.setPalette(colors);
}

void RunTimes::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateExpectedEnd();
}

} // namespace widgets
