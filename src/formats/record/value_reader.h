// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_problems.h"
#include "json/json_text.h"

#include "deploy/deployment/timestamp.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace formats {

namespace ondemand = simdjson::ondemand;

using deployment::Severity;

/// Thrown inside a record's reading only; it ends the record.
struct NestingTooDeep { };

/// Reads single values of a record with the types that the schema wants. A value of another type is
/// reported and gives nullopt; null and a missing value are the same and no problem. Malformed JSON
/// leaves as simdjson::simdjson_error.
class ValueReader {
public:
    /// A thorough reader also looks into what it skips.
    enum class Care : std::uint8_t { Quick, Thorough };

    ValueReader(RecordProblems& problems, Care care)
        : m_problems(problems)
        , m_care(care)
    {
    }

    void start(std::string_view json) { m_begin = json.data(); }

    /// Valid until the parser begins its next record.
    [[nodiscard]] std::optional<std::string_view> text(
        ondemand::value& value, const Pointer& at, Severity ifWrong = Severity::Warning);
    /// A string that is one of the schema's words in another case becomes that word.
    using Spelling = std::optional<std::string_view>(std::string_view);
    [[nodiscard]] std::optional<std::string_view> word(ondemand::value& value, const Pointer& at,
        Spelling& spelling, Severity ifWrong = Severity::Warning);
    [[nodiscard]] std::optional<double> number(ondemand::value& value, const Pointer& at);
    /// A whole number from 0 on.
    [[nodiscard]] std::optional<std::int64_t> count(ondemand::value& value, const Pointer& at);
    /// One outside 0 to 100 is warned of, and kept.
    [[nodiscard]] std::optional<double> percent(ondemand::value& value, const Pointer& at);
    /// The same, but one outside is left out: a share that cannot be would be drawn, and told, as
    /// what a version gets.
    [[nodiscard]] std::optional<double> share(ondemand::value& value, const Pointer& at);
    /// One below 0 is warned of, and kept.
    [[nodiscard]] std::optional<double> notNegative(ondemand::value& value, const Pointer& at);
    [[nodiscard]] std::optional<bool> boolean(ondemand::value& value, const Pointer& at);
    /// One whose year in UTC is not of four digits, from 0001 on, is warned of, and kept.
    [[nodiscard]] std::optional<deployment::Timestamp> time(
        ondemand::value& value, const Pointer& at, Severity ifWrong = Severity::Warning);
    /// The time of a part of a record, be it a step, a point or a line. One that cannot be
    /// (deployment::isPlausible()) would stretch whatever is drawn of the whole: it is warned of,
    /// and left out.
    [[nodiscard]] std::optional<deployment::Timestamp> moment(
        ondemand::value& value, const Pointer& at);
    void warnOfImplausible(std::size_t offset, const Pointer& at);
    /// Null, or what is written in its place: the zero of Go and .NET, which is the first moment of
    /// the year 1, and what databases hold for "open", the last day of the year 9999.
    [[nodiscard]] static bool isNoTime(ondemand::value& value);
    [[nodiscard]] static bool isWithinCalendar(deployment::Timestamp time);
    /// Later than now by more than clocks may differ. Not if it is not known what time it is.
    [[nodiscard]] static bool isInFuture(
        deployment::Timestamp time, const std::optional<deployment::Timestamp>& now);
    [[nodiscard]] std::optional<ondemand::object> object(ondemand::value& value, const Pointer& at);
    [[nodiscard]] std::optional<ondemand::array> array(ondemand::value& value, const Pointer& at);

    /// Skips a value that is not needed.
    void skip(ondemand::value& value, const Pointer& at);
    void skip(ondemand::array& array, const Pointer& at);
    /// A reader of the same text that reports elsewhere.
    [[nodiscard]] ValueReader reportingTo(RecordProblems& problems) const
    {
        ValueReader reader(problems, m_care);
        reader.m_begin = m_begin;
        return reader;
    }

    [[nodiscard]] static std::string_view tokenOf(ondemand::value& value)
    {
        return trimJsonWhitespace(value.raw_json_token());
    }
    [[nodiscard]] std::size_t offsetOf(ondemand::value& value) const
    {
        return static_cast<std::size_t>(value.raw_json_token().data() - m_begin);
    }
    [[nodiscard]] static std::string_view nameOf(ondemand::field& field);

private:
    void reject(ondemand::value& value, const Pointer& at, deployment::Message message,
        Severity severity = Severity::Warning);
    static void enter(const Pointer& at);
    void skipObject(ondemand::value& value, const Pointer& at);
    void skipArray(ondemand::value& value, const Pointer& at);

    RecordProblems& m_problems;
    Care m_care;
    const char* m_begin = nullptr;
};

} // namespace formats
