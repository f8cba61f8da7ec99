// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include <array>
#include <span>

namespace incidents {

namespace {

template <std::size_t n>
std::string oneOf(const std::array<const char*, n>& from, demo::Random& random)
{
    return random.pick(std::span<const char* const>(from));
}

std::string hexDigits(std::size_t count, demo::Random& random)
{
    std::string digits;
    while (digits.size() < count)
        digits += "0123456789abcdef"[random.below(16)];
    return digits;
}

std::string numberBetween(std::int64_t low, std::int64_t high, demo::Random& random)
{
    return std::to_string(random.between(low, high));
}

std::string address(demo::Random& random)
{
    return "10." + numberBetween(0, 255, random) + '.' + numberBetween(0, 255, random) + '.'
        + numberBetween(1, 254, random);
}

std::string valueOfChance(std::string_view name, demo::Random& random)
{
    if (name == "n")
        return numberBetween(1, 9, random);
    if (name == "nn")
        return numberBetween(10, 400, random);
    if (name == "big")
        return numberBetween(1000, 9'999'999, random);
    if (name == "ms")
        return numberBetween(105, 29'999, random);
    if (name == "ip")
        return address(random);
    if (name == "port")
        return numberBetween(1024, 65'000, random);
    if (name == "hex")
        return hexDigits(12, random);
    if (name == "uuid")
        return hexDigits(8, random) + '-' + hexDigits(4, random) + "-4" + hexDigits(3, random)
            + "-a" + hexDigits(3, random) + '-' + hexDigits(12, random);
    if (name == "pct")
        return numberBetween(3, 96, random) + '.' + numberBetween(0, 9, random);
    return '{' + std::string(name) + '}'; // a brace of the text's own
}

std::string valueOfName(std::string_view name, const Facts& facts, demo::Random& random)
{
    if (name == "svc")
        return facts.service;
    if (name == "pkg")
        return facts.package;
    if (name == "ver")
        return facts.version;
    if (name == "old")
        return facts.oldVersion;
    if (name == "env")
        return facts.environment;
    if (name == "db")
        return facts.database;
    if (name == "table")
        return facts.table;
    if (name == "key")
        return facts.key;
    if (name == "pod")
        return random.pick(std::span<const std::string>(facts.pods));
    if (name == "host")
        return random.pick(std::span<const std::string>(facts.hosts));
    return valueOfChance(name, random);
}

constexpr std::array services{"orders", "payment-gateway", "inventory", "user-profile", "search",
    "billing", "notification", "recommendation", "session-store", "report-export"};
constexpr std::array environments{"生产环境", "预生产环境", "测试环境", "production", "staging"};
constexpr std::array tables{
    "customer_order", "ledger_entry", "stock_item", "t_user", "invoice", "device"};
constexpr std::array keys{"PAYMENT_API_URL", "redis.cluster.nodes",
    "spring.kafka.bootstrap-servers", "JWT_ISSUER", "storage.bucket", "pricing.rules.path"};

} // namespace

Facts factsOfService(demo::Random& random)
{
    Facts facts;
    facts.service = oneOf(services, random);
    facts.package = "com.example." + facts.service.substr(0, facts.service.find('-'));
    facts.environment = oneOf(environments, random);
    facts.database = facts.service.substr(0, facts.service.find('-')) + "_db";
    facts.table = oneOf(tables, random);
    facts.key = oneOf(keys, random);
    for (std::int64_t host = random.between(1, 40), last = host + 2; host <= last; ++host)
        facts.hosts.push_back("node-" + std::to_string(host));
    facts.isChinese = random.chance(0.5);
    facts.toolStyle = static_cast<std::uint8_t>(random.below(5));
    facts.oneEntryAnException = random.chance(0.3);
    return facts;
}

void beginRun(Facts& facts, std::string_view version, demo::Random& random)
{
    facts.oldVersion = facts.version;
    facts.version = version;
    facts.pods.clear();
    const std::string set = facts.service + '-' + hexDigits(9, random) + '-';
    for (int pod = 0; pod < 3; ++pod)
        facts.pods.push_back(set + hexDigits(5, random));
}

std::string filled(std::string_view text, const Facts& facts, demo::Random& random)
{
    std::string result;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            break;
        result += text.substr(0, open);
        result += valueOfName(text.substr(open + 1, close - open - 1), facts, random);
        text.remove_prefix(close + 1);
    }
    result += text;
    return result;
}

} // namespace incidents
