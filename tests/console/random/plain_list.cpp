// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_list.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/history/environment_kind.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/relative_time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace random_window {

using deployment::Deployment;
using history::Column;

namespace {

constexpr deployment::Zone zone = deployment::Zone::Utc;

bool isAmong(const QStringList& words, const std::string& word)
{
    return words.isEmpty() || words.contains(QString::fromStdString(word));
}

bool isFound(const Deployment& run, const QString& text)
{
    const std::array places{
        run.id, run.version, run.environment, run.service, run.executor, run.progress.currentStep};
    return text.isEmpty() || std::ranges::any_of(places, [&](const std::string& place) {
        return QString::fromStdString(place).contains(text, Qt::CaseInsensitive);
    });
}

std::optional<deployment::Milliseconds> took(const Deployment& run, deployment::Timestamp seenUntil)
{
    if (run.end)
        return *run.end - run.start;
    return std::max(seenUntil - run.start, deployment::Milliseconds(0));
}

/// Of "V1.10.0" its numbers, of an environment what it is for: what words are ordered by first.
std::array<int, 3> rankOf(const Deployment& run, Column column)
{
    std::array<int, 3> rank{};
    if (column == Column::Version)
        // NOLINTNEXTLINE(cert-err34-c): of three numbers that this test has written
        std::sscanf(run.version.c_str(), "V%d.%d.%d", rank.data(), &rank[1], &rank[2]);
    else if (column == Column::Environment)
        rank[0] = static_cast<int>(history::environmentKindOf(run.environment));
    return rank;
}

std::string wordOf(const Deployment& run, Column column)
{
    switch (column) {
    case Column::Id:
        return run.id;
    case Column::Version:
        return run.version;
    case Column::Environment:
        return run.environment;
    case Column::Strategy:
        return run.strategy.text;
    case Column::Status:
        return run.status.text;
    case Column::Executor:
        return run.executor;
    case Column::CurrentStep:
        return run.progress.currentStep;
    case Column::Service:
        return run.service;
    default:
        return {};
    }
}

std::optional<double> numberOf(const Deployment& run, Column column, const Moment& moment)
{
    const auto count = [](auto time) { return static_cast<double>(time.count()); };
    // Durations keep their order while the minute lasts.
    const auto minute = std::chrono::ceil<std::chrono::minutes>(moment.seenUntil);
    switch (column) {
    case Column::StartTime:
        return count(run.start.time_since_epoch());
    case Column::EndTime:
        return run.end ? std::optional(count(run.end->time_since_epoch())) : std::nullopt;
    case Column::Duration:
        return count(*took(run, minute));
    case Column::Percentage:
        return run.progress.percentage;
    default:
        return std::nullopt;
    }
}

bool isNumber(Column column)
{
    return specOf(column).type != history::ColumnType::Word
        && specOf(column).type != history::ColumnType::Id;
}

/// Below zero: the first one comes first. What is missing comes last either way.
int compared(
    const Deployment& one, const Deployment& other, const history::Sort& sort, const Moment& moment)
{
    const int direction = sort.descending ? -1 : 1;
    const auto sign = [direction](const auto& a, const auto& b) {
        return a < b ? -direction : b < a ? direction : 0;
    };
    if (isNumber(sort.column)) {
        const auto a = numberOf(one, sort.column, moment);
        const auto b = numberOf(other, sort.column, moment);
        if (!a || !b)
            return int(!a) - int(!b);
        return sign(*a, *b);
    }
    const std::string a = wordOf(one, sort.column);
    const std::string b = wordOf(other, sort.column);
    if (a.empty() || b.empty())
        return int(a.empty()) - int(b.empty());
    const int byRank = sign(rankOf(one, sort.column), rankOf(other, sort.column));
    return byRank != 0 ? byRank : sign(a, b);
}

/// Of long ago the date.
QString timeCell(std::optional<deployment::Timestamp> time, const Moment& moment)
{
    const QString relative = models::relativeTimeText(time, moment.now, zone);
    const QString date = models::dateTimeText(time, zone);
    return relative.isEmpty() || date.startsWith(relative) ? date : relative;
}

} // namespace

std::string plainStatus(const Deployment& run)
{
    return run.paused && run.status.known == deployment::Status::Running ? "PAUSED"
                                                                         : run.status.text;
}

bool plainMatch(const Deployment& run, const models::ListFilter& filter, const Moment& moment)
{
    return std::ranges::all_of(history::filterColumns,
               [&](Column column) {
                   return isAmong(filter.words[column],
                       column == Column::Status ? plainStatus(run) : wordOf(run, column));
               })
        && filter.window.resolve(moment.now, zone).contains(run.start) && isFound(run, filter.text);
}

QStringList plainList(const Runs& runs, const Wish& wish, const Moment& moment)
{
    std::vector<const Deployment*> shown;
    for (const auto& [id, run] : runs) {
        if (plainMatch(run, wish.filter, moment))
            shown.push_back(&run);
    }
    std::ranges::sort(shown, [&](const Deployment* one, const Deployment* other) {
        if (const int first = compared(*one, *other, wish.sort, moment); first != 0)
            return first < 0;
        const int second = wish.then ? compared(*one, *other, *wish.then, moment) : 0;
        if (second != 0)
            return second < 0;
        return one->start != other->start ? one->start > other->start : one->id < other->id;
    });
    QStringList ids;
    for (const Deployment* run : shown)
        ids << QString::fromStdString(run->id);
    return ids;
}

QString plainCell(const Deployment& run, Column column, const Moment& moment)
{
    switch (column) {
    case Column::StartTime:
        return timeCell(run.start, moment);
    case Column::EndTime:
        return timeCell(run.end, moment);
    case Column::Duration:
        return models::durationText(took(run, moment.seenUntil));
    case Column::Percentage:
        return models::percentText(run.progress.percentage);
    case Column::Environment:
        return QString::fromStdString(run.environment).remove(QStringLiteral("环境"));
    case Column::Strategy:
        return models::strategyText(run.strategy.text);
    case Column::Status:
        return models::statusText(run.status.known, run.status.text, run.paused);
    default:
        return QString::fromStdString(wordOf(run, column));
    }
}

QString plainCopy(const Deployment& run, Column column, const Moment& moment)
{
    switch (column) {
    case Column::StartTime:
        return models::exactTimeText(run.start, zone);
    case Column::EndTime:
        return models::exactTimeText(run.end, zone);
    case Column::Environment:
        return QString::fromStdString(run.environment);
    default: {
        const QString text = plainCell(run, column, moment);
        return text.startsWith(u'=') ? u'\'' + text : text;
    }
    }
}

std::string plainExport(const Deployment& run, Column column, const Moment& moment, bool isRaw)
{
    const auto timeText = [](deployment::Timestamp time) {
        return deployment::formatTimestamp(time, zone);
    };
    switch (column) {
    case Column::StartTime:
        return timeText(run.start);
    case Column::EndTime:
        return run.end ? timeText(*run.end) : std::string();
    case Column::Duration:
        return std::to_string(
            std::chrono::floor<std::chrono::seconds>(*took(run, moment.seenUntil)).count());
    case Column::Percentage:
        return std::to_string(std::lround(*run.progress.percentage));
    default: {
        const std::string word = wordOf(run, column);
        return !isRaw && word.starts_with('=') ? '\'' + word : word;
    }
    }
}

} // namespace random_window
