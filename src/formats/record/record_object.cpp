// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_object.h"

#include "value_reader.h"
#include "json/syntax_fault.h"

#include <algorithm>
#include <string>

namespace formats {

namespace {

static_assert(recordPadding >= simdjson::SIMDJSON_PADDING);

/// Records differ in length; growing in steps keeps the parser from allocating for each longer one.
void growFor(ondemand::parser& parser, std::size_t length)
{
    constexpr std::size_t smallest = std::size_t{1} << 12;
    constexpr std::size_t maxDoubled = std::size_t{1} << 26;
    if (parser.capacity() >= length)
        return;
    const auto wanted = length > maxDoubled ? length : std::max(length * 2, smallest);
    const auto error = parser.allocate(wanted);
    if (error != simdjson::SUCCESS)
        throw simdjson::simdjson_error(error);
}

void readWhole(ondemand::parser& parser, const PaddedText& record,
    const std::function<void(ondemand::object&)>& onObject)
{
    growFor(parser, record.text.size());
    ondemand::document document = parser.iterate(
        simdjson::padded_string_view(record.text.data(), record.text.size(), record.capacity));
    ondemand::object object = document.get_object();
    onObject(object);
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
}

} // namespace

ReadStatus readObject(ondemand::parser& parser, const PaddedText& record,
    const std::function<void(ondemand::object&)>& onObject)
{
    try {
        readWhole(parser, record, onObject);
        return ReadStatus::Fine;
    } catch (const NestingTooDeep&) {
        return ReadStatus::TooDeep;
    } catch (const simdjson::simdjson_error&) {
        return ReadStatus::Malformed;
    }
}

void reportUnreadable(ReadStatus status, std::string_view json, RecordProblems& problems)
{
    const auto fault = findSyntaxFault(json);
    if (fault)
        problems.fail(fault->offset, {}, fault->message);
    else if (status == ReadStatus::TooDeep)
        problems.fail(0, {}, {nestedTooDeep, {std::to_string(maxNesting)}});
    else if (!trimJsonWhitespace(json).starts_with('{'))
        problems.fail(0, {}, {DEPLOY_MESSAGE("Message", "The record is not an object."), {}});
    else
        problems.fail(0, {}, {DEPLOY_MESSAGE("Message", "This is not valid JSON."), {}});
}

} // namespace formats
