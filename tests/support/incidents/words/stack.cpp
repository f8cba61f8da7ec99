// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack.h"

#include <array>
#include <span>

namespace incidents {

namespace {

using Lines = std::vector<std::string>;

constexpr std::array classes{
    "Application", "Bootstrap", "OrderService", "Repository", "ConnectionFactory", "Pipeline"};
constexpr std::array functions{"start", "init", "load", "handle", "connect", "apply", "run"};

std::string anyOf(std::span<const char* const> names, demo::Random& random)
{
    return random.pick(names);
}

std::string javaFrame(const Facts& facts, demo::Random& random)
{
    const std::string name = anyOf(classes, random);
    return "\tat " + facts.package + '.' + name + '.' + anyOf(functions, random) + '(' + name
        + ".java:" + std::to_string(random.between(12, 480)) + ')';
}

Lines javaStack(const std::string& exception, const Facts& facts, demo::Random& random)
{
    const bool wrapped = random.chance(0.4);
    Lines lines{wrapped
            ? facts.package + ".StartupException: startup of " + facts.service + " was cancelled"
            : exception};
    for (auto frames = random.between(2, 12); frames > 0; --frames)
        lines.push_back(javaFrame(facts, random));
    if (!wrapped)
        return lines;
    lines.push_back("Caused by: " + exception);
    for (auto frames = random.between(1, 5); frames > 0; --frames)
        lines.push_back(javaFrame(facts, random));
    lines.push_back("\t... " + std::to_string(random.between(3, 30)) + " more");
    return lines;
}

Lines pythonStack(const std::string& exception, demo::Random& random)
{
    Lines lines{"Traceback (most recent call last):"};
    for (auto frames = random.between(2, 6); frames > 0; --frames) {
        const std::string name = anyOf(functions, random);
        lines.push_back("  File \"/srv/app/" + name + ".py\", line "
            + std::to_string(random.between(8, 700)) + ", in " + name);
        lines.push_back("    self." + name + "(config)");
    }
    lines.push_back(exception);
    return lines;
}

Lines nodeStack(const std::string& exception, demo::Random& random)
{
    Lines lines{exception};
    for (auto frames = random.between(2, 7); frames > 0; --frames)
        lines.push_back("    at " + anyOf(classes, random) + '.' + anyOf(functions, random)
            + " (/app/dist/main.js:" + std::to_string(random.between(8, 900)) + ":17)");
    return lines;
}

Lines dotnetStack(const std::string& exception, const Facts& facts, demo::Random& random)
{
    Lines lines{"      " + exception};
    for (auto frames = random.between(2, 7); frames > 0; --frames)
        lines.push_back("         at " + facts.package + '.' + anyOf(classes, random) + '.'
            + anyOf(functions, random) + "() in /src/Program.cs:line "
            + std::to_string(random.between(8, 300)));
    return lines;
}

Lines rubyStack(const std::string& exception, demo::Random& random)
{
    Lines lines{exception};
    for (auto frames = random.between(2, 6); frames > 0; --frames) {
        const std::string name = anyOf(functions, random);
        lines.push_back("app/models/" + name + ".rb:" + std::to_string(random.between(3, 200))
            + ":in `" + name + '\'');
    }
    return lines;
}

Lines rustStack(const std::string& exception, demo::Random& random)
{
    return {"Caused by:", "    0: " + exception,
        "    1: os error " + std::to_string(random.between(2, 113))};
}

} // namespace

Lines stackOf(Voice voice, const std::string& exception, const Facts& facts, demo::Random& random)
{
    if (exception.empty())
        return {};
    switch (voice) {
    case Voice::Java:
        return javaStack(exception, facts, random);
    case Voice::Python:
        return pythonStack(exception, random);
    case Voice::Node:
        return nodeStack(exception, random);
    case Voice::DotNet:
        return dotnetStack(exception, facts, random);
    case Voice::Ruby:
        return rubyStack(exception, random);
    case Voice::Rust:
        return rustStack(exception, random);
    default:
        return {};
    }
}

} // namespace incidents
