// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter_text.h"

#include "deploy/history/calendar_period.h"
#include "deploy/history/likeness.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace history {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Timestamp;
using deployment::Zone;

struct ChoiceAge {
    std::string_view age;
    TimeChoice choice;
};
/// Ages that stay relative.
constexpr std::array choiceAges{ChoiceAge{"24h", TimeChoice::Last24Hours},
    ChoiceAge{"7d", TimeChoice::Last7Days}, ChoiceAge{"30d", TimeChoice::Last30Days},
    ChoiceAge{"90d", TimeChoice::Last90Days}};

Error badTerm(deployment::Message message)
{
    return {ErrorCode::BadFormat, std::move(message), {}};
}

Error notUnderstood(std::string_view key, std::string_view value)
{
    return badTerm({DEPLOY_MESSAGE("Message", "The filter \"%1:%2\" is not understood."),
        {std::string(key), std::string(value)}});
}

/// There is one time of a kind; which of two was meant is not guessed.
Error givenTwice(std::string_view key, const std::string& first, const std::string& second)
{
    return badTerm(
        {DEPLOY_MESSAGE("Message", "The filter \"%1\" is given twice, as \"%2\" and as \"%3\"."),
            {std::string(key), first, second}});
}

/// Where a word for a time may have been meant, it is named.
Error timeNotUnderstood(const FilterKey& key, const std::string& value)
{
    std::vector<std::string_view> words;
    for (const PeriodWord& each : periodWords) {
        if (key.kind == FilterKeyKind::Period || each.choice != TimeChoice::ReleaseWeek)
            words.push_back(each.word);
    }
    const std::vector<std::string_view> meant = alikeOf(value, words);
    if (meant.empty())
        return notUnderstood(key.key, value);
    return badTerm(
        {DEPLOY_MESSAGE("Message", "The filter \"%1:%2\" is not understood. Did you mean %1:%3?"),
            {std::string(key.key), value, std::string(meant.front())}});
}

/// The last value that is begun and not ended.
bool isOpen(const FilterToken& token)
{
    if (findFilterKey(token.key()) == nullptr)
        return false;
    bool isQuoted = false;
    const std::string_view value = token.value();
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (isQuoted && value[at] == '\\' && at + 1 < value.size())
            ++at;
        else if (value[at] == '"')
            isQuoted = !isQuoted;
    }
    return isQuoted;
}

std::optional<Timestamp> timeOf(std::string_view value, Timestamp now, Zone zone)
{
    if (const auto age = parseAge(value))
        return now - *age;
    if (const auto period = parsePeriod(value, now, zone))
        return period->since;
    return deployment::parseTimestamp(value);
}

/// Reads one line into a filter.
class LineReader {
public:
    LineReader(Timestamp now, Zone zone)
        : m_now(now)
        , m_zone(zone)
    {
    }

    [[nodiscard]] std::optional<Error> take(const FilterToken& token)
    {
        const FilterKey* const key = findFilterKey(token.key());
        if (key == nullptr) {
            m_filter.text.append(m_filter.text.empty() ? "" : " ").append(token.text);
            return std::nullopt;
        }
        const std::vector<FilterValue> values = filterValues(token.value());
        if (key->kind == FilterKeyKind::Words)
            return takeWords(*key, values);
        if (values.size() != 1 || values.front().text.empty())
            return notUnderstood(key->key, token.value());
        const std::string& value = values.front().text;
        if (key->kind == FilterKeyKind::Text)
            m_filter.text.append(m_filter.text.empty() ? "" : " ").append(value);
        else if (key->kind != FilterKeyKind::Choice)
            return takeTime(*key, value);
        else if (asciiLowered(value) != needsMeWord)
            return notUnderstood(key->key, value);
        else
            m_filter.needsMe = true;
        return std::nullopt;
    }

    [[nodiscard]] WrittenFilter filter() const { return m_filter; }

private:
    std::optional<Error> takeWords(const FilterKey& key, const std::vector<FilterValue>& values)
    {
        for (const FilterValue& value : values) {
            if (value.text.empty() && !value.isQuoted)
                return notUnderstood(key.key, value.text);
            auto& words = m_filter.words[key.column];
            std::string word = value.isQuoted ? value.text : meantValue(key.column, value.text);
            if (std::ranges::find(words, word) == words.end())
                words.push_back(std::move(word));
        }
        return std::nullopt;
    }

    /// A window that moves along, as long as nothing else is said of the time.
    bool takeChoice(const FilterKey& key, const std::string& value)
    {
        if (key.kind == FilterKeyKind::Until || !m_filter.window.fromTo.isOpen())
            return false;
        const auto* const relative = std::ranges::find(choiceAges, value, &ChoiceAge::age);
        if (key.kind == FilterKeyKind::Since && relative != choiceAges.end()) {
            m_filter.window.choice = relative->choice;
            return true;
        }
        const auto word = parsePeriodWord(value);
        if (!word || (key.kind == FilterKeyKind::Since && *word != TimeChoice::Today))
            return false;
        m_filter.window.choice = *word;
        return true;
    }

