// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and lines of a watch are cut into objects by one forward pass that keeps nothing of what it
// goes over. Each object is parsed once, when somebody wants it.
#include "deploy/kubernetes/reading.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kubernetes {

namespace {

namespace ondemand = simdjson::ondemand;
using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

/// A text as the parser wants it, with room behind it, and places in it as places in the original.
class PaddedCopy {
public:
    explicit PaddedCopy(std::string_view text)
        : m_text(text)
        , m_padded(text)
    {
    }

    [[nodiscard]] const simdjson::padded_string& padded() const { return m_padded; }
    /// Without what stands between it and the next one.
    [[nodiscard]] std::string_view original(std::string_view part) const
    {
        part = part.substr(0, part.find_last_not_of(" \t\r\n") + 1);
        return m_text.substr(static_cast<std::size_t>(part.data() - m_padded.data()), part.size());
    }

private:
    std::string_view m_text;
    simdjson::padded_string m_padded;
};

Error notAList(const char* cause)
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message", "The cluster sent a list that cannot be read."), {}}, cause};
}

Error notALine(const char* cause)
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message", "The cluster sent an event that cannot be read."), {}}, cause};
}

/// The text; empty for a value that is none.
std::string_view textOf(ondemand::value value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// The object as it stands in the text. Brackets of both kinds are only counted on the way to its
/// end: what ends with another one is no JSON.
std::string_view wholeObject(ondemand::object object, const PaddedCopy& text)
{
    const std::string_view whole = text.original(std::string_view(object.raw_json()));
    if (!whole.ends_with('}'))
        throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
    return whole;
}

void readListMeta(ondemand::value value, ListPage& page)
{
    ondemand::object metadata;
    if (value.get_object().get(metadata) != simdjson::SUCCESS)
        return;
    for (auto field : metadata) {
        const std::string_view key = field.unescaped_key();
        if (key == "resourceVersion")
            page.resourceVersion = textOf(field.value());
        else if (key == "continue")
            page.continueToken = textOf(field.value());
    }
}

/// As it stands in the text.
std::string_view wholeItem(ondemand::value item, const PaddedCopy& text)
{
    switch (item.type()) {
    case ondemand::json_type::object:
        return wholeObject(item.get_object(), text);
    case ondemand::json_type::array:
        return text.original(std::string_view(ondemand::array(item.get_array()).raw_json()));
    default:
        return text.original(item.raw_json_token());
    }
}

void readItems(ondemand::array items, const PaddedCopy& text, ListPage& page)
{
    for (ondemand::value item : items)
        page.items.push_back(wholeItem(item, text));
}

/// Whether it has items; throws simdjson_error where it is no JSON.
bool readPage(ondemand::parser& parser, const PaddedCopy& text, ListPage& page)
{
    ondemand::document document = parser.iterate(text.padded());
    bool hasItems = false;
    for (auto field : document.get_object()) {
        const std::string_view key = field.unescaped_key();
        if (key == "metadata") {
            readListMeta(field.value(), page);
        } else if (key == "items") {
            hasItems = true;
            ondemand::value items = field.value();
            if (!items.is_null()) // what Go writes for an empty list
                readItems(items.get_array(), text, page);
        }
    }
    return hasItems;
}

WatchEvent::Type watchTypeOf(std::string_view word)
{
    using Type = WatchEvent::Type;
    constexpr std::array<std::pair<std::string_view, Type>, 5> words{
        {{"ADDED", Type::Added}, {"MODIFIED", Type::Modified}, {"DELETED", Type::Deleted},
            {"BOOKMARK", Type::Bookmark}, {"ERROR", Type::Error}}};
    const auto found = std::ranges::find(words, word, &std::pair<std::string_view, Type>::first);
    return found == words.end() ? Type::Other : found->second;
}

void readEventMeta(ondemand::value value, WatchEvent& event)
{
    ondemand::object metadata;
    if (value.get_object().get(metadata) != simdjson::SUCCESS)
        return;
    std::string nameSpace;
    for (auto field : metadata) {
        const std::string_view key = field.unescaped_key();
        if (key == "resourceVersion")
            event.resourceVersion = textOf(field.value());
        else if (key == "name")
            event.name = textOf(field.value());
        else if (key == "namespace")
            nameSpace = textOf(field.value());
    }
    if (!event.name.empty() && !nameSpace.empty())
        event.name = nameSpace + '/' + event.name;
}

/// Kind, name and version of the event's object; what it is made of is passed over.
void readEventObject(ondemand::object object, WatchEvent& event)
{
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        if (key == "kind")
            event.objectKind = textOf(field.value());
        else if (key == "metadata")
            readEventMeta(field.value(), event);
    }
}

struct LineParts {
    bool hasType = false;
    bool hasObject = false;
};

LineParts readLine(ondemand::parser& parser, const PaddedCopy& text, WatchEvent& event)
{
    LineParts parts;
    ondemand::document document = parser.iterate(text.padded());
    for (auto field : document.get_object()) {
        const std::string_view key = field.unescaped_key();
        if (key == "type") {
            parts.hasType = true;
            event.type = watchTypeOf(textOf(field.value()));
        } else if (key == "object") {
            ondemand::value value = field.value();
            ondemand::object object = value.get_object();
            parts.hasObject = true;
            event.object = wholeObject(object, text);
            object.reset();
            readEventObject(object, event);
        }
    }
    return parts;
}

} // namespace

Expected<ListPage> readListPage(std::string_view json)
{
    ListPage page;
    try {
        ondemand::parser parser;
        const PaddedCopy text(json);
        if (!readPage(parser, text, page))
            return tl::make_unexpected(notAList("without items"));
    } catch (const simdjson::simdjson_error& error) {
        return tl::make_unexpected(notAList(error.what()));
    }
    return page;
}

Expected<WatchEvent> readWatchLine(std::string_view line)
{
    WatchEvent event;
    try {
        thread_local ondemand::parser parser;
        const PaddedCopy text(line);
        const auto [hasType, hasObject] = readLine(parser, text, event);
        if (!hasType || !hasObject)
            return tl::make_unexpected(notALine("without type or object"));
    } catch (const simdjson::simdjson_error& error) {
        return tl::make_unexpected(notALine(error.what()));
    }
    if (event.type == WatchEvent::Type::Error) {
        event.resourceVersion.clear();
        event.status = readStatus(event.object).value_or(ApiStatus());
    }
    return event;
}

} // namespace kubernetes
