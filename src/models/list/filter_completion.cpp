// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/filter_completion.h"

#include "deploy/deployment/folded_text.h"
#include "deploy/history/calendar_period.h"
#include "deploy/history/filter_text.h"
#include "deploy/history/likeness.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/list/list_filter.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace models {

using history::Column;
using history::FilterKey;
using history::FilterKeyKind;
using history::FilterToken;
using history::FilterValue;

namespace {

constexpr qsizetype maxCompletions = 12;

class CompletionTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::FilterCompletion)
};

QString meaningOf(const FilterKey& key)
{
    switch (key.kind) {
    case FilterKeyKind::Since:
        return CompletionTexts::tr("began then or later: 7d, 2025-02, yesterday");
    case FilterKeyKind::Until:
        return CompletionTexts::tr("began before then");
    case FilterKeyKind::Period:
        return CompletionTexts::tr("began in: yesterday, last-month, 2025-02, 2025-W07");
    case FilterKeyKind::Choice:
        return CompletionTexts::tr("paused, late, or failed and not replaced");
    case FilterKeyKind::Text:
        return CompletionTexts::tr("text to search for, as it stands");
    case FilterKeyKind::Words:
        break;
    }
    return columnTitle(key.column);
}

QString labelOf(Column column, const std::string& value)
{
    if (column == Column::Strategy)
        return strategyText(value);
    if (column != Column::Status)
        return {};
    const bool isPaused = value == history::pausedStatus;
    return statusText(
        isPaused ? deployment::Status::Running : deployment::parseStatus(value), value, isPaused);
}

int lettersOf(std::string_view utf8)
{
    return int(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).size());
}

/// How likely it is meant by what was typed: as it is written, as it is called, somewhere within.
enum class Likeness { BeginsSo, IsCalledSo, HoldsIt, None };

Likeness likenessOf(std::string_view typed, std::string_view written, std::string_view label)
{
    const std::string folded = deployment::foldedText(typed);
    const std::size_t inWritten = deployment::foldedText(written).find(folded);
    const std::size_t inLabel = deployment::foldedText(label).find(folded);
    if (inWritten == 0)
        return Likeness::BeginsSo;
    if (inLabel == 0)
        return Likeness::IsCalledSo;
    return inWritten == std::string::npos && inLabel == std::string::npos ? Likeness::None
                                                                          : Likeness::HoldsIt;
}

QList<FilterCompletion> keysFor(std::string_view typed, int begin)
{
    QList<FilterCompletion> found;
    for (const FilterKey& key : history::filterKeys) {
        if (key.isWritten && key.key.starts_with(history::asciiLowered(typed)))
            found.append({begin, rawText(key.key) + u':', meaningOf(key), std::nullopt});
    }
    return found;
}

QList<FilterCompletion> timesFor(FilterKeyKind kind, std::string_view typed, int begin)
{
    QList<FilterCompletion> found;
    if (kind != FilterKeyKind::Period) {
        for (const char* age : {"24h", "7d", "30d", "90d"}) {
            if (std::string_view(age).starts_with(typed))
                found.append({begin, QString::fromLatin1(age), {}, std::nullopt});
        }
    }
    for (const history::PeriodWord& word : history::periodWords) {
        const bool isOther = std::ranges::any_of(word.others, [typed](std::string_view other) {
            return !typed.empty() && !other.empty() && other.starts_with(typed);
        });
        const bool isMeant = word.word.starts_with(history::asciiLowered(typed)) || isOther;
        if (isMeant
            && (kind == FilterKeyKind::Period || word.choice != history::TimeChoice::ReleaseWeek))
            found.append({begin, rawText(word.word), rawText(word.others[0]), std::nullopt});
    }
    return found;
}

/// The likeliest first; of one likeness, in the order in which they come.
QList<FilterCompletion> valuesFor(
    Column column, std::string_view typed, int begin, const std::vector<history::FacetValue>& known)
{
    std::array<QList<FilterCompletion>, std::size_t(Likeness::None)> found;
    for (const history::FacetValue& each : known) {
        const std::string written = history::writtenValue(column, each.text);
        const QString label = labelOf(column, each.text);
        const Likeness likeness = likenessOf(typed, written, label.toStdString());
        if (each.text.empty() || likeness == Likeness::None)
            continue;
        found[std::size_t(likeness)].append({begin, rawText(written), label, each.count});
        if (found[0].size() == maxCompletions)
            break;
    }
    const QList<FilterCompletion> all = found[0] + found[1] + found[2];
    return all.first(std::min(all.size(), maxCompletions));
}

/// A period that is typed alone: nobody searches for it in texts.
QList<FilterCompletion> periodsFor(std::string_view typed, int begin)
{
    constexpr std::size_t leastTyped = 2;
    if (typed.size() < leastTyped)
        return {};
    QList<FilterCompletion> found = timesFor(FilterKeyKind::Period, typed, begin);
    if (found.isEmpty() && history::parsePeriod(typed, {}, deployment::Zone::Utc))
        found.append({begin, rawText(typed), CompletionTexts::tr("began in that time"), {}});
    for (FilterCompletion& period : found)
        period.text.prepend(QLatin1String("in:"));
    return found;
}

