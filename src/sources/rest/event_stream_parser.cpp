// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_stream_parser.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>

#include <QStringDecoder>

namespace sources {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Bytes that are not UTF-8 become U+FFFD.
std::string decoded(const std::string& bytes)
{
    const auto size = static_cast<qsizetype>(bytes.size());
    if (QByteArray::fromRawData(bytes.data(), size).isValidUtf8())
        return bytes;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(QByteArrayView(bytes.data(), size));
    return text.toStdString();
}

/// All of it, if none is in it. find_first_of() takes thrice as long.
std::size_t lineEnd(std::string_view bytes)
{
    const auto isEnd = [](char one) { return one == '\n' || one == '\r'; };
    return std::size_t(std::ranges::find_if(bytes, isEnd) - bytes.begin());
}

std::optional<std::int64_t> digits(std::string_view text)
{
    const bool clean =
        !text.empty() && text.size() < 10 && std::ranges::all_of(text, deployment::isAsciiDigit);
    if (!clean)
        return std::nullopt;
    return std::stoll(std::string(text));
}

} // namespace

EventStreamParser::EventStreamParser()
    : EventStreamParser(Limits{})
{
}

EventStreamParser::EventStreamParser(Limits limits, std::string lastId)
    : m_limits(limits)
    , m_idBuffer(lastId)
    , m_lastId(std::move(lastId))
{
}

bool EventStreamParser::feed(std::string_view bytes, std::vector<ServerEvent>& events)
{
    while (!bytes.empty()) {
        if (std::exchange(m_afterReturn, false) && bytes.front() == '\n')
            bytes.remove_prefix(1);
        const std::size_t end = lineEnd(bytes);
        if (!consumeText(bytes.substr(0, end)))
            return false;
        if (end == bytes.size())
            return true;
        m_afterReturn = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        consumeLine(events);
        if (m_data.size() > m_limits.event)
            return false;
    }
    return true;
}

bool EventStreamParser::consumeText(std::string_view bytes)
{
    if (m_line.size() + bytes.size() > m_limits.line)
        return false;
    m_line += bytes;
    return true;
}

void EventStreamParser::consumeLine(std::vector<ServerEvent>& events)
{
    if (std::exchange(m_atStart, false) && m_line.starts_with(byteOrderMark))
        m_line.erase(0, byteOrderMark.size());
    const std::string line = std::exchange(m_line, {});
    if (line.empty()) {
        dispatch(events);
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == 0)
        return;
    std::string_view value;
    if (colon != std::string::npos)
        value = std::string_view(line).substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    consumeField(std::string_view(line).substr(0, colon), value);
}

void EventStreamParser::consumeField(std::string_view name, std::string_view value)
{
    if (name == "event") {
        m_type = value;
    } else if (name == "data") {
        m_data += value;
        m_data += '\n';
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        m_idBuffer = value;
    } else if (name == "retry") {
        if (const auto milliseconds = digits(value))
            m_retry = milliseconds;
    }
}

void EventStreamParser::dispatch(std::vector<ServerEvent>& events)
{
    m_lastId = decoded(m_idBuffer);
    std::string type = std::exchange(m_type, {});
    std::string data = std::exchange(m_data, {});
    if (data.empty())
        return;
    data.pop_back();
    events.push_back({type.empty() ? "message" : decoded(type), decoded(data), m_lastId});
}

} // namespace sources
