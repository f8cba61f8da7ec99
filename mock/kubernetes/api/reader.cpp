// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/reader.h"

#include "deploy/deployment/decimal.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

constexpr std::size_t keptLists = 200;

std::string keyIn(const Json& object)
{
    return nameSpaceOf(object) + '/' + nameOf(object);
}

/// Tokens are opaque to clients: nothing but letters that no one takes apart.
std::string sealed(const Json& token)
{
    constexpr std::string_view digits = "ghijklmnopqrstuv";
    std::string text = "v1.";
    for (const char c : token.dump()) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::optional<Json> unsealed(std::string_view text)
{
    if (!text.starts_with("v1."))
        return {};
    std::string plain;
    for (std::size_t at = 3; at + 1 < text.size(); at += 2)
        plain += static_cast<char>(((text[at] - 'g') << 4) | (text[at + 1] - 'g'));
    return parsedJson(plain);
}

} // namespace

bool ObjectFilter::matches(const Json& object) const
{
    return (nameSpace.empty() || nameSpaceOf(object) == nameSpace)
        && labels.matches(valueAt(object, {"metadata", "labels"})) && fields.matches(object);
}

FilterOrReply filterOf(const ApiPath& path, const server::Target& target)
{
    FilterOrReply result;
    const std::string labels(target.parameter("labelSelector").value_or(""));
    const std::string fields(target.parameter("fieldSelector").value_or(""));
    const auto byLabel = LabelSelector::parse(labels);
    const auto byField = FieldSelector::parse(fields);
    if (!byLabel) {
        result.refusal =
            badRequest("unable to parse requirement: invalid label selector \"" + labels + "\"");
    } else if (!byField) {
        result.refusal = badRequest("invalid selector: '" + fields + "'; can't understand it");
    } else if (const auto wrong = byField->unknownField(path.resource->plural); !wrong.empty()) {
        result.refusal = badRequest("field label not supported: " + wrong);
    } else {
        result.filter = {path.resource, path.nameSpace, *byLabel, *byField};
    }
    return result;
}

server::Reply tooLargeVersion(std::uint64_t asked, std::uint64_t current)
{
    return failed(504, "Timeout",
        "Timeout: Too large resource version: " + std::to_string(asked)
            + ", current: " + std::to_string(current),
        {{"causes",
             {{{"reason", "ResourceVersionTooLarge"}, {"message", "Too large resource version"}}}},
            {"retryAfterSeconds", 1}});
}

Reader::Reader(Cluster& cluster)
    : m_cluster(cluster)
{
}

server::Reply Reader::get(const ApiPath& path) const
{
    const Object object = m_cluster.store.find(*path.resource, path.nameSpace, path.name);
    return object ? answered(*object) : notFound(*path.resource, path.name);
}

Reader::Rows Reader::rowsOf(const ObjectFilter& filter) const
{
    Rows rows;
    if (!filter.nameSpace.empty()) {
        rows = m_cluster.store.in(*filter.resource, filter.nameSpace);
        std::erase_if(rows, [&filter](const Object& each) { return !filter.matches(*each); });
        return rows;
    }
    for (const auto& [key, object] : m_cluster.store.all(*filter.resource))
        if (filter.isWhole() || filter.matches(*object))
            rows.push_back(object);
    return rows;
}

server::Reply Reader::list(const ApiPath& path, const server::Target& target)
{
    const auto [filter, refusal] = filterOf(path, target);
    if (refusal)
        return *refusal;
    const std::string token(target.parameter("continue").value_or(""));
    const std::string asked(target.parameter("resourceVersion").value_or(""));
    const auto version = deployment::parseDecimal(asked.empty() ? "0" : asked);
    if (!version)
        return failed(400, "BadRequest",
            "resourceVersion: Invalid value: \"" + asked + "\": strconv.ParseUint: parsing \""
                + asked + "\": invalid syntax");
    if (*version > m_cluster.store.version())
        return tooLargeVersion(*version, m_cluster.store.version());
    Page page{m_cluster.store.version(), nullptr, 0, 0, 0};
    if (token.empty()) {
        page.rows = std::make_shared<const Rows>(rowsOf(filter));
    } else if (!unsealed(token)) {
        return badRequest("continue key is not valid: illegal base64 data at input byte 4");
    } else if (const auto next = pageAfter(token, filter)) {
        page = *next;
    } else {
        return expired(token);
    }
    const auto limit = deployment::parseDecimal(target.parameter("limit").value_or("0"));
    page.end = page.rows->size();
    if (limit && *limit > 0)
        page.end = std::min<std::size_t>(page.end, page.begin + *limit);
    return write(page, filter);
}

