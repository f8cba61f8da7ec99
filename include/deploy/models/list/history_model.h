// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/environment_kind.h"
#include "deploy/history/view.h"
#include "deploy/models/list/background_ranking.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/models/list/merged_rows_model.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/time_context.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace models {

class CarriedRows;

/// The list of deployments: the rows of a history that pass a filter, in the order of a sort; in
/// the sections of ListSections.
class HistoryModel final : public MergedRowsModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryModel)

public:
    /// Qt::EditRole is the raw text, for copying.
    enum Role {
        IdRole = Qt::UserRole, ///< QString, raw
        SortValueRole, ///< number of milliseconds, percentage or raw text; invalid where it is
                       ///< missing
        StatusRole, ///< int of deployment::Status
        PausedRole, ///< bool
        PercentageRole, ///< double from 0 to 100; invalid where it is not known
        ProblemRole, ///< bool: something is wrong with the record
        GoingOnRole, ///< models::GoingOn, in its section
        LateRole, ///< bool: took longer than nearly all before it
        ArchivedRole, ///< bool: the source's server does not have it
        EnvironmentKindRole, ///< int of history::EnvironmentKind
        DatedRole, ///< QString: date and time of a cell that says "12 min ago"; else empty
    };

    explicit HistoryModel(const TimeContext& time, QObject* parent = nullptr);

    /// Which rows of it somebody holds (those that are selected): of a whole stretch of them Qt
    /// keeps no more than its ends. None are without it.
    void setHeldRows(std::function<QList<int>()> heldRows) { m_heldRows = std::move(heldRows); }
    /// Shows another history (or none); what is held is found again by its id.
    void setHistory(std::shared_ptr<const history::History> history);
    [[nodiscard]] const history::History* history() const { return m_history.get(); }
    [[nodiscard]] const std::shared_ptr<const history::History>& sharedHistory() const
    {
        return m_history;
    }
    /// The history has changed in place; rows kept their numbers. Which rows it was the history
    /// itself knows.
    void historyChanged();
    /// The same, without showing it yet: what the rows are shown by keeps up with each part of what
    /// changes in a long list, so that showing it costs no more than a part. historyChanged()
    /// follows.
    void followHistory();

    /// Whether times of some rows bear their offset from UTC (models::offsetMark()).
    [[nodiscard]] bool mayMarkOffsets() const;

    void setFilter(const history::Filter& filter);
    /// How many rows there are of each status under the rest of the filter (history::View).
    [[nodiscard]] const std::vector<history::FacetValue>& statuses() const
    {
        return m_view.statuses();
    }
    [[nodiscard]] const history::Filter& filter() const { return m_view.filter(); }
    /// By that column alone: ties are newest first.
    void sort(int section, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// The second column orders the ties of the first one.
    void sortBy(history::Sort first, const std::optional<history::Sort>& then);
    /// Rows can be dragged out, as text.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return MergedRowsModel::flags(index)
            | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
    }
    [[nodiscard]] history::Sort sorting() const { return m_view.sort(); }
    [[nodiscard]] const std::optional<history::Sort>& sortingThen() const { return m_view.then(); }
    /// Prepares the orders that have not been requested yet.
    [[nodiscard]] const BackgroundRanking& ranking() const { return m_ranking; }

    /// Which deployments have something wrong in their records; none without it.
    using ProblemTest = std::function<bool(std::string_view id)>;
    void setProblemTest(ProblemTest hasProblem);
    /// It gives other answers.
    void handleProblemsChanged() { announceAll(); }
    /// Which rows are from an archive, by what the history keeps for them; none without it.
    using ArchivedTest = std::function<bool(history::RecordHandle record)>;
    void setArchivedTest(ArchivedTest isArchived);
    /// What environments are for whose names do not say so: production, in a connection that is
    /// marked as such.
    void setOtherEnvironments(history::EnvironmentKind kind);
    [[nodiscard]] history::EnvironmentKind otherEnvironments() const
    {
        return m_knowledge.otherEnvironments();
    }
    /// Times as what they are from now ("12 min ago") rather than by their date.
    void setTimesRelative(bool relative);
    /// What the computed columns go by.
    [[nodiscard]] RunKnowledge& knowledge() { return m_knowledge; }

    /// Where rows are sorted by the time they began, the first one of each day of the zone, and
    /// where they are sorted by environment, that of each, from the top; else none.
    [[nodiscard]] std::vector<int> firstRowsOfGroups() const;
    /// What stands above the first row of a group.
    struct GroupHeading {
        QString text; ///< what the day is called, or the environment; safe to show
        /// Of rows that are sorted by it, as the record has it.
        std::optional<std::string> environment;
        history::EnvironmentKind kind = history::EnvironmentKind::Other;

        bool operator==(const GroupHeading&) const = default;
    };
    [[nodiscard]] GroupHeading groupOf(int row) const;

    [[nodiscard]] QString id(int row) const;
    /// The first cell of a deployment's row; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOfId(const QString& id) const;

    /// Whether there is anything to show in the section: false for a rare column that the history
    /// does not have.
    [[nodiscard]] bool hasSection(int section) const;

protected:
    [[nodiscard]] int columns() const override { return ListSections::count(); }
    [[nodiscard]] QVariant cell(int row, int section, int role) const override;
    [[nodiscard]] QVariant heading(int section, int role) const override;

private:
    [[nodiscard]] history::ViewRows wantedRows();
    void showWantedRows();
    [[nodiscard]] history::RowSet survivors(
        CarriedRows& carried, const history::RowSet& wanted) const;
    [[nodiscard]] history::EnvironmentKind environmentKindOf(history::Row record) const;
    [[nodiscard]] bool hasProblem(history::Row record) const;
    [[nodiscard]] bool isArchived(history::Row record) const;
    [[nodiscard]] QVariant recordCell(history::Row record, history::Column column, int role) const;
    [[nodiscard]] QVariant computedCell(history::Row record, ComputedColumn column, int role) const;
    void announceComputed();
    void announceRead(const std::vector<history::Row>& rows);
    void announceTime();
    void announceUnfinished();
    void announceChanges();
    void noteShown();

    const TimeContext& m_time;
    std::shared_ptr<const history::History> m_history;
    std::uint64_t m_identity = 0; ///< of the history as it was shown last,
    std::uint64_t m_revision = 0; ///< and how far
    history::View m_view;
    BackgroundRanking m_ranking;
    /// Places of what has no end, up to as many as are worth it; empty until they are looked for.
    std::optional<std::vector<int>> m_unfinished;
    std::function<QList<int>()> m_heldRows;
    ProblemTest m_problemTest;
    ArchivedTest m_archivedTest;
    RunKnowledge m_knowledge;
    bool m_areTimesRelative = false;
    deployment::Timestamp m_tellsTimesOf{}; ///< the minute
    bool m_isTicking = false;
};

} // namespace models