/// Whether neither a deployment has it nor the schema knows it.
bool isUnknown(
    const FilterKey& key, const FilterValue& value, const std::vector<history::FacetValue>& known)
{
    const std::string meant = history::meantValue(key.column, value.text);
    const bool isOfSchema =
        meant != value.text || history::writtenValue(key.column, meant) != meant;
    return !value.isQuoted && !value.text.empty() && !isOfSchema
        && std::ranges::find(known, meant, &history::FacetValue::text) == known.end();
}

FilterMistake mistakeOf(
    const FilterKey& key, const FilterValue& value, const std::vector<history::FacetValue>& known)
{
    std::vector<std::string> words;
    words.reserve(known.size());
    for (const history::FacetValue& one : known)
        words.push_back(history::writtenValue(key.column, one.text));
    if (key.column == Column::Status)
        words.insert(words.end(), {"failed", "rolled-back", "running", "paused", "completed"});
    const std::vector<std::string_view> views(words.begin(), words.end());
    const auto alike = history::alikeOf(value.text, views);
    const QString term = rawText(key.key) + u':' + displayText(value.text, 40);
    FilterMistake mistake;
    if (alike.empty()) {
        mistake.message = CompletionTexts::tr("%1: no deployment has this value.").arg(term);
        return mistake;
    }
    mistake.suggestion = rawText(alike.front());
    mistake.message = CompletionTexts::tr("%1: no deployment has this value. Did you mean %2?")
                          .arg(term, mistake.suggestion);
    return mistake;
}

} // namespace

const std::vector<history::FacetValue>& FilterCompleter::valuesOf(
    const history::History& history, const history::Filter& filter, Column column)
{
    Counted& counted = m_counted[column];
    const std::pair of(history.identity(), history.revision());
    history::Filter others = filter.without(history::FilterPart::words(column));
    if (counted.of != of || counted.filter != others) {
        auto values = history::facet(history, others, column);
        counted = {of, std::move(others), std::move(values)};
        std::ranges::stable_sort(
            counted.values, std::ranges::greater(), &history::FacetValue::count);
    }
    return counted.values;
}

QList<FilterCompletion> FilterCompleter::completions(
    const QString& line, int cursor, const history::History& history, const history::Filter& filter)
{
    const std::string typed = line.left(cursor).toStdString();
    const std::vector<FilterToken> tokens = history::filterTokens(typed);
    if (tokens.empty() || tokens.back().begin + tokens.back().text.size() != typed.size())
        return {};
    const FilterToken& token = tokens.back();
    const int begin = lettersOf(std::string_view(typed).substr(0, token.begin));
    const FilterKey* const key = history::findFilterKey(token.key());
    if (key == nullptr)
        return token.colon == std::string_view::npos
            ? keysFor(token.text, begin) + periodsFor(token.text, begin)
            : QList<FilterCompletion>();
    const FilterValue value = history::filterValues(token.value()).back();
    const int valueBegin = begin + lettersOf(token.text.substr(0, token.colon + 1 + value.begin));
    switch (key->kind) {
    case FilterKeyKind::Words: {
        history::Filter counted = filter;
        counted.text = withoutTerms(line).trimmed().toStdString();
        return valuesFor(
            key->column, value.text, valueBegin, valuesOf(history, counted, key->column));
    }
    case FilterKeyKind::Choice:
        return {{valueBegin, rawText(history::needsMeWord), meaningOf(*key), std::nullopt}};
    case FilterKeyKind::Text:
        return {};
    default:
        return timesFor(key->kind, value.text, valueBegin);
    }
}

std::optional<FilterMistake> FilterCompleter::mistake(const QString& line,
    const history::History& history, const history::Filter& filter, deployment::Timestamp now,
    deployment::Zone zone)
{
    const std::string typed = line.toStdString();
    for (const FilterToken& token : history::filterTokens(typed)) {
        const FilterKey* const key = history::findFilterKey(token.key());
        if (key == nullptr || key->kind != FilterKeyKind::Words || history.empty())
            continue;
        const auto& known = valuesOf(history, filter, key->column); // all, whatever their counts
        for (const FilterValue& value : history::filterValues(token.value())) {
            if (!isUnknown(*key, value, known))
                continue;
            FilterMistake mistake = mistakeOf(*key, value, known);
            const std::size_t at = token.begin + token.colon + 1;
            mistake.begin = lettersOf(std::string_view(typed).substr(0, at + value.begin));
            mistake.end = lettersOf(std::string_view(typed).substr(0, at + value.end));
            return mistake;
        }
    }
    const auto read = history::parseFilterText(typed, now, zone);
    if (read)
        return std::nullopt;
    return FilterMistake{translated(read.error().message), 0, int(line.size()), {}};
}

} // namespace models
