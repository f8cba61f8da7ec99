// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/palette_rank.h"

#include "palette_words.h"

#include <algorithm>

namespace models {

namespace {

constexpr int atBeginning = 0;
constexpr int atWord = 1;
constexpr int withinWord = 2;
constexpr int inHint = 3;
constexpr int byAnotherWord = 4; ///< and where its name is
constexpr int lettersApart = 16;

bool beginsWord(QStringView text, qsizetype place)
{
    return place == 0 || !text[place - 1].isLetterOrNumber();
}

bool holdsLettersInOrder(QStringView word, QStringView text)
{
    qsizetype next = 0;
    for (const QChar each : word) {
        const auto found = text.indexOf(each, next, Qt::CaseInsensitive);
        if (found < 0)
            return false;
        next = found + 1;
    }
    return true;
}

std::optional<int> placeRank(QStringView word, QStringView text)
{
    std::optional<int> best;
    for (qsizetype place = text.indexOf(word, 0, Qt::CaseInsensitive); place >= 0;
         place = text.indexOf(word, place + 1, Qt::CaseInsensitive)) {
        const int rank = place == 0 ? atBeginning : beginsWord(text, place) ? atWord : withinWord;
        best = std::min(best.value_or(rank), rank);
    }
    return best;
}

std::optional<int> nameRank(QStringView word, QStringView title, QStringView hint)
{
    if (const auto rank = placeRank(word, title))
        return rank;
    const auto rank = placeRank(word, hint);
    return rank ? std::optional(inHint + *rank) : std::nullopt;
}

/// Of what another word is usual for.
std::optional<int> meantRank(QStringView typed, QStringView title, QStringView hint)
{
    std::optional<int> best;
    forNamesMeantBy(typed, [&](QStringView name) {
        if (const auto rank = nameRank(name, title, hint))
            best = std::min(best.value_or(byAnotherWord + *rank), byAnotherWord + *rank);
    });
    return best;
}

std::optional<int> wordRank(QStringView word, QStringView title, QStringView hint)
{
    if (const auto rank = nameRank(word, title, hint))
        return rank;
    if (const auto rank = meantRank(word, title, hint))
        return rank;
    return holdsLettersInOrder(word, title) ? std::optional(lettersApart) : std::nullopt;
}

std::optional<int> rankOfWords(QStringView typed, QStringView title, QStringView hint)
{
    int sum = 0;
    for (const QStringView word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const auto rank = wordRank(word, title, hint);
        if (!rank)
            return std::nullopt;
        sum += *rank;
    }
    return sum;
}

} // namespace

std::optional<int> paletteRank(QStringView typed, QStringView title, QStringView hint)
{
    const auto rank = rankOfWords(typed, title, hint);
    const QStringView phrase = typed.trimmed();
    const auto meant =
        phrase.contains(u' ') ? meantRank(phrase, title, hint) : std::optional<int>();
    return rank && meant ? std::min(rank, meant) : rank ? rank : meant;
}

} // namespace models
