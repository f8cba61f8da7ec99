// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/entity_tags.h"

#include "deploy/deployment/decimal.h"

#include "server/http/http_message.h"

#include <algorithm>

namespace server {

namespace {

std::string_view withoutWeakness(std::string_view tag)
{
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

} // namespace

std::string revisionTag(std::uint64_t revision)
{
    return "\"" + std::to_string(revision) + "\"";
}

std::vector<std::string_view> splitTags(std::string_view header)
{
    std::vector<std::string_view> tags;
    while (true) {
        header.remove_prefix(std::min(header.find_first_not_of(" \t,"), header.size()));
        if (header.empty())
            return tags;
        // A quoted tag may contain commas and spaces.
        const std::size_t open = header.find('"');
        const std::size_t comma = header.find(',');
        std::size_t end = std::min(comma, header.size());
        if (open < end)
            end = std::min(header.find('"', open + 1), header.size() - 1) + 1;
        tags.push_back(header.substr(0, end));
        header.remove_prefix(end);
        while (!tags.back().empty() && tags.back().back() == ' ')
            tags.back().remove_suffix(1);
    }
}

bool anyTagMatches(std::string_view header, std::string_view tag)
{
    const auto tags = splitTags(header);
    return std::any_of(tags.begin(), tags.end(), [tag](std::string_view each) {
        return each == "*" || withoutWeakness(each) == withoutWeakness(tag);
    });
}

std::optional<std::vector<std::uint64_t>> revisionsOf(std::string_view header)
{
    std::vector<std::uint64_t> revisions;
    for (std::string_view tag : splitTags(header)) {
        if (tag == "*")
            return {};
        if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"')
            continue;
        if (const auto revision = deployment::parseDecimal(tag.substr(1, tag.size() - 2)))
            revisions.push_back(*revision);
    }
    return revisions;
}

} // namespace server
