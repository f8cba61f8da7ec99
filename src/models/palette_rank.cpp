// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/palette_rank.h"

#include <algorithm>

namespace models {

namespace {

constexpr int atBeginning = 0;
constexpr int atWord = 1;
constexpr int withinWord = 2;
constexpr int lettersApart = 6;

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

std::optional<int> rankOfWord(QStringView word, QStringView text)
{
    std::optional<int> best;
    for (qsizetype place = text.indexOf(word, 0, Qt::CaseInsensitive); place >= 0;
         place = text.indexOf(word, place + 1, Qt::CaseInsensitive)) {
        const int rank = place == 0 ? atBeginning : beginsWord(text, place) ? atWord : withinWord;
        best = std::min(best.value_or(rank), rank);
    }
    if (!best && holdsLettersInOrder(word, text))
        return lettersApart;
    return best;
}

} // namespace

std::optional<int> paletteRank(QStringView typed, QStringView text)
{
    int sum = 0;
    for (const QStringView word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const auto rank = rankOfWord(word, text);
        if (!rank)
            return std::nullopt;
        sum += *rank;
    }
    return sum;
}

} // namespace models
