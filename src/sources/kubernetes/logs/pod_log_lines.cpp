// SPDX-License-Identifier: GPL-3.0-or-later
#include "pod_log_lines.h"

#include "deploy/deployment/decimal.h"
#include "deploy/deployment/log/unknown_time.h"

#include <utility>

namespace sources {

namespace {

constexpr std::size_t secondLength = std::string_view("2026-03-03T09:00:05").size();
constexpr std::size_t maxDecimals = 9;
constexpr std::string_view cutMark = "\xE2\x80\xA6";

} // namespace

deployment::Log PodLogLines::feed(std::string_view bytes)
{
    deployment::Log entries;
    while (!bytes.empty()) {
        const auto place = bytes.find('\n');
        append(bytes.substr(0, place));
        if (place == std::string_view::npos)
            break;
        endLine(entries);
        bytes.remove_prefix(place + 1);
    }
    return entries;
}

deployment::Log PodLogLines::end()
{
    deployment::Log entries;
    if (!m_line.empty())
        endLine(entries);
    return entries;
}

void PodLogLines::expectRepeats()
{
    m_line.clear();
    m_isCut = false;
    m_isRepeating = m_last.has_value();
    m_repeated = 0;
    m_wasRepeated = m_isRepeating;
}

void PodLogLines::append(std::string_view piece)
{
    if (m_isCut)
        return;
    const std::size_t room = longestLine - m_line.size();
    if (piece.size() <= room) {
        m_line.append(piece);
        return;
    }
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(piece[end]) & 0xC0U) == 0x80U)
        --end; // not in the middle of a character
    m_line.append(piece.substr(0, end)).append(cutMark);
    m_isCut = true;
}

void PodLogLines::endLine(deployment::Log& entries)
{
    m_isCut = false;
    const std::string line = std::exchange(m_line, {});
    std::string_view text = line;
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    const auto space = text.find(' ');
    const auto moment = momentOf(text.substr(0, space));
    auto time = deployment::unknownTime;
    if (moment) {
        m_wasRepeated = isRepeated(*moment);
        time = timeOf(*moment);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    if (!m_wasRepeated)
        entries.append(time, text);
}

/// What is not newer than the last line has come before.
bool PodLogLines::isRepeated(const Moment& moment)
{
    if (m_isRepeating && moment < *m_last)
        return true;
    if (m_isRepeating && moment == *m_last && m_repeated < m_sameAsLast) {
        ++m_repeated;
        return true;
    }
    m_isRepeating = false;
    if (m_last && moment < *m_last)
        return false; // two streams of one container may cross by a little
    m_sameAsLast = moment == m_last ? m_sameAsLast + 1 : 1;
    m_last = moment;
    m_since = moment.second + "Z";
    return false;
}

/// "2026-03-03T09:00:05.123456789Z"; servers write UTC.
std::optional<PodLogLines::Moment> PodLogLines::momentOf(std::string_view text)
{
    if (text.size() <= secondLength || text.back() != 'Z'
        || !deployment::parseTimestamp(std::string(text.substr(0, secondLength)) + "Z"))
        return std::nullopt;
    const std::string_view rest =
        text.substr(secondLength, text.size() - secondLength - 1); // ".123"
    Moment moment{std::string(text.substr(0, secondLength)), 0};
    if (rest.empty())
        return moment;
    if (rest.front() != '.' || rest.size() < 2 || rest.size() > maxDecimals + 1)
        return std::nullopt;
    std::string decimals(rest.substr(1));
    decimals.resize(maxDecimals, '0');
    const auto nanos = deployment::parseDecimal(decimals);
    if (!nanos)
        return std::nullopt;
    moment.nanos = static_cast<std::int64_t>(*nanos);
    return moment;
}

deployment::Timestamp PodLogLines::timeOf(const Moment& moment)
{
    constexpr std::int64_t nanosInMilli = 1'000'000;
    const auto second = deployment::parseTimestamp(moment.second + "Z");
    return second.value_or(deployment::Timestamp())
        + deployment::Milliseconds(moment.nanos / nanosInMilli);
}

} // namespace sources
