// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter_text.h"

#include "deploy/history/calendar_period.h"

#include <algorithm>
#include <array>
#include <optional>

namespace history {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Timestamp;
using deployment::Zone;

struct WordKey {
    std::string_view key;
    Column column;
};
/// The first of each column is how it is written.
constexpr std::array wordKeys{WordKey{"status", Column::Status},
    WordKey{"env", Column::Environment}, WordKey{"environment", Column::Environment},
    WordKey{"service", Column::Service}};

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

/// A word of the line: up to a space that is not in quotation marks.
struct Token {
    std::string_view raw;
    std::size_t colon = std::string_view::npos; ///< the first one outside quotation marks
};

struct Tokens {
    std::vector<Token> all;
    bool isOpen = false; ///< a quotation mark of the last one is not closed
};

Tokens tokensOf(std::string_view line)
{
    Tokens tokens;
    std::size_t begin = 0;
    while ((begin = line.find_first_not_of(" \t\r\n", begin)) != std::string_view::npos) {
        Token token;
        bool isQuoted = false;
        std::size_t at = begin;
        for (; at < line.size()
             && (isQuoted || std::string_view(" \t\r\n").find(line[at]) == std::string_view::npos);
             ++at) {
            // A quotation mark within a word that is searched for is only a character.
            const bool mayQuote = token.colon != std::string_view::npos;
            if (isQuoted && line[at] == '\\' && at + 1 < line.size())
                ++at;
            else if (mayQuote && line[at] == '"')
                isQuoted = !isQuoted;
            else if (line[at] == ':' && token.colon == std::string_view::npos)
                token.colon = at - begin;
        }
        tokens.isOpen = isQuoted;
        token.raw = line.substr(begin, at - begin);
        tokens.all.push_back(token);
        begin = at;
    }
    return tokens;
}

/// Empty where it has none.
std::string_view keyOf(const Token& token)
{
    return token.colon == std::string_view::npos ? std::string_view{}
                                                 : token.raw.substr(0, token.colon);
}

bool isKey(std::string_view word)
{
    return std::ranges::find(wordKeys, word, &WordKey::key) != wordKeys.end() || word == "since"
        || word == "until" || word == "on";
}

/// The values between commas, without their quotation marks.
std::vector<std::string> valuesOf(std::string_view list)
{
    std::vector<std::string> values(1);
    bool isQuoted = false;
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (isQuoted && list[at] == '\\' && at + 1 < list.size())
            values.back() += list[++at];
        else if (list[at] == '"')
            isQuoted = !isQuoted;
        else if (list[at] == ',' && !isQuoted)
            values.emplace_back();
        else
            values.back() += list[at];
    }
    return values;
}

std::string quoted(const std::string& value)
{
    if (!value.empty() && value.find_first_of(" \t\r\n,\"\\") == std::string::npos)
        return value;
    std::string text = "\"";
    for (const char each : value) {
        if (each == '"' || each == '\\')
            text += '\\';
        text += each;
    }
    return text + '"';
}

