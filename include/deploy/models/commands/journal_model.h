// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/base_table_model.h"
#include "deploy/operations/journal_entry.h"

#include <optional>
#include <string>
#include <vector>

namespace models {

class TimeContext;

/// A command of the journal as its page has it.
struct JournalRow {
    operations::JournalEntry entry;
    bool canCheck = false; ///< its server can be asked now, to resolve an unknown outcome

    bool operator==(const JournalRow&) const = default;
};

/// Which commands of the journal to show; all parts must hold, an empty one lets everything
/// through.
struct JournalFilter {
    QString text; ///< searched in every string of a command, case-insensitive
    std::optional<operations::CommandState> state;
    QString connection;

    bool operator==(const JournalFilter&) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == JournalFilter(); }
    [[nodiscard]] bool matches(const JournalRow& record) const;
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
        ActorColumn,
        ReasonColumn,
        OutcomeColumn,
        ColumnCount,
    };
    enum Role { StateRole = Qt::UserRole /**< CommandState as int */ };

    explicit JournalModel(const TimeContext& time, QObject* parent = nullptr);

    /// All of the journal, in any order; of several with one id the last one counts.
    void setRecords(const std::vector<JournalRow>& records);
    void setFilter(const JournalFilter& filter);
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] const JournalRow& record(int row) const;
    [[nodiscard]] const std::vector<JournalRow>& shown() const { return m_shown; }
    [[nodiscard]] const std::vector<JournalRow>& records() const { return m_records; }
    [[nodiscard]] std::size_t total() const { return m_records.size(); }
    [[nodiscard]] std::size_t unknownCount() const;
    [[nodiscard]] QStringList connections() const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const JournalRow& record, int column) const;
    [[nodiscard]] QString shownText(int row, int column) const;
    [[nodiscard]] bool isBefore(const JournalRow& one, const JournalRow& other) const;
    [[nodiscard]] std::vector<JournalRow> wanted() const;
    void refresh();
    void removeMissing(const std::vector<JournalRow>& wanted);
    void appendNew(const std::vector<JournalRow>& wanted);
    void arrange(std::vector<JournalRow> wanted);

    const TimeContext& m_time;
    std::vector<JournalRow> m_records;
    std::vector<JournalRow> m_shown;
    JournalFilter m_filter;
    int m_sortColumn = TimeColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace models
