// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/list_filter.h"

#include "deploy/history/filter_text.h"

#include <algorithm>
#include <array>

namespace models {

using history::TimeChoice;

namespace {

struct ChoiceName {
    TimeChoice choice;
    QLatin1String name;
};

constexpr std::array choiceNames{
    ChoiceName{TimeChoice::All, QLatin1String("all")},
    ChoiceName{TimeChoice::Today, QLatin1String("today")},
    ChoiceName{TimeChoice::Last24Hours, QLatin1String("24h")},
    ChoiceName{TimeChoice::Last7Days, QLatin1String("7d")},
    ChoiceName{TimeChoice::Last30Days, QLatin1String("30d")},
    ChoiceName{TimeChoice::Last90Days, QLatin1String("90d")},
    ChoiceName{TimeChoice::FromTo, QLatin1String("fromTo")},
    ChoiceName{TimeChoice::Yesterday, QLatin1String("yesterday")},
    ChoiceName{TimeChoice::ThisWeek, QLatin1String("thisWeek")},
    ChoiceName{TimeChoice::LastWeek, QLatin1String("lastWeek")},
    ChoiceName{TimeChoice::ThisMonth, QLatin1String("thisMonth")},
    ChoiceName{TimeChoice::LastMonth, QLatin1String("lastMonth")},
    ChoiceName{TimeChoice::ReleaseWeek, QLatin1String("releaseWeek")},
};

QString nameOf(TimeChoice choice)
{
    return std::ranges::find(choiceNames, choice, &ChoiceName::choice)->name;
}

TimeChoice choiceFromName(const QString& name)
{
    const auto* found = std::ranges::find_if(
        choiceNames, [&](const ChoiceName& candidate) { return name == candidate.name; });
    return found == choiceNames.end() ? TimeChoice::All : found->choice;
}

QVariant timeValue(std::optional<deployment::Timestamp> time)
{
    if (!time)
        return {};
    return QString::fromStdString(deployment::formatTimestamp(*time, deployment::Zone::Utc));
}

std::optional<deployment::Timestamp> timeFrom(const QVariant& value)
{
    return deployment::parseTimestamp(value.toString().toStdString());
}

std::vector<std::string> utf8(const QStringList& texts)
{
    std::vector<std::string> result;
    for (const QString& text : texts)
        result.push_back(text.toStdString());
    return result;
}

} // namespace

ListFilter ListFilter::without(history::FilterPart part) const
{
    ListFilter rest = *this;
    switch (part.kind) {
    case history::FilterPart::Kind::Words:
        rest.words[part.column].clear();
        break;
    case history::FilterPart::Kind::Time:
        rest.window = {};
        break;
    case history::FilterPart::Kind::Text:
        rest.text.clear();
        break;
    case history::FilterPart::Kind::Rows:
        rest.needsMe = false;
        break;
    }
    return rest;
}

history::Filter ListFilter::resolve(
    deployment::Timestamp now, deployment::Zone zone, const FilterFacts& facts) const
{
    history::Filter filter;
    for (const history::Column column : history::filterColumns)
        filter.words[column] = utf8(words[column]);
    filter.range = window.resolve(now, zone, facts.release);
    if (needsMe)
        filter.rows = facts.needingAttention;
    // Pasted text often has a space at its end.
    filter.text = text.trimmed().toStdString();
    return filter;
}

QString ListFilter::toLine(deployment::Zone zone) const
{
    history::WrittenFilter written;
    for (const history::Column column : history::filterColumns)
        written.words[column] = utf8(words[column]);
    written.window = window;
    written.text = text.trimmed().toStdString();
    written.needsMe = needsMe;
    return QString::fromStdString(history::formatFilterText(written, zone));
}

deployment::Expected<ListFilter> ListFilter::fromLine(
    const QString& line, deployment::Timestamp now, deployment::Zone zone)
{
    const auto written = history::parseFilterText(line.toStdString(), now, zone);
    if (!written)
        return tl::unexpected(written.error());
    ListFilter filter;
    for (const history::Column column : history::filterColumns) {
        for (const std::string& word : written->words[column])
            filter.words[column].append(QString::fromStdString(word));
    }
    filter.window = written->window;
    filter.text = QString::fromStdString(written->text);
    filter.needsMe = written->needsMe;
    return filter;
}

QString withoutTerms(const QString& line)
{
    return QString::fromStdString(history::withoutTerms(line.toStdString()));
}

QVariantMap ListFilter::toMap() const
{
    QVariantMap map;
    for (const history::Column column : history::filterColumns) {
        if (!words[column].isEmpty())
            map.insert(filterKey(column), words[column]);
    }
    if (window.choice != TimeChoice::All)
        map.insert(QStringLiteral("time"), nameOf(window.choice));
    if (window.fromTo.since)
        map.insert(QStringLiteral("since"), timeValue(window.fromTo.since));
    if (window.fromTo.until)
        map.insert(QStringLiteral("until"), timeValue(window.fromTo.until));
    if (!text.isEmpty())
        map.insert(QStringLiteral("text"), text);
    if (needsMe)
        map.insert(QStringLiteral("needsMe"), true);
    return map;
}

ListFilter ListFilter::fromMap(const QVariantMap& map)
{
    ListFilter filter;
    for (const history::Column column : history::filterColumns)
        filter.words[column] = map.value(filterKey(column)).toStringList();
    filter.window.choice = choiceFromName(map.value(QStringLiteral("time")).toString());
    filter.window.fromTo.since = timeFrom(map.value(QStringLiteral("since")));
    filter.window.fromTo.until = timeFrom(map.value(QStringLiteral("until")));
    filter.text = map.value(QStringLiteral("text")).toString();
    filter.needsMe = map.value(QStringLiteral("needsMe")).toBool();
    return filter;
}

QString filterKey(history::Column column)
{
    const std::string_view name = nameOf(column);
    return QString::fromLatin1(name.data(), qsizetype(name.size()))
        + (name.ends_with('s') ? QLatin1String("es") : QLatin1String("s"));
}

QVariantList toVariant(const QList<SavedView>& views)
{
    QVariantList list;
    for (const SavedView& view : views) {
        QVariantMap map{
            {QStringLiteral("name"), view.name}, {QStringLiteral("filter"), view.filter.toMap()}};
        if (!view.columns.isEmpty())
            map.insert(QStringLiteral("columns"), view.columns);
        list.append(map);
    }
    return list;
}

QList<SavedView> withAddedViews(
    QList<SavedView> edited, const QList<SavedView>& before, const QList<SavedView>& now)
{
    const auto has = [](const QList<SavedView>& views, const QString& name) {
        return std::ranges::find(views, name, &SavedView::name) != views.end();
    };
    for (const SavedView& view : now) {
        if (!has(before, view.name) && !has(edited, view.name))
            edited.append(view);
    }
    return edited;
}

QList<SavedView> savedViewsFromVariant(const QVariantList& list)
{
    QList<SavedView> views;
    for (const QVariant& entry : list) {
        const QVariantMap map = entry.toMap();
        const QString name = map.value(QStringLiteral("name")).toString();
        if (!name.isEmpty())
            views.append({name, ListFilter::fromMap(map.value(QStringLiteral("filter")).toMap()),
                map.value(QStringLiteral("columns")).toMap()});
    }
    return views;
}

} // namespace models
