// SPDX-License-Identifier: GPL-3.0-or-later
#include "padded_text.h"

#include "syntax_fault.h"
#include "value_reader.h"

#include <algorithm>
#include <utility>

namespace formats {

namespace {

void reportMalformed(std::string_view json, RecordProblems& problems)
{
    const auto fault = findSyntaxFault(json);
    if (fault)
        problems.fail(fault->offset, {}, fault->message);
    else if (!trimJsonBlanks(json).starts_with('{'))
        problems.fail(0, {}, {DEPLOY_MESSAGE("Message", "The record is not an object."), {}});
    else
        problems.fail(0, {}, {DEPLOY_MESSAGE("Message", "This is not valid JSON."), {}});
}

/// Records differ in length; growing in steps keeps the parser from allocating for each longer one.
void growFor(ondemand::parser& parser, std::size_t length)
{
    constexpr std::size_t largestStep = std::size_t{1} << 26;
    if (parser.capacity() >= length)
        return;
    const auto wanted = length > largestStep ? length : std::max<std::size_t>(length * 2, 1 << 16);
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

bool readObject(ondemand::parser& parser, const PaddedText& record, RecordProblems& problems,
    const std::function<void(ondemand::object&)>& onObject)
{
    try {
        readWhole(parser, record, onObject);
        return true;
    } catch (const NestingTooDeep& deep) {
        problems.fail(deep.offset, {},
            {DEPLOY_MESSAGE("Message", "Nested deeper than %1 levels."),
                {std::to_string(maximumNesting)}});
    } catch (const simdjson::simdjson_error&) {
        reportMalformed(record.text, problems);
    }
    return false;
}

} // namespace formats
