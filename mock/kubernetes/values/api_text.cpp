// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/values/api_text.h"

#include <cstdio>

namespace mock_kubernetes {

std::string apiTime(deployment::Timestamp time)
{
    using namespace std::chrono;
    const auto seconds = floor<std::chrono::seconds>(time);
    const auto day = floor<days>(seconds);
    const year_month_day date(day);
    const hh_mm_ss clock(seconds - day);
    char text[32];
    std::snprintf(text, sizeof(text), "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
        int(clock.minutes().count()), int(clock.seconds().count()));
    return text;
}

deployment::Timestamp timeOf(const std::string& text)
{
    return deployment::parseTimestamp(text).value_or(deployment::Timestamp());
}

std::uint64_t hashOf(std::string_view words)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : words) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash ^ (hash >> 29U);
}

std::string uuidFor(std::string_view words)
{
    const std::uint64_t high = hashOf(words);
    const std::uint64_t low = hashOf(std::string(words) + "#");
    char text[40];
    std::snprintf(text, sizeof(text), "%08x-%04x-4%03x-a%03x-%012llx", unsigned(high >> 32U),
        unsigned(high >> 16U) & 0xffffU, unsigned(high) & 0xfffU, unsigned(low >> 52U) & 0xfffU,
        static_cast<unsigned long long>(low & 0xffffffffffffULL));
    return text;
}

std::string safeWord(std::uint64_t number, std::size_t length)
{
    // No vowels and nothing that looks like another letter.
    constexpr std::string_view alphabet = "bcdfghjklmnpqrstvwxz2456789";
    std::string word;
    for (; word.size() < length; number /= alphabet.size())
        word += alphabet[number % alphabet.size()];
    return word;
}

} // namespace mock_kubernetes
