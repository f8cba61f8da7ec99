// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/live/live_now_model.h"

#include "live_row.h"

#include "deploy/history/filter.h"
#include "deploy/history/succession.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/time_context.h"

#include <algorithm>
#include <map>
#include <utility>

namespace models {

using diagnosis::LiveVersion;

namespace {

LivePlace placeOf(const LiveVersion& version)
{
    return {version.environment, version.service};
}

std::vector<LivePlace> sortedPlaces(const std::vector<LiveVersion>& versions)
{
    std::vector<LivePlace> places;
    places.reserve(versions.size());
    for (const LiveVersion& version : versions)
        places.push_back(placeOf(version));
    std::ranges::sort(places);
    return places;
}

/// Nothing is known to have taken its place, and no new attempt runs: as for
/// diagnosis::needingAttention().
bool mayHaveFailedLast(
    const LiveVersion& version, const history::History& history, deployment::Timestamp now)
{
    return version.failed && version.running.empty()
        && (!version.unclear
            || history::orderInTime(history, *version.failed, *version.unclear, now)
                != std::partial_ordering::less);
}

bool hasFailedLast(
    const LiveVersion& version, const history::History& history, deployment::Timestamp now)
{
    return version.hasFailedAfterLive && version.running.empty()
        && !history::isAborted(history, *version.failed)
        && (!version.unclear
            || history::orderInTime(history, *version.failed, *version.unclear, now)
                == std::partial_ordering::greater);
}

/// Nothing goes on and nothing went wrong: where cards have no room, these are left out first.
bool isQuiet(const LiveVersion& version, const history::History& history, deployment::Timestamp now)
{
    return version.running.empty() && !mayHaveFailedLast(version, history, now);
}

} // namespace

LiveNowModel::LiveNowModel(const RunKnowledge& knowledge, const TimeContext& time, QObject* parent)
    : QAbstractListModel(parent)
    , m_knowledge(knowledge)
    , m_time(time)
{
    connect(&m_knowledge, &RunKnowledge::historyChanged, this, &LiveNowModel::followHistory);
    connect(&m_knowledge, &RunKnowledge::changed, this, &LiveNowModel::followKnowledge);
    connect(&m_knowledge, &RunKnowledge::runsRead, this, &LiveNowModel::followKnowledge);
    connect(&m_time, &TimeContext::ticked, this, &LiveNowModel::followTime);
    connect(&m_time, &TimeContext::zoneChanged, this, &LiveNowModel::announceTexts);
    followHistory();
}

int LiveNowModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant LiveNowModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case CardRole:
        return QVariant::fromValue(cardAt(index.row()));
    case Qt::DisplayRole:
        return cardAt(index.row()).description;
    case Qt::ToolTipRole:
        return toolTipText(cardAt(index.row()).description);
    default:
        return {};
    }
}

LiveCard LiveNowModel::cardAt(int row) const
{
    return liveCard(m_rows[static_cast<std::size_t>(row)], m_knowledge, m_time);
}

LivePlace LiveNowModel::placeAt(int row) const
{
    return placeOf(m_rows[static_cast<std::size_t>(row)]);
}

LiveNowModel::Ids LiveNowModel::idsAt(int row) const
{
    if (!m_knowledge.isWhole())
        return {};
    const LiveVersion& version = m_rows[static_cast<std::size_t>(row)];
    const auto idOf = [this](std::optional<history::Row> of) {
        return of ? rawText(m_knowledge.history().id(*of)) : QString();
    };
    return {idOf(rowThatIsLive(version, m_knowledge)),
        idOf(version.running.empty() ? std::nullopt : std::optional(version.running.front())),
        idOf(version.failed)};
}

QString LiveNowModel::liveIn(const std::string& environment) const
{
    constexpr std::size_t longestName = 64; // letters
    if (!m_knowledge.isWhole())
        return unknownLiveText(m_knowledge);
    QStringList texts;
    bool isAnyKnown = false;
    for (const LiveVersion& version : m_rows) {
        if (version.environment != environment)
            continue;
        const std::string known = versionThatIsLive(version, m_knowledge);
        if (known.empty() && version.deleted)
            continue;
        isAnyKnown = isAnyKnown || !known.empty();
        QString live = known.empty() ? QStringLiteral("?") : displayText(known, longestName);
        if (isScaledToZero(version, m_knowledge))
            live = tr("%1 (scaled to 0)", "a version").arg(live);
        texts.append(version.service.empty()
                ? live
                : displayText(version.service, longestName) + u' ' + live);
    }
    return isAnyKnown ? tr("live: %1", "versions").arg(texts.join(QStringLiteral(" · ")))
                      : unknownLiveText(m_knowledge);
}

