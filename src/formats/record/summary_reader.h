// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_set.h"
#include "value_reader.h"

#include "deploy/history/history.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace formats {

enum class Field : std::uint8_t {
    Id,
    Version,
    Environment,
    Strategy,
    Status,
    StartTime,
    EndTime,
    Executor,
    Paused,
    Progress,
    Resources,
    Metrics,
    Logs,
    Unknown,
};

/// Reads the fields of a record that the list shows, and holds them to the rules of
/// docs/data-format.md. The quick scan and the whole decoding share it, so that they agree.
class SummaryReader {
public:
    SummaryReader(ValueReader& values, RecordProblems& problems);

    /// Whether a deployment can't be shown without the field.
    [[nodiscard]] static bool isRequired(std::string_view name);

    /// The present, if a start behind it is to be warned of.
    void setNow(std::optional<deployment::Timestamp> now) { m_now = now; }

    void start();
    /// Which field of the schema this is; reports one that comes twice (the last one wins).
    [[nodiscard]] Field enter(std::string_view name, std::size_t offset);
    /// Takes the value of a field from Id to Paused, and passes over any other.
    void take(Field field, ondemand::value& value);
    /// Takes the progress; gives its parts that the list does not show to the function.
    template <typename OnOther> void readProgress(ondemand::value& value, OnOther&& onOther);
    /// Checks what can only be said at the end of the record. False if the record can't be shown.
    bool finish();

    /// Its texts are valid until the parser begins its next record.
    [[nodiscard]] const history::Summary& summary() const { return m_summary; }

private:
    void takeRequired(std::string_view& to, ondemand::value& value, const Pointer& at);
    void requirePresence();
    void checkTimes();
    [[nodiscard]] bool takeProgress(std::size_t field, ondemand::value& value, const Pointer& at);
    [[nodiscard]] static std::uint32_t bit(Field field)
    {
        return std::uint32_t{1} << static_cast<unsigned>(field);
    }

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
    static constexpr std::array<std::string_view, 3> names{"percentage", "currentStep", "steps"};
    const auto at = m_root / "progress";
    m_summary.percentage.reset();
    m_summary.currentStep = {};
    auto object = m_values.object(value, at);
    if (!object)
        return;
    FieldSet fields(names);
    for (ondemand::field entry : *object) {
        const auto name = ValueReader::nameOf(entry);
        auto& part = entry.value();
        const auto field = fields.enter(name, m_values.offsetOf(part), at, m_problems);
        if (!takeProgress(field, part, at / name))
            onOther(name, part);
    }
}

} // namespace formats