/// "failed" is what the source calls FAILED; another word is as it was typed.
std::string statusWord(const std::string& typed)
{
    std::string upper = typed;
    std::ranges::transform(upper, upper.begin(), [](char each) {
        return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
    });
    std::ranges::replace(upper, '-', '_');
    const bool isKnown =
        upper == pausedStatus || deployment::parseStatus(upper) != deployment::Status::Unknown;
    return isKnown ? upper : typed;
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

    [[nodiscard]] std::optional<Error> take(const Token& token)
    {
        const std::string_view key = keyOf(token);
        if (!isKey(key)) {
            m_filter.text.append(m_filter.text.empty() ? "" : " ").append(token.raw);
            return std::nullopt;
        }
        const std::string_view value = token.raw.substr(token.colon + 1);
        const auto* const column = std::ranges::find(wordKeys, key, &WordKey::key);
        return column != wordKeys.end() ? takeWords(*column, value)
                                        : takeTime(key, valuesOf(value).front());
    }

    [[nodiscard]] WrittenFilter filter() const { return m_filter; }

private:
    std::optional<Error> takeWords(const WordKey& key, std::string_view list)
    {
        for (std::string& value : valuesOf(list)) {
            if (value.empty())
                return notUnderstood(key.key, list);
            auto& words = m_filter.words[key.column];
            std::string word = key.column == Column::Status ? statusWord(value) : std::move(value);
            if (std::ranges::find(words, word) == words.end())
                words.push_back(std::move(word));
        }
        return std::nullopt;
    }

    std::optional<Error> takeTime(std::string_view key, const std::string& value)
    {
        const auto* const relative = std::ranges::find(choiceAges, value, &ChoiceAge::age);
        if (key == "since" && relative != choiceAges.end() && m_filter.window.fromTo.isOpen()) {
            m_filter.window.choice = relative->choice;
            return std::nullopt;
        }
        if ((key == "since" || key == "on") && value == "today") {
            m_filter.window.choice = TimeChoice::Today;
            return std::nullopt;
        }
        TimeRange& range = m_filter.window.fromTo;
        if (key == "on") {
            const auto period = parsePeriod(value, m_now, m_zone);
            if (!period)
                return notUnderstood(key, value);
            range = *period;
        } else {
            const auto time = timeOf(value, m_now, m_zone);
            if (!time)
                return notUnderstood(key, value);
            (key == "since" ? range.since : range.until) = time;
        }
        // An end makes a relative beginning a fixed one.
        if (m_filter.window.choice != TimeChoice::All
            && m_filter.window.choice != TimeChoice::FromTo && !range.since)
            range.since = m_filter.window.resolve(m_now, m_zone).since;
        m_filter.window.choice = TimeChoice::FromTo;
        return std::nullopt;
    }

    WrittenFilter m_filter;
    Timestamp m_now;
    Zone m_zone;
};

void appendTerm(std::string& line, std::string_view key, const std::string& value)
{
    line.append(line.empty() ? "" : " ").append(key).append(":").append(value);
}

void appendWindow(std::string& line, const TimeWindow& window, Zone zone)
{
    if (window.choice == TimeChoice::Today)
        appendTerm(line, "on", "today");
    const auto* const relative = std::ranges::find(choiceAges, window.choice, &ChoiceAge::choice);
    if (relative != choiceAges.end())
        appendTerm(line, "since", std::string(relative->age));
    if (window.choice != TimeChoice::FromTo)
        return;
    if (window.fromTo.since)
        appendTerm(line, "since", deployment::formatTimestamp(*window.fromTo.since, zone));
    if (window.fromTo.until)
        appendTerm(line, "until", deployment::formatTimestamp(*window.fromTo.until, zone));
}

} // namespace

deployment::Expected<WrittenFilter> parseFilterText(std::string_view line, Timestamp now, Zone zone)
{
    const Tokens tokens = tokensOf(line);
    if (tokens.isOpen)
        return tl::unexpected(badTerm(
            {DEPLOY_MESSAGE("Message", "A quotation mark in the filter is not closed."), {}}));
    LineReader reader(now, zone);
    for (const Token& token : tokens.all)
        if (auto error = reader.take(token))
            return tl::unexpected(std::move(*error));
    return reader.filter();
}

std::string formatFilterText(const WrittenFilter& filter, Zone zone)
{
    std::string line;
    for (const WordKey& key : wordKeys) {
        if (key.key == "environment")
            continue; // its short form was written
        std::string values;
        for (const std::string& word : filter.words[key.column])
            values.append(values.empty() ? "" : ",").append(quoted(word));
        if (!values.empty())
            appendTerm(line, key.key, values);
    }
    appendWindow(line, filter.window, zone);
    if (!filter.text.empty())
        line.append(line.empty() ? "" : " ").append(filter.text);
    return line;
}

std::string withoutTerms(std::string_view line)
{
    std::string rest;
    bool hasTerm = false;
    for (const Token& token : tokensOf(line).all) {
        if (isKey(keyOf(token)))
            hasTerm = true;
        else
            rest.append(rest.empty() ? "" : " ").append(token.raw);
    }
    return hasTerm ? rest : std::string(line);
}

} // namespace history
