// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_lines.h"

#include "controls/badge.h"
#include "controls/message_banner.h"

#include <QPushButton>

namespace widgets {

namespace {

constexpr int widestFreshness = 2000; // it has a line of its own

} // namespace

StatusLines::StatusLines(const Places& places, QObject* parent)
    : QObject(parent)
    , m_places(places)
{
    m_places.freshness.setWidest(widestFreshness);
    m_places.freshness.setAnnounced(true);
    connect(&m_places.retry, &QPushButton::clicked, this, &StatusLines::retryRequested);
    connect(&m_places.loadState, &MessageBanner::activated, this, &StatusLines::retryRequested);
    connect(&m_places.commandState, &MessageBanner::activated, this,
        &StatusLines::commandCheckRequested);
    setFreshness({});
}

void StatusLines::setFreshness(const StatusMessage& line)
{
    m_places.freshness.setState(line.text, line.tone);
    m_hasFreshness = !line.text.isEmpty();
    m_canRetry = line.hasAction;
    updateVisibility();
}

void StatusLines::setCommandState(const StatusMessage& line)
{
    m_places.commandState.setState(
        line.text, line.tone, line.hasAction ? tr("Check now") : QString());
}

void StatusLines::setLoadState(const StatusMessage& line)
{
    m_places.loadState.setState(line.text, line.tone, line.hasAction ? tr("Try again") : QString());
    m_hasLoadFailed = line.hasAction;
    updateVisibility();
}

void StatusLines::setToldInstead(bool told)
{
    m_isToldInstead = told;
    updateVisibility();
}

void StatusLines::updateVisibility()
{
    m_places.loadState.setVisible(!m_isToldInstead && !m_places.loadState.text().isEmpty());
    m_places.freshness.setVisible(m_hasFreshness && !m_isToldInstead);
    // One button is enough where both would do the same.
    m_places.retry.setVisible(m_canRetry && !m_hasLoadFailed);
}

} // namespace widgets
