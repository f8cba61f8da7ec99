// SPDX-License-Identifier: GPL-3.0-or-later
#include "default_columns.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/theme/metrics.h"

#include <QFontMetrics>

#include <algorithm>
#include <chrono>

namespace widgets {

using history::Column;
using models::ComputedColumn;
using models::ListSections;

namespace {

constexpr int cellPadding = 12;
constexpr int actionLetters = 6;
constexpr int lettersOfAnOffset = 7;
constexpr int statusIconSize = 16;
constexpr int roomOfArrow = 10 + 2 * theme::space::tight; ///< of a sort, with its number
/// What is going on begins with what went wrong. Once that is there, and when it was, the rest of
/// it is worth more than a further column until it has so much room.
constexpr int lettersOfGoingOn = 33;
constexpr int mostLettersOfVersion = 18;
constexpr std::uint32_t versionsMeasured = 200;

/// Lets columns in, one after the other, while there is room for each.
class Admission final {
public:
    Admission(int room, const SectionWidths& widthOf)
        : m_room(room)
        , m_widthOf(widthOf)
    {
    }

    /// What stands there whatever the room.
    void addAlways(int section, int width)
    {
        m_columns.shown.insert(section);
        m_room -= width;
    }
    /// Once one has found no room, those behind it do not either.
    bool add(int section) { return take(section, m_widthOf(section)); }
    bool take(int section, int width)
    {
        m_room -= width;
        if (m_room >= 0)
            m_columns.shown.insert(section);
        return m_room >= 0;
    }
    [[nodiscard]] ColumnsByRoom& columns() { return m_columns; }

private:
    ColumnsByRoom m_columns;
    int m_room;
    const SectionWidths& m_widthOf;
};

bool hasSeveral(const models::HistoryModel& model, Column column)
{
    const history::History* history = model.history();
    return history != nullptr && history->pool(column).size() > 1;
}

/// Of no rows it is not known yet; most sources tell who began a deployment.
bool mayHave(const models::HistoryModel& model, Column column)
{
    const history::History* history = model.history();
    if (history == nullptr || history->empty())
        return true;
    const history::StringPool& pool = history->pool(column);
    return pool.size() > 1 || (pool.size() == 1 && !pool.text(0).empty());
}

/// Of the versions that came first: the width stays once it is known.
int lettersOfVersion(const models::HistoryModel& model, int usual)
{
    const history::History* history = model.history();
    if (history == nullptr)
        return usual;
    const history::StringPool& pool = history->pool(Column::Version);
    const auto measured = std::min<std::size_t>(pool.size(), versionsMeasured);
    int letters = usual;
    for (std::size_t i = 0; i < measured; ++i)
        letters =
            std::max(letters, static_cast<int>(pool.text(static_cast<history::Symbol>(i)).size()));
    return std::min(letters, mostLettersOfVersion);
}

/// How many letters a column has room for.
int lettersOf(Column column)
{
    switch (column) {
    case Column::StartTime:
    case Column::EndTime:
        return 17;
    case Column::CurrentStep:
    case Column::Service:
    case Column::Id:
        return 16;
    case Column::Percentage:
        return 15;
    case Column::Executor:
        return 12;
    default:
        return 10;
    }
}

/// Of the longest words there usually are.
int widthOfStatus(const QFontMetrics& metrics)
{
    using deployment::Status;
    const QStringList texts{models::statusText(Status::RolledBack, {}, false),
        models::archivedStatusText(models::statusText(Status::Completed, {}, false)),
        models::archivedStatusText(models::statusText(Status::Running, {}, false))};
    int widest = 0;
    for (const QString& text : texts)
        widest = std::max(widest, metrics.horizontalAdvance(text));
    return statusIconSize + theme::space::apart + widest + 2 * cellPadding;
}

/// Of one that is late: it takes an hour or more where minutes are usual.
int widthOfTookAndUsual(const QFontMetrics& metrics)
{
    using std::chrono::minutes;
    return metrics.horizontalAdvance(QStringLiteral("%1 / %2").arg(
               models::durationText(minutes(69)), models::durationText(minutes(29))))
        + 2 * cellPadding;
}

int lettersOf(ComputedColumn column)
{
    switch (column) {
    case ComputedColumn::GoingOn:
        return 17; // at least: it takes what is left
    case ComputedColumn::TookAndUsual:
    case ComputedColumn::FromVersion:
        break;
    }
    return 9;
}

} // namespace

int statusIconWidth()
{
    // That of a problem stands beside it.
    return 2 * statusIconSize + theme::space::tight + 2 * theme::space::near;
}

ColumnsByRoom columnsByRoom(const models::HistoryModel& model, const QFontMetrics& metrics,
    int room, const SectionWidths& widthOf)
{
    const auto section = [](auto column) { return ListSections::of(column); };
    const int status = section(Column::Status);
    Admission admission(room, widthOf);
    admission.addAlways(status, statusIconWidth());
    admission.addAlways(section(Column::Environment), widthOf(section(Column::Environment)));
    admission.addAlways(section(Column::Version), widthOf(section(Column::Version)));
    const int goingOn = section(ComputedColumn::GoingOn);
    const int least = widthOf(goingOn);
    admission.addAlways(goingOn, least);
    admission.addAlways(ListSections::action(), widthOf(ListSections::action()));
    const int duration = section(Column::Duration);
    // Of several services it tells the rows apart, and comes first.
    const int service = section(Column::Service);
    const bool tellsApart = model.hasSection(service) && hasSeveral(model, Column::Service);
    if (tellsApart)
        admission.add(service);
    admission.add(section(Column::StartTime));
    const int roomy = lettersOfGoingOn * metrics.horizontalAdvance(u'0') + 2 * cellPadding;
    admission.take(goingOn, std::max(0, roomy - least));
    admission.columns().isStatusAsIcon =
        !admission.take(status, widthOf(status) - statusIconWidth());
    admission.add(duration);
    if (!tellsApart) // wanted at once if one comes: until then it takes no room
        admission.take(service, model.hasSection(service) ? widthOf(service) : 0);
    if (mayHave(model, Column::Executor))
        admission.add(section(Column::Executor));
    admission.add(section(ComputedColumn::FromVersion));
    const int usual = section(ComputedColumn::TookAndUsual);
    if (admission.take(usual, widthOf(usual) - widthOf(duration)))
        admission.columns().shown.remove(duration);
    if (hasSeveral(model, Column::Strategy))
        admission.add(section(Column::Strategy));
    return admission.columns();
}

int defaultSectionWidth(int section, const models::HistoryModel& model, const QFontMetrics& metrics)
{
    const auto column = ListSections::columnAt(section);
    const auto computed = ListSections::computedAt(section);
    int letters = actionLetters;
    if (column)
        letters = lettersOf(*column);
    else if (computed)
        letters = lettersOf(*computed);
    if (column == Column::Status)
        return widthOfStatus(metrics);
    if (computed == ComputedColumn::TookAndUsual)
        return widthOfTookAndUsual(metrics);
    if (column == Column::Version)
        letters = lettersOfVersion(model, letters);
    const bool isTime = column && specOf(*column).type == history::ColumnType::Time;
    if (isTime && model.mayMarkOffsets())
        letters += lettersOfAnOffset;
    // Of a digit: the average of a font with Chinese is twice as wide as what stands here.
    const int content = letters * metrics.horizontalAdvance(u'0');
    const QString title = model.headerData(section, Qt::Horizontal).toString();
    // By it rows are grouped: beside its name stands the arrow then.
    const int arrow = column == Column::Environment ? roomOfArrow : 0;
    return std::max(content, metrics.horizontalAdvance(title) + arrow) + 2 * cellPadding;
}

} // namespace widgets
