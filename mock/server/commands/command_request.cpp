// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/command_request.h"

#include "server/http/entity_tags.h"

#include "deploy/formats/json/json_value.h"

#include <algorithm>

namespace server {

using formats::JsonValue;

namespace {

constexpr std::size_t maxKeyLength = 255;

Refusal malformed(std::string detail)
{
    return {400, "bad-request", std::move(detail), {}, {}};
}

bool isJson(const Request& request)
{
    const std::string_view type = request.header("Content-Type").value_or("");
    std::string_view media = type.substr(0, type.find(';'));
    while (media.ends_with(' '))
        media.remove_suffix(1);
    return equalFolded(media, "application/json");
}

/// Whether the member is a string or absent.
bool readText(const JsonValue& body, std::string_view name, std::string& into)
{
    if (!body.has(name))
        return true;
    const auto text = body.text(name);
    into = text.value_or(std::string());
    return text.has_value();
}

} // namespace

std::optional<std::string> keyOf(const Request& request)
{
    std::string_view key = request.header("Idempotency-Key").value_or("");
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"')
        key = key.substr(1, key.size() - 2);
    const bool visible =
        std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (key.empty() || key.size() > maxKeyLength || !visible)
        return {};
    return std::string(key);
}

tl::expected<CommandRequest, Refusal> parseCommandRequest(
    const Request& request, operations::CommandKind kind)
{
    if (request.body.size() > maxRequestBodySize)
        return tl::unexpected(Refusal{413, "too-large", "At most 64 KiB.", {}, {}});
    if (!isJson(request))
        return tl::unexpected(
            Refusal{415, "unsupported-media-type", "The body must be application/json.", {}, {}});
    const auto key = keyOf(request);
    if (!key)
        return tl::unexpected(
            malformed("An Idempotency-Key of 1 to 255 visible characters is needed."));
    const JsonValue body = JsonValue::parse(request.body).value_or(JsonValue());
    CommandRequest order;
    order.command.id = *key;
    order.command.kind = kind;
    if (!body.isObject() || !readText(body, "reason", order.command.reason)
        || !readText(body, "targetVersion", order.command.targetVersion))
        return tl::unexpected(
            malformed("The body must be an object with reason and targetVersion as texts."));
    if (!operations::specOf(kind).needsTarget)
        order.command.targetVersion.clear();
    if (const auto match = request.header("If-Match"))
        order.revisions = revisionsOf(*match);
    return order;
}

} // namespace server
