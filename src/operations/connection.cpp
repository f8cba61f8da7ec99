// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/connection.h"

#include <algorithm>
#include <iterator>

namespace operations {

namespace {

using Scheme = CredentialReference::Scheme;
using Place = CredentialReference::Place;

template <typename Value> struct Term {
    Value value;
    std::string_view word;
};

// The first one is what another word means.
constexpr Term<SafetyLevel> levels[]{
    {SafetyLevel::Production, "production"}, {SafetyLevel::Normal, "normal"}};
constexpr Term<Scheme> schemes[]{{Scheme::None, "none"}, {Scheme::Bearer, "bearer"},
    {Scheme::Basic, "basic"}, {Scheme::Header, "header"}};
constexpr Term<Place> places[]{{Place::Ask, "ask"}, {Place::Keyring, "keyring"},
    {Place::Environment, "environment"}, {Place::File, "file"}};
constexpr Term<ConnectionColor> colors[]{{ConnectionColor::Gray, "grey"},
    {ConnectionColor::Blue, "blue"}, {ConnectionColor::Teal, "teal"},
    {ConnectionColor::Green, "green"}, {ConnectionColor::Orange, "orange"},
    {ConnectionColor::Red, "red"}, {ConnectionColor::Purple, "purple"}};
static_assert(std::size(colors) == allConnectionColors.size());

template <typename Terms, typename Value> std::string_view wordIn(const Terms& terms, Value value)
{
    const auto found = std::ranges::find_if(
        terms, [value](const Term<Value>& term) { return term.value == value; });
    return (found == std::end(terms) ? *std::begin(terms) : *found).word;
}

template <typename Value, std::size_t size>
Value valueIn(const Term<Value> (&terms)[size], std::string_view word)
{
    const auto found =
        std::ranges::find_if(terms, [word](const Term<Value>& term) { return term.word == word; });
    return (found == std::end(terms) ? *std::begin(terms) : *found).value;
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

} // namespace operations
