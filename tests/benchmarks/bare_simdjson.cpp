// SPDX-License-Identifier: GPL-3.0-or-later
#include "bare_simdjson.h"

#include <simdjson.h>

namespace benchmarks {

namespace ondemand = simdjson::ondemand;

struct BareSimdjson::Text {
    simdjson::padded_string json;
};

namespace {

std::size_t readEntries(ondemand::array entries)
{
    std::size_t bytes = 0;
    for (ondemand::object entry : entries) {
        const std::string_view time = entry["time"];
        const std::string_view message = entry["message"];
        bytes += time.size() + message.size();
    }
    return bytes;
}

} // namespace

BareSimdjson::BareSimdjson(const std::string& json)
    : m_text(std::make_unique<const Text>(Text{simdjson::padded_string(json)}))
{
}

BareSimdjson::~BareSimdjson() = default;

std::size_t BareSimdjson::pass() const
{
    ondemand::parser parser;
    ondemand::document document = parser.iterate(m_text->json);
    std::size_t bytes = 0;
    for (ondemand::object deployment : document.get_array())
        bytes += readEntries(deployment["logs"]);
    return bytes;
}

} // namespace benchmarks
