// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/live_versions.h"

#include "newest_rows.h"
#include "row_groups.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/succession.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

namespace diagnosis {

using deployment::Status;
using deployment::Timestamp;
using history::Column;
using history::History;
using history::Row;

namespace {

/// As what a row bears on what is live.
enum class Part : std::uint8_t { Succeeded, Running, Failed, Unclear, None };

Part partOf(Status status)
{
    switch (status) {
    case Status::Completed:
        return Part::Succeeded;
    case Status::Running:
        return Part::Running;
    case Status::Failed:
    case Status::RolledBack:
        return Part::Failed;
    case Status::Unknown:
        return Part::Unclear;
    case Status::Pending:
        break;
    }
    return Part::None;
}

/// An environment, and a service in it.
struct Place {
    std::array<NewestRows, 4> parts{
        NewestRows(1), NewestRows(LiveVersion::maxRunning), NewestRows(1), NewestRows(1)};
    Row any = 0; ///< a row of it, for its names

    [[nodiscard]] NewestRows& operator[](Part part)
    {
        return parts[static_cast<std::size_t>(part)];
    }
    [[nodiscard]] std::span<const Row> operator[](Part part) const
    {
        return parts[static_cast<std::size_t>(part)].rows();
    }
    [[nodiscard]] bool lacksRows() const
    {
        return std::ranges::any_of(parts, &NewestRows::lacksRows);
    }
};

std::optional<Row> newestAfter(
    const History& history, std::span<const Row> rows, std::optional<Row> live)
{
    if (rows.empty() || (live && !history::isNewer(history, rows.back(), *live)))
        return std::nullopt;
    return rows.back();
}

std::optional<Timestamp> lastActivity(const History& history, const LiveVersion& version)
{
    std::optional<Timestamp> last;
    const auto take = [&](Row row) {
        last = std::max({last, std::optional(history.start(row)), history.end(row)});
    };
    std::ranges::for_each(version.running, take);
    for (const auto row : {version.live, version.failed, version.unclear}) {
        if (row)
            take(*row);
    }
    return last;
}

LiveVersion versionOf(const History& history, const Place& place)
{
    LiveVersion version;
    version.environment = history.word(Column::Environment, place.any);
    version.service = history.word(Column::Service, place.any);
    version.live = newestAfter(history, place[Part::Succeeded], std::nullopt);
    const std::span<const Row> running = place[Part::Running];
    for (auto row = running.rbegin(); row != running.rend(); ++row) {
        // What runs goes on, although it is not known since when.
        if (!version.live || !deployment::isKnown(history.start(*row))
            || history::isNewer(history, *row, *version.live))
            version.running.push_back(*row);
    }
    version.failed = newestAfter(history, place[Part::Failed], version.live);
    version.unclear = newestAfter(history, place[Part::Unclear], version.live);
    version.lastActivity = lastActivity(history, version);
    return version;
}

bool isMoreActive(const LiveVersion& left, const LiveVersion& right)
{
    if (left.lastActivity != right.lastActivity)
        return left.lastActivity > right.lastActivity;
    return std::tie(left.environment, left.service) < std::tie(right.environment, right.service);
}

} // namespace

/// The places of a history, and the rows of each that what is live may depend on.
class LiveVersions::Places {
public:
    /// The rows from that one on have been added.
    void addFrom(const History& history, Row first)
    {
        const GroupColumns columns(history);
        const auto end = static_cast<Row>(history.size());
        // The newest ones first, where the rows are in order: then the others are not wanted.
        const bool isAscending = first < end && history.start(first) < history.start(end - 1);
        for (Row row = first; row < end; ++row) {
            const Row next = isAscending ? end - 1 - (row - first) : row;
            insert(history, next, placeOf(columns, next));
        }
        m_hasChanged = true;
    }

    /// Whether that was possible: not where a row has left its place, or older rows are wanted.
    [[nodiscard]] bool take(const History& history, std::span<const History::Change> changes)
    {
        const GroupColumns columns(history);
        std::vector<Row> rows;
        for (const History::Change& change : changes) {
            if (!change.isNew
                && (change.columns.has(Column::Environment) || change.columns.has(Column::Service)))
                return false;
            if (bearsOnVersions(change))
                rows.push_back(change.row);
        }
        std::ranges::sort(rows);
        rows.erase(std::ranges::unique(rows).begin(), rows.end());
        m_hasChanged = !rows.empty();
        // Before the first one is put in: rows are compared by what they have become.
        std::vector<std::uint32_t> places;
        for (const Row row : rows) {
            places.push_back(placeOf(columns, row));
            for (NewestRows& part : m_places[places.back()].parts)
                part.remove(row);
        }
        if (std::ranges::any_of(
                places, [this](std::uint32_t place) { return m_places[place].lacksRows(); }))
            return false;
        for (std::size_t i = 0; i < rows.size(); ++i)
            insert(history, rows[i], places[i]);
        return true;
    }

    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }
    [[nodiscard]] std::vector<LiveVersion> versions(const History& history) const
    {
        std::vector<LiveVersion> versions;
        versions.reserve(m_places.size());
        for (const Place& place : m_places)
            versions.push_back(versionOf(history, place));
        std::ranges::sort(versions, isMoreActive);
        return versions;
    }

private:
    static bool bearsOnVersions(const History::Change& change)
    {
        constexpr std::array columns{Column::Status, Column::StartTime, Column::EndTime};
        return change.isNew || std::ranges::any_of(columns, [&change](Column column) {
            return change.columns.has(column);
        });
    }

    std::uint32_t placeOf(const GroupColumns& columns, Row row)
    {
        const std::uint32_t place = m_groups.numberOf(columns.placeOf(row));
        if (place == m_places.size())
            m_places.emplace_back().any = row;
        return place;
    }

    void insert(const History& history, Row row, std::uint32_t place)
    {
        const Part part = partOf(history.status(row));
        if (part != Part::None)
            m_places[place][part].insert(history, row);
    }

    std::vector<Place> m_places;
    RowGroups m_groups;
    bool m_hasChanged = true;
};

LiveVersions::LiveVersions() = default;
LiveVersions::~LiveVersions() = default;
LiveVersions::LiveVersions(LiveVersions&&) noexcept = default;
LiveVersions& LiveVersions::operator=(LiveVersions&&) noexcept = default;

bool LiveVersions::update(const History& history)
{
    const bool isKnown = m_places && m_history == history.identity();
    if (isKnown && m_revision == history.revision())
        return false;
    if (isKnown && history.hasOnlyGrownSince(m_revision)) {
        const std::uint64_t added = history.revision() - m_revision;
        m_places->addFrom(history, static_cast<Row>(history.size() - added));
    } else if (const auto changes = isKnown ? history.changesSince(m_revision) : std::nullopt;
               !changes || !m_places->take(history, *changes)) {
        m_places = std::make_unique<Places>();
        m_places->addFrom(history, 0);
    }
    m_history = history.identity();
    m_revision = history.revision();
    if (!m_places->hasChanged())
        return false;
    m_versions = m_places->versions(history);
    return true;
}

std::vector<LiveVersion> liveVersions(const History& history)
{
    LiveVersions versions;
    versions.update(history);
    return versions.versions();
}

} // namespace diagnosis
