// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/live_versions.h"

#include "deleted_rows.h"
#include "live_place.h"
#include "row_groups.h"

#include "deploy/deployment/log/plausible_time.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace diagnosis {

using deployment::Timestamp;
using history::Column;
using history::History;
using history::Row;

namespace {

bool isMoreActive(const LiveVersion& left, const LiveVersion& right)
{
    if (left.lastActivity != right.lastActivity)
        return left.lastActivity > right.lastActivity;
    return std::tie(left.environment, left.service) < std::tie(right.environment, right.service);
}

} // namespace

/// The places of a history.
class LiveVersions::Places {
public:
    explicit Places(Timestamp now)
        : m_now(now)
    {
    }

    /// The rows from that one on have been added.
    void addFrom(const History& history, Row first)
    {
        const GroupColumns columns(history);
        const DeletedRows deleted(history);
        const auto end = static_cast<Row>(history.size());
        // The newest ones first, where the rows are in order: then the others are not wanted.
        const bool isAscending = first < end && history.start(first) < history.start(end - 1);
        for (Row row = first; row < end; ++row) {
            const Row next = isAscending ? end - 1 - (row - first) : row;
            insert(history, placeOf(columns, next), next, deleted.has(next));
        }
        m_hasChanged = true;
    }

    /// Whether that was possible: not where a row has left its place, or older rows are wanted.
    [[nodiscard]] bool take(const History& history, std::span<const History::Change> changes)
    {
        const GroupColumns columns(history);
        const DeletedRows deleted(history);
        std::vector<Row> rows;
        for (const History::Change& change : changes) {
            if (!change.isNew
                && (change.columns.has(Column::Environment) || change.columns.has(Column::Service)))
                return false;
            if (bearsOnVersions(history, change))
                rows.push_back(change.row);
        }
        std::ranges::sort(rows);
        rows.erase(std::ranges::unique(rows).begin(), rows.end());
        m_hasChanged = !rows.empty();
        // Before the first one is put in: rows are compared by what they have become.
        std::vector<std::uint32_t> places;
        for (const Row row : rows) {
            places.push_back(placeOf(columns, row));
            m_places[places.back()].remove(row);
        }
        if (std::ranges::any_of(
                places, [this](std::uint32_t place) { return m_places[place].lacksRows(); }))
            return false;
        for (std::size_t i = 0; i < rows.size(); ++i)
            insert(history, places[i], rows[i], deleted.has(rows[i]));
        return true;
    }

    /// Whether the same starts are still to come.
    [[nodiscard]] bool isTrueAt(Timestamp now)
    {
        m_now = now;
        return (!m_firstToCome || deployment::isInFuture(*m_firstToCome, now))
            && (!m_lastBegun || !deployment::isInFuture(*m_lastBegun, now));
    }

    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }
    [[nodiscard]] std::vector<LiveVersion> versions(const History& history) const
    {
        std::vector<LiveVersion> versions;
        versions.reserve(m_places.size());
        for (const LivePlace& place : m_places)
            versions.push_back(place.version(history, m_now));
        std::ranges::sort(versions, isMoreActive);
        return versions;
    }

private:
    static bool bearsOnVersions(const History& history, const History::Change& change)
    {
        constexpr std::array columns{Column::Status, Column::StartTime, Column::EndTime};
        // The step of what runs changes all the time, and tells no deletion.
        const bool mayBeDeleted = change.columns.has(Column::CurrentStep)
            && history.status(change.row) == deployment::Status::Completed;
        return change.isNew || mayBeDeleted
            || std::ranges::any_of(
                columns, [&change](Column column) { return change.columns.has(column); });
    }

    void insert(const History& history, std::uint32_t place, Row row, bool isDeleted)
    {
        const Timestamp start = history.start(row);
        if (deployment::isInFuture(start, m_now))
            m_firstToCome = std::min(start, m_firstToCome.value_or(start));
        else
            m_lastBegun = std::max(start, m_lastBegun.value_or(start));
        m_places[place].insert(history, row, m_now, isDeleted);
    }

    std::uint32_t placeOf(const GroupColumns& columns, Row row)
    {
        const std::uint32_t place = m_groups.numberOf(columns.placeOf(row));
        if (place == m_places.size())
            m_places.emplace_back(row);
        return place;
    }

    std::vector<LivePlace> m_places;
    RowGroups m_groups;
    Timestamp m_now;
    std::optional<Timestamp> m_firstToCome; ///< of all that were put in
    std::optional<Timestamp> m_lastBegun;
    bool m_hasChanged = true;
};

LiveVersions::LiveVersions() = default;
LiveVersions::~LiveVersions() = default;
LiveVersions::LiveVersions(LiveVersions&&) noexcept = default;
LiveVersions& LiveVersions::operator=(LiveVersions&&) noexcept = default;

bool LiveVersions::update(const History& history, Timestamp now)
{
    const bool isKnown = m_places && m_history == history.identity() && m_places->isTrueAt(now);
    if (isKnown && m_revision == history.revision())
        return false;
    if (isKnown && history.hasOnlyGrownSince(m_revision)) {
        const std::uint64_t added = history.revision() - m_revision;
        m_places->addFrom(history, static_cast<Row>(history.size() - added));
    } else if (const auto changes = isKnown ? history.changesSince(m_revision) : std::nullopt;
               !changes || !m_places->take(history, *changes)) {
        m_places = std::make_unique<Places>(now);
        m_places->addFrom(history, 0);
    }
    m_history = history.identity();
    m_revision = history.revision();
    if (!m_places->hasChanged())
        return false;
    m_versions = m_places->versions(history);
    return true;
}

} // namespace diagnosis
