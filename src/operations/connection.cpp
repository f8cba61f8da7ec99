// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/connection.h"

#include "deploy/deployment/vocabulary.h"

namespace operations {

namespace {

using deployment::Vocabulary;
using Scheme = CredentialReference::Scheme;
using Place = CredentialReference::Place;

// The first one is what another word means.
constexpr Vocabulary<SafetyLevel, 2> levels{
    {{SafetyLevel::Production, "production"}, {SafetyLevel::Normal, "normal"}}};
constexpr Vocabulary<Scheme, 4> schemes{{{Scheme::None, "none"}, {Scheme::Bearer, "bearer"},
    {Scheme::Basic, "basic"}, {Scheme::Header, "header"}}};
constexpr Vocabulary<Place, 4> places{{{Place::Ask, "ask"}, {Place::Keyring, "keyring"},
    {Place::Environment, "environment"}, {Place::File, "file"}}};
constexpr Vocabulary<ConnectionColor, allConnectionColors.size()> colors{
    {{ConnectionColor::Gray, "grey"}, {ConnectionColor::Blue, "blue"},
        {ConnectionColor::Teal, "teal"}, {ConnectionColor::Green, "green"},
        {ConnectionColor::Orange, "orange"}, {ConnectionColor::Red, "red"},
        {ConnectionColor::Purple, "purple"}}};

template <typename Words, typename Value> std::string_view wordIn(const Words& words, Value value)
{
    const std::string_view word = deployment::wordOf(words, value);
    return word.empty() ? words.front().second : word;
}

template <typename Words> auto valueIn(const Words& words, std::string_view word)
{
    return deployment::meaningOf(words, word).value_or(words.front().first);
}

} // namespace

std::string_view toWire(SafetyLevel level)
{
    return wordIn(levels, level);
}

std::string_view toWire(Scheme scheme)
{
    return wordIn(schemes, scheme);
}

std::string_view toWire(Place place)
{
    return wordIn(places, place);
}

std::string_view toWire(ConnectionColor color)
{
    return wordIn(colors, color);
}

SafetyLevel parseSafetyLevel(std::string_view word)
{
    return valueIn(levels, word);
}

Scheme parseScheme(std::string_view word)
{
    return valueIn(schemes, word);
}

Place parsePlace(std::string_view word)
{
    return valueIn(places, word);
}

ConnectionColor parseConnectionColor(std::string_view word)
{
    return valueIn(colors, word);
}

std::string metricsEntry(std::string_view connection)
{
    return std::string(connection) + "/metrics";
}

} // namespace operations
