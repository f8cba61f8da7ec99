// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter_text.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>

namespace history {

namespace {

constexpr std::string_view spaces = " \t\r\n";

bool isSpace(char each)
{
    return spaces.find(each) != std::string_view::npos;
}

bool isWordOfSchema(Column column, const std::string& word)
{
    if (column == Column::Status)
        return word == pausedStatus || deployment::parseStatus(word) != deployment::Status::Unknown;
    return column == Column::Strategy
        && deployment::parseStrategy(word) != deployment::Strategy::Unknown;
}

std::string quoted(const std::string& value)
{
    std::string text = "\"";
    for (const char each : value) {
        if (each == '"' || each == '\\')
            text += '\\';
        text += each;
    }
    return text + '"';
}

/// "rolled-back" for ROLLED_BACK.
std::string plainWord(const std::string& word)
{
    std::string plain = asciiLowered(word);
    std::ranges::replace(plain, '_', '-');
    return plain;
}

} // namespace

std::string_view FilterToken::key() const
{
    return colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
}

std::string_view FilterToken::value() const
{
    return colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
}

std::vector<FilterToken> filterTokens(std::string_view line)
{
    std::vector<FilterToken> tokens;
    std::size_t begin = 0;
    while ((begin = line.find_first_not_of(spaces, begin)) != std::string_view::npos) {
        FilterToken token;
        token.begin = begin;
        bool isQuoted = false;
        std::size_t at = begin;
        for (; at < line.size() && (isQuoted || !isSpace(line[at])); ++at) {
            // A quotation mark within a word that is searched for is only a character.
            const bool mayQuote = token.colon != std::string_view::npos
                && findFilterKey(line.substr(begin, token.colon)) != nullptr;
            if (isQuoted && line[at] == '\\' && at + 1 < line.size())
                ++at;
            else if (mayQuote && line[at] == '"')
                isQuoted = !isQuoted;
            else if (line[at] == ':' && token.colon == std::string_view::npos)
                token.colon = at - begin;
        }
        token.text = line.substr(begin, at - begin);
        tokens.push_back(token);
        begin = at;
    }
    return tokens;
}

std::vector<FilterValue> filterValues(std::string_view list)
{
    std::vector<FilterValue> values(1);
    bool isQuoted = false;
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (isQuoted && list[at] == '\\' && at + 1 < list.size()) {
            values.back().text += list[++at];
        } else if (list[at] == '"') {
            isQuoted = !isQuoted;
            values.back().isQuoted = true;
        } else if (list[at] == ',' && !isQuoted) {
            values.back().end = at;
            values.emplace_back().begin = at + 1;
        } else {
            values.back().text += list[at];
        }
    }
    values.back().end = list.size();
    return values;
}

std::string meantValue(Column column, const std::string& typed)
{
    std::string word = typed;
    std::ranges::transform(word, word.begin(), [](char each) {
        return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
    });
    std::ranges::replace(word, '-', '_');
    // What the user reads in the window.
    if (column == Column::Status && word == "SUCCEEDED")
        word = deployment::toWire(deployment::Status::Completed);
    return isWordOfSchema(column, word) ? word : typed;
}

std::string writtenValue(Column column, const std::string& value)
{
    const std::string plain = isWordOfSchema(column, value) ? plainWord(value) : value;
    const bool isPlain = !plain.empty() && plain.find_first_of(" \t\r\n,\"\\") == std::string::npos
        && meantValue(column, plain) == value;
    return isPlain ? plain : quoted(value);
}

} // namespace history
