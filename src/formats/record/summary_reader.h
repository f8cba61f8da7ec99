// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_set.h"
#include "value_reader.h"

#include "deploy/history/columns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace formats {

/// The columns whose values are fields of a record itself.
inline constexpr auto fieldColumns = history::columnsWhere<[](const history::ColumnSpec& spec) {
    return spec.place == history::ColumnPlace::Record;
}>();
/// Those whose values are fields of its progress.
inline constexpr auto progressColumns = history::columnsWhere<[](const history::ColumnSpec& spec) {
    return spec.place == history::ColumnPlace::Progress;
}>();

/// The fields of a record: those below Paused are of fieldColumns, in their order.
enum class Field : std::uint8_t {
    Paused = fieldColumns.size(),
    Progress,
    Resources,
    Metrics,
    MetricNotes,
    Workload,
    Logs,
    Unknown,
};
[[nodiscard]] constexpr Field fieldOf(history::Column column)
{
    return static_cast<Field>(std::ranges::find(fieldColumns, column) - fieldColumns.begin());
}

[[nodiscard]] constexpr std::uint32_t bitOf(Field field)
{
    return std::uint32_t{1} << static_cast<unsigned>(field);
}

inline constexpr auto recordFieldNames = [] {
    std::array<std::string_view, static_cast<std::size_t>(Field::Unknown)> names{};
    std::ranges::transform(fieldColumns, names.begin(), history::nameOf);
    constexpr std::array others{
        "paused", "progress", "resources", "metrics", "metricNotes", "workload", "logs"};
    std::ranges::copy(others, names.begin() + fieldColumns.size());
    return names;
}();
/// The parts of a progress: progressColumns, and what else there is.
inline constexpr auto progressFieldNames = [] {
    std::array<std::string_view, progressColumns.size() + 1> names{};
    std::ranges::transform(progressColumns, names.begin(), history::nameOf);
    names.back() = "steps";
    return names;
}();

/// Whether there is nothing to say of a summary that was read without a problem, from a record in
/// which those fields (bitOf) stand and are not null.
[[nodiscard]] bool isUnremarkable(const history::Summary& summary, std::uint32_t given,
    const std::optional<deployment::Timestamp>& now);

/// Reads the fields of a record that the list shows, and holds them to the rules of
/// docs/data-format.md. The quick scan and the whole decoding share it, so that they agree.
class SummaryReader {
public:
    SummaryReader(ValueReader& values, RecordProblems& problems);

    /// The current time, if a later start is to get a warning.
    void setNow(std::optional<deployment::Timestamp> now) { m_now = now; }

    void start();
    /// Which field of the schema this is; reports one that comes twice (the last one wins).
    [[nodiscard]] Field enter(std::string_view name, std::size_t offset);
    /// Takes the value of a field up to Paused, and passes over any other.
    void readField(Field field, ondemand::value& value);
    /// Takes the progress; gives its parts that the list does not show to the function.
    template <typename OnOther> void readProgress(ondemand::value& value, OnOther&& onOther);
    /// Checks what can only be said at the end of the record. False if the record can't be shown.
    bool finish();

    /// Its texts are valid until the parser begins its next record.
    [[nodiscard]] const history::Summary& summary() const { return m_summary; }

private:
    void readText(const history::ColumnSpec& spec, ondemand::value& value, const Pointer& at);
    void readTime(history::Column column, ondemand::value& value, const Pointer& at);
    [[nodiscard]] bool isGiven(history::Column column) const
    {
        return (m_given & bitOf(fieldOf(column))) != 0;
    }
    void requirePresence();
    void checkTimes();
    void forgetProgress();
    [[nodiscard]] bool readProgressField(
        std::size_t field, ondemand::value& value, const Pointer& at);

    ValueReader& m_values;
    RecordProblems& m_problems;
    Pointer m_root;
    history::Summary m_summary;
    FieldSet m_fields;
    std::optional<deployment::Timestamp> m_now;
    std::uint32_t m_given = 0; ///< fields that stand there and are not null
    std::size_t m_startOffset = 0;
    std::size_t m_endOffset = 0;
};

template <typename OnOther>
void SummaryReader::readProgress(ondemand::value& value, OnOther&& onOther)
{
    const auto at = m_root / "progress";
    forgetProgress();
    auto object = m_values.object(value, at);
    if (!object)
        return;
    FieldSet fields(progressFieldNames);
    for (ondemand::field entry : *object) {
        const auto name = ValueReader::nameOf(entry);
        auto& part = entry.value();
        const auto field = fields.enter(name, m_values.offsetOf(part), at, m_problems);
        if (!readProgressField(field, part, at / name))
            onOther(name, part);
    }
}

} // namespace formats