/// nullopt if what the token stands for is not known any more.
std::optional<Reader::Page> Reader::pageAfter(
    const std::string& token, const ObjectFilter& filter) const
{
    const Json place = *unsealed(token);
    const std::string after = textAt(place, {"after"});
    Page page;
    if (flagAt(place, {"inconsistent"})) {
        page = {m_cluster.store.version(), std::make_shared<const Rows>(rowsOf(filter)), 0, 0, 0};
    } else {
        const auto rest = m_rests.find(static_cast<std::uint64_t>(numberAt(place, {"list"})));
        if (rest == m_rests.end() || rest->second.round != m_cluster.snapshotRound)
            return {};
        page = {rest->second.version, rest->second.rows, 0, 0, rest->first};
    }
    const auto first = std::ranges::find_if(
        *page.rows, [&after](const Object& each) { return keyIn(*each) > after; });
    page.begin = static_cast<std::size_t>(first - page.rows->begin());
    return page;
}

std::string Reader::tokenFor(const Page& page)
{
    const std::uint64_t list = page.list == 0 ? ++m_lists : page.list;
    m_rests[list] = {page.version, page.rows, m_cluster.snapshotRound};
    if (m_rests.size() > keptLists)
        m_rests.erase(m_rests.begin());
    return sealed({{"list", list}, {"after", keyIn(*page.rows->at(page.end - 1))}});
}

server::Reply Reader::expired(const std::string& token) const
{
    Json place = *unsealed(token);
    place["inconsistent"] = true;
    Json status = failure(410, "Expired",
        "The provided continue parameter is too old to display a consistent list result. You can "
        "start a new list without the continue parameter, or use the continue token in this "
        "response to retrieve the remainder of the results. Continuing with the provided token "
        "results in an inconsistent list - objects that were created, modified, or deleted between "
        "the time the first chunk was returned and now may show up in the list.");
    status["metadata"]["continue"] = sealed(place);
    return answered(status, 410);
}

server::Reply Reader::write(Page page, const ObjectFilter& filter)
{
    const Resource& resource = *filter.resource;
    Json meta{{"resourceVersion", std::to_string(page.version)}};
    const bool hasMore = page.end < page.rows->size();
    if (hasMore) {
        meta["continue"] = tokenFor(page);
        if (filter.isWhole())
            meta["remainingItemCount"] = page.rows->size() - page.end;
    } else if (resource.isCustom) {
        meta["continue"] = "";
    }
    std::string items;
    for (std::size_t row = page.begin; row < page.end; ++row) {
        items += row == page.begin ? "" : ",";
        if (resource.isCustom) {
            items += page.rows->at(row)->dump();
            continue;
        }
        Json item = *page.rows->at(row);
        item.erase("kind");
        item.erase("apiVersion");
        items += item.dump();
    }
    const std::string version = "\"apiVersion\":\"" + resource.apiVersion() + "\"";
    const std::string kind = "\"kind\":\"" + std::string(resource.kind) + "List\"";
    server::Reply reply;
    // In the order that a real server writes: readers of streams see it.
    reply.body = resource.isCustom ? "{" + version + ",\"items\":[" + items + "]," + kind
            + ",\"metadata\":" + meta.dump() + "}\n"
                                   : "{" + kind + "," + version + ",\"metadata\":" + meta.dump()
            + ",\"items\":[" + items + "]}\n";
    return reply;
}

} // namespace mock_kubernetes
