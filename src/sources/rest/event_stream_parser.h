// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sources {

/// One event of a stream.
struct ServerEvent {
    std::string type; ///< "message" where the stream names none
    std::string data; ///< UTF-8
    std::string id; ///< the last id that the stream has given so far

    bool operator==(const ServerEvent&) const = default;
};

/// Server-Sent Events as the WHATWG HTML standard reads them: any line ends, also cut between
/// pieces; one byte order mark at the very beginning; an event without its empty line at the end is
/// dropped. Takes time linear in the bytes, however they are cut.
class EventStreamParser {
public:
    struct Limits {
        std::size_t line = 1U << 20U; ///< bytes
        std::size_t event = 4U << 20U; ///< bytes of data
    };

    EventStreamParser();
    explicit EventStreamParser(Limits limits, std::string lastId = {});

    /// Events that these bytes complete. False once a limit is passed: the stream is to be given
    /// up.
    [[nodiscard]] bool feed(std::string_view bytes, std::vector<ServerEvent>& events);

    [[nodiscard]] const std::string& lastId() const { return m_lastId; }
    /// Milliseconds to wait before reconnecting, where the stream said so.
    [[nodiscard]] std::optional<std::int64_t> retry() const { return m_retry; }

private:
    [[nodiscard]] bool consumeText(std::string_view bytes);
    void consumeLine(std::vector<ServerEvent>& events);
    void consumeField(std::string_view name, std::string_view value);
    void dispatch(std::vector<ServerEvent>& events);

    Limits m_limits;
    std::string m_line;
    bool m_afterReturn = false; ///< a line feed now belongs to the line end before
    bool m_atStart = true;
    std::string m_type;
    std::string m_data;
    std::string m_idBuffer;
    std::string m_lastId;
    std::optional<std::int64_t> m_retry;
};

} // namespace sources
