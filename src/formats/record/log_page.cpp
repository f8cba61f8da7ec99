// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/record/log_page.h"

#include "deploy/deployment/log/unknown_time.h"

#include "record_object.h"
#include "value_reader.h"

namespace formats {

namespace {

/// Reads one page. Invalid single values do not matter here.
class LogPageReader {
public:
    std::optional<LogPage> read(std::string_view json);

private:
    void readField(std::string_view name, ondemand::value& value);
    void readEntry(ondemand::value& value);

    RecordProblems m_problems;
    ValueReader m_values{m_problems, ValueReader::Care::Quick};
    Pointer m_root;
    LogPage m_page;
    bool m_hasEntries = false;
};

std::optional<LogPage> LogPageReader::read(std::string_view json)
{
    const simdjson::padded_string padded(json);
    const PaddedText text{
        {padded.data(), padded.size()}, padded.size() + simdjson::SIMDJSON_PADDING};
    m_problems.start(text.text);
    m_values.start(text.text);
    ondemand::parser parser;
    const auto status = readObject(parser, text, [this](ondemand::object& page) {
        for (ondemand::field field : page)
            readField(ValueReader::nameOf(field), field.value());
    });
    return status == ReadStatus::Fine && m_hasEntries ? std::optional(std::move(m_page))
                                                      : std::nullopt;
}

void LogPageReader::readField(std::string_view name, ondemand::value& value)
{
    const auto at = m_root / name;
    if (name == "after") {
        m_page.after = m_values.count(value, at);
    } else if (name == "total") {
        m_page.total = m_values.count(value, at);
    } else if (name != "entries") {
        m_values.skip(value, at);
    } else if (auto entries = m_values.array(value, at)) {
        m_hasEntries = true;
        for (ondemand::value entry : *entries)
            readEntry(entry);
    }
}

void LogPageReader::readEntry(ondemand::value& value)
{
    std::optional<deployment::Timestamp> time;
    std::optional<std::string_view> message;
    if (ondemand::json_type type{};
        value.type().get(type) == simdjson::SUCCESS && type == ondemand::json_type::string) {
        message = m_values.text(value, m_root);
    } else if (auto entry = m_values.object(value, m_root)) {
        for (ondemand::field field : *entry) {
            const auto name = ValueReader::nameOf(field);
            if (name == "time")
                time = m_values.moment(field.value(), m_root);
            else if (name == "message")
                message = m_values.text(field.value(), m_root);
            else
                m_values.skip(field.value(), m_root);
        }
    }
    m_page.entries.append(time.value_or(deployment::unknownTime), message.value_or(""));
}

} // namespace

std::optional<LogPage> decodeLogPage(std::string_view json)
{
    return LogPageReader().read(json);
}

} // namespace formats
