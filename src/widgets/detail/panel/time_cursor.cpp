// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_cursor.h"

#include <algorithm>

namespace widgets {

using deployment::Timestamp;

namespace {

const QString rangeFromKey = QStringLiteral("rangeFrom");
const QString rangeToKey = QStringLiteral("rangeTo");
const QString chosenKey = QStringLiteral("chosen");

void storeTime(QVariantMap& state, const QString& key, Timestamp time)
{
    state.insert(key, static_cast<qlonglong>(time.time_since_epoch().count()));
}

/// Settings may have been written by anyone.
std::optional<Timestamp> storedTime(const QVariantMap& state, const QString& key)
{
    constexpr qlonglong afterAllYears = 253'402'300'800'000; // that begin the year 10000
    bool isNumber = false;
    const qlonglong number = state.value(key).toLongLong(&isNumber);
    const bool isTime = isNumber && number >= 0 && number < afterAllYears;
    return isTime ? std::optional(Timestamp{deployment::Milliseconds(number)}) : std::nullopt;
}

} // namespace

std::optional<Timestamp> TimeCursor::moment() const
{
    return m_pointed ? m_pointed : m_chosen;
}

void TimeCursor::point(std::optional<Timestamp> moment, Mover mover)
{
    if (moment == m_pointed && (!moment || mover == m_pointer))
        return;
    m_pointed = moment;
    m_pointer = mover;
    Q_EMIT momentChanged();
}

void TimeCursor::choose(Timestamp moment, Mover mover)
{
    m_chosen = moment;
    m_chooser = mover;
    // A key moves on from what the pointer happens to rest on.
    m_pointed.reset();
    Q_EMIT momentChanged();
    Q_EMIT momentChosen();
}

void TimeCursor::setRange(std::optional<models::TimeSpan> range, Mover mover)
{
    if (range && range->to < range->from)
        std::swap(range->from, range->to);
    m_ranger = mover;
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

QVariantMap TimeCursor::state() const
{
    QVariantMap state;
    if (m_range) {
        storeTime(state, rangeFromKey, m_range->from);
        storeTime(state, rangeToKey, m_range->to);
    }
    if (m_chosen)
        storeTime(state, chosenKey, *m_chosen);
    return state;
}

void TimeCursor::restore(const QVariantMap& state)
{
    const auto from = storedTime(state, rangeFromKey);
    const auto to = storedTime(state, rangeToKey);
    if (from && to)
        setRange(models::TimeSpan{*from, *to}, Mover::Page);
    if (const auto chosen = storedTime(state, chosenKey))
        choose(*chosen, Mover::Page);
}

void TimeCursor::takeBack()
{
    if (m_range) {
        setRange(std::nullopt, Mover::Page);
    } else if (m_chosen) {
        m_chosen.reset();
        Q_EMIT momentChanged();
    }
}

} // namespace widgets
