// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/base_table_model.h"
#include "deploy/models/commands/journal_record.h"

#include <optional>
#include <vector>

namespace models {

class TimeContext;

/// Which commands of the journal to show; all parts must hold, an empty one lets everything
/// through.
struct JournalFilter {
    QString text; ///< looked for in every text of a command, letter case ignored
    std::optional<CommandState> state;
    QString connection;

    bool operator==(const JournalFilter&) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == JournalFilter(); }
    [[nodiscard]] bool matches(const JournalRecord& record) const;
};

/// The journal's commands under a filter, in the chosen order; whatever the order, unknown outcomes
/// come first. Changes are merged: rows that stay keep their indexes.
class JournalModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalModel)

public:
    enum Column {
        TimeColumn,
        StateColumn,
        CommandColumn,
        DeploymentColumn,
        EnvironmentColumn,
        ConnectionColumn,
        WhoColumn,
        ReasonColumn,
        OutcomeColumn,
    };
    static constexpr int ColumnCount = OutcomeColumn + 1;
    enum Role { StateRole = Qt::UserRole /**< CommandState as int */ };

    explicit JournalModel(const TimeContext& time, QObject* parent = nullptr);

    /// All of the journal, in any order; of several with one id the last one counts.
    void setRecords(const std::vector<JournalRecord>& records);
    void setFilter(const JournalFilter& filter);
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] const JournalRecord& record(int row) const;
    /// -1 if it is not shown.
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] const std::vector<JournalRecord>& shown() const { return m_shown; }
    [[nodiscard]] const std::vector<JournalRecord>& records() const { return m_records; }
    [[nodiscard]] std::size_t total() const { return m_records.size(); }
    [[nodiscard]] std::size_t unknownCount() const;
    [[nodiscard]] QStringList connections() const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const JournalRecord& record, int column) const;
    [[nodiscard]] QString shownText(int row, int column) const;
    [[nodiscard]] bool isBefore(const JournalRecord& one, const JournalRecord& other) const;
    [[nodiscard]] std::vector<JournalRecord> wanted() const;
    void refresh();
    void removeMissing(const std::vector<JournalRecord>& wanted);
    void appendNew(const std::vector<JournalRecord>& wanted);
    void arrange(std::vector<JournalRecord> wanted);

    const TimeContext& m_time;
    std::vector<JournalRecord> m_records;
    std::vector<JournalRecord> m_shown;
    JournalFilter m_filter;
    int m_sortColumn = TimeColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace models