QModelIndex LiveNowModel::indexOf(const LivePlace& place) const
{
    const auto found = std::ranges::find(m_rows, place, placeOf);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

LiveNowModel::Totals LiveNowModel::totals() const
{
    Totals totals;
    if (!m_knowledge.isWhole())
        return totals;
    for (const LiveVersion& version : m_rows) {
        const auto isPaused = [this](
                                  history::Row row) { return m_knowledge.history().paused(row); };
        const bool hasPaused = std::ranges::any_of(version.running, isPaused);
        totals.paused += hasPaused ? 1 : 0;
        totals.running += std::ranges::all_of(version.running, isPaused) ? 0 : 1;
        totals.failed += hasFailedLast(version, m_knowledge.history(), m_time.now()) ? 1 : 0;
    }
    return totals;
}

void LiveNowModel::followHistory()
{
    m_versions.update(m_knowledge.history(), m_time.now());
    arrange(m_isHeld ? shownPlaces() : m_order);
    announceTexts();
}

/// What was to come by a clock that is wrong has a place among the others once its time is there.
void LiveNowModel::followTime()
{
    if (m_versions.update(m_knowledge.history(), m_time.now()))
        arrange(m_isHeld ? shownPlaces() : m_order);
    announceOtherTexts();
}

/// What an environment is for may be known by now, and so where its cards stand.
void LiveNowModel::followKnowledge()
{
    arrange(m_isHeld ? shownPlaces() : m_order);
    announceOtherTexts();
}

QList<LivePlace> LiveNowModel::shownPlaces() const
{
    QList<LivePlace> places;
    for (const LiveVersion& version : m_rows)
        places.append(placeOf(version));
    return places;
}

/// These first, then the others in the usual order.
std::vector<LiveVersion> LiveNowModel::wanted(const QList<LivePlace>& first) const
{
    std::map<LivePlace, qsizetype> turns;
    for (qsizetype turn = 0; turn < first.size(); ++turn)
        turns.emplace(first[turn], turn);
    struct Ranked {
        qsizetype turn;
        history::EnvironmentKind kind;
        bool isQuiet;
        LivePlace place;
        std::size_t version;

        auto operator<=>(const Ranked&) const = default;
    };
    const std::vector<LiveVersion>& versions = m_versions.versions();
    std::vector<Ranked> ranked;
    ranked.reserve(versions.size());
    for (const LiveVersion& version : versions) {
        const auto turn = turns.find(placeOf(version));
        ranked.push_back({turn == turns.end() ? first.size() : turn->second,
            history::environmentKindOf(version.environment, m_knowledge.otherEnvironments()),
            isQuiet(version, m_knowledge.history(), m_time.now()), placeOf(version),
            ranked.size()});
    }
    std::ranges::sort(ranked);
    std::vector<LiveVersion> wanted;
    wanted.reserve(ranked.size());
    for (const Ranked& each : ranked)
        wanted.push_back(versions[each.version]);
    return wanted;
}

void LiveNowModel::arrange(const QList<LivePlace>& first)
{
    std::vector<LiveVersion> wanted = this->wanted(first);
    if (std::ranges::equal(m_rows, wanted, {}, placeOf, placeOf)) {
        m_rows = std::move(wanted);
        return;
    }
    if (sortedPlaces(m_rows) != sortedPlaces(wanted)) {
        beginResetModel();
        m_rows = std::move(wanted);
        endResetModel();
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<LivePlace> places;
    for (const QModelIndex& index : before)
        places.push_back(placeAt(index.row()));
    m_rows = std::move(wanted);
    QModelIndexList after;
    for (const LivePlace& place : places)
        after.append(indexOf(place));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

/// Time passes, and percentages change, without another place.
void LiveNowModel::announceTexts()
{
    m_told.clear();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

/// Most of what is learned of runs, and most seconds, make no card say anything else.
void LiveNowModel::announceOtherTexts()
{
    std::vector<LiveCard> cards;
    cards.reserve(m_rows.size());
    for (int row = 0; row < rowCount(); ++row)
        cards.push_back(cardAt(row));
    if (m_told == cards)
        return;
    announceTexts();
    m_told = std::move(cards);
}

void LiveNowModel::setOrder(const QList<LivePlace>& order)
{
    m_order = order;
    arrange(m_order);
}

void LiveNowModel::setHeld(bool held)
{
    if (std::exchange(m_isHeld, held) && !held)
        arrange(m_order);
}

Qt::ItemFlags LiveNowModel::flags(const QModelIndex& index) const
{
    // Cards are dragged between others, not onto them.
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled
                           : Qt::ItemIsDropEnabled;
}

bool LiveNowModel::moveRows(const QModelIndex& sourceParent, int sourceRow, int count,
    const QModelIndex& destinationParent, int destinationChild)
{
    const bool isWithin = !sourceParent.isValid() && !destinationParent.isValid() && count == 1
        && sourceRow >= 0 && sourceRow < rowCount() && destinationChild >= 0
        && destinationChild <= rowCount();
    // Before itself and behind itself are where it is.
    if (!isWithin || destinationChild == sourceRow || destinationChild == sourceRow + 1)
        return false;
    QList<LivePlace> order = shownPlaces();
    const std::vector<LivePlace> present = sortedPlaces(m_rows);
    order.move(sourceRow, destinationChild > sourceRow ? destinationChild - 1 : destinationChild);
    // What is not there now keeps its turn behind them.
    for (const LivePlace& place : std::as_const(m_order)) {
        if (!std::ranges::binary_search(present, place))
            order.append(place);
    }
    setOrder(order);
    Q_EMIT orderChanged();
    return true;
}

} // namespace models