    std::optional<Error> takeTime(const FilterKey& key, const std::string& value)
    {
        const auto [known, isFirst] = m_times.emplace(key.kind, value);
        if (!isFirst && known->second != value)
            return givenTwice(key.key, known->second, value);
        if (takeChoice(key, value))
            return std::nullopt;
        if (m_filter.window.choice == TimeChoice::ReleaseWeek)
            return notUnderstood(key.key, value); // of what a history tells, no part is known here
        const bool isPeriod = key.kind == FilterKeyKind::Period;
        const auto period = isPeriod ? parsePeriod(value, m_now, m_zone) : std::nullopt;
        const auto time = isPeriod ? std::nullopt : timeOf(value, m_now, m_zone);
        if (!period && !time)
            return timeNotUnderstood(key, value);
        TimeRange& range = m_filter.window.fromTo;
        // An end makes a beginning that moves along a fixed one.
        if (m_filter.window.choice != TimeChoice::All
            && m_filter.window.choice != TimeChoice::FromTo && range.isOpen())
            range.since = m_filter.window.resolve(m_now, m_zone).since;
        m_filter.window.choice = TimeChoice::FromTo;
        if (period)
            range = *period;
        else
            (key.kind == FilterKeyKind::Since ? range.since : range.until) = time;
        return std::nullopt;
    }

    WrittenFilter m_filter;
    std::map<FilterKeyKind, std::string> m_times; ///< as they are written
    Timestamp m_now;
    Zone m_zone;
};

void appendTerm(std::string& line, std::string_view key, const std::string& value)
{
    line.append(line.empty() ? "" : " ").append(key).append(":").append(value);
}

void appendWindow(std::string& line, const TimeWindow& window, Zone zone)
{
    const auto* const relative = std::ranges::find(choiceAges, window.choice, &ChoiceAge::choice);
    if (relative != choiceAges.end())
        appendTerm(line, "since", std::string(relative->age));
    else if (const auto word = wordOf(window.choice); !word.empty())
        appendTerm(line, "in", std::string(word));
    if (window.choice != TimeChoice::FromTo)
        return;
    if (const std::string name = nameOfPeriod(window.fromTo, zone); !name.empty()) {
        appendTerm(line, "in", name);
        return;
    }
    if (window.fromTo.since)
        appendTerm(line, "since", deployment::formatTimestamp(*window.fromTo.since, zone));
    if (window.fromTo.until)
        appendTerm(line, "until", deployment::formatTimestamp(*window.fromTo.until, zone));
}

/// As it stands where it reads back so; in quotation marks otherwise.
void appendText(std::string& line, const std::string& text)
{
    std::string read;
    bool hasTerm = false;
    for (const FilterToken& token : filterTokens(text)) {
        hasTerm = hasTerm || findFilterKey(token.key()) != nullptr;
        read.append(read.empty() ? "" : " ").append(token.text);
    }
    if (hasTerm || read != text)
        appendTerm(line, "text", writtenValue(Column::Id, text));
    else if (!text.empty())
        line.append(line.empty() ? "" : " ").append(text);
}

} // namespace

deployment::Expected<WrittenFilter> parseFilterText(std::string_view line, Timestamp now, Zone zone)
{
    const std::vector<FilterToken> tokens = filterTokens(line);
    if (!tokens.empty() && isOpen(tokens.back()))
        return tl::unexpected(badTerm(
            {DEPLOY_MESSAGE("Message", "A quotation mark in the filter is not closed."), {}}));
    LineReader reader(now, zone);
    for (const FilterToken& token : tokens)
        if (auto error = reader.take(token))
            return tl::unexpected(std::move(*error));
    return reader.filter();
}

std::string formatFilterText(const WrittenFilter& filter, Zone zone)
{
    std::string line;
    for (const FilterKey& key : filterKeys) {
        if (key.kind != FilterKeyKind::Words || !key.isWritten)
            continue;
        std::string values;
        for (const std::string& word : filter.words[key.column])
            values.append(values.empty() ? "" : ",").append(writtenValue(key.column, word));
        if (!values.empty())
            appendTerm(line, key.key, values);
    }
    appendWindow(line, filter.window, zone);
    if (filter.needsMe)
        appendTerm(line, "is", std::string(needsMeWord));
    appendText(line, filter.text);
    return line;
}

std::string withoutTerms(std::string_view line)
{
    std::string rest;
    bool hasTerm = false;
    for (const FilterToken& token : filterTokens(line)) {
        if (findFilterKey(token.key()) != nullptr)
            hasTerm = true;
        else
            rest.append(rest.empty() ? "" : " ").append(token.text);
    }
    return hasTerm ? rest : std::string(line);
}

} // namespace history
