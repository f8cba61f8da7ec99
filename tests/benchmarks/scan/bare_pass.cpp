// SPDX-License-Identifier: GPL-3.0-or-later
#include "bare_pass.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace benchmarks {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::array<std::string_view, 8> texts{
    "id", "version", "environment", "deploymentType", "status", "startTime", "endTime", "executor"};

std::size_t lengthOf(ondemand::value value)
{
    return value.is_null() ? 0 : value.get_string().value().size();
}

std::size_t totalOfProgress(ondemand::object progress)
{
    std::size_t total = 0;
    for (ondemand::field field : progress) {
        const std::string_view name = field.unescaped_key();
        if (name == "percentage")
            total += static_cast<std::size_t>(field.value().get_double().value());
        else if (name == "currentStep")
            total += lengthOf(field.value());
    }
    return total;
}

void add(BarePass& pass, ondemand::object record)
{
    ++pass.records;
    for (ondemand::field field : record) {
        const std::string_view name = field.unescaped_key();
        if (std::ranges::find(texts, name) != texts.end())
            pass.total += lengthOf(field.value());
        else if (name == "paused")
            pass.total += field.value().get_bool().value() ? 1 : 0;
        else if (name == "progress")
            pass.total += totalOfProgress(field.value().get_object());
    }
}

} // namespace

BarePass passOverArray(const simdjson::padded_string& json)
{
    static ondemand::parser parser;
    BarePass pass;
    auto document = parser.iterate(json);
    for (auto element : document.get_array())
        add(pass, element.get_object());
    return pass;
}

BarePass passOverLines(const simdjson::padded_string& json)
{
    static ondemand::parser parser;
    // One pass is one thread's; with more of them the comparison would be of schedulers.
    parser.threaded = false;
    BarePass pass;
    ondemand::document_stream stream;
    constexpr std::size_t batch = std::size_t{1} << 20;
    if (const auto error = parser.iterate_many(json, batch).get(stream))
        throw simdjson::simdjson_error(error);
    for (auto document : stream)
        add(pass, document.get_object());
    return pass;
}

void keep(const BarePass& pass)
{
    [[maybe_unused]] static volatile std::size_t seen = 0;
    seen = pass.records + pass.total;
}

} // namespace benchmarks
