// SPDX-License-Identifier: GPL-3.0-or-later
#include "syntax_fault.h"

#include "json_text.h"
#include "utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace formats {

namespace {

/// Follows the events of a parser without keeping anything but the nesting and the first fault.
class FaultFinder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool key(string_t&) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t position, const std::string&,
        const nlohmann::json::exception& exception) override
    {
        // A number that no double holds is JSON all the same.
        if (dynamic_cast<const nlohmann::json::out_of_range*>(&exception) != nullptr)
            return false;
        m_fault = position;
        return false;
    }

    [[nodiscard]] bool tooDeep() const { return m_depth > maximumNesting; }
    /// Bytes read when the fault was seen.
    [[nodiscard]] std::optional<std::size_t> fault() const { return m_fault; }

private:
    bool enter() { return ++m_depth <= maximumNesting; }
    bool leave()
    {
        --m_depth;
        return true;
    }

    int m_depth = 0;
    std::optional<std::size_t> m_fault;
};

/// The offset of the bracket that opens the first level too deep.
std::size_t offsetOfDepth(std::string_view json)
{
    int depth = 0;
    bool inText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '{' || c == '[') && ++depth > maximumNesting)
            return i;
        else if (!inText && (c == '}' || c == ']'))
            --depth;
    }
    return 0;
}

} // namespace

std::optional<SyntaxFault> findSyntaxFault(std::string_view json)
{
    if (const auto invalid = firstInvalidUtf8(json))
        return SyntaxFault {*invalid, {DEPLOY_MESSAGE("Message", "The text is not valid UTF-8."), {}}};
    FaultFinder finder;
    const bool whole = nlohmann::json::sax_parse(json.begin(), json.end(), &finder);
    if (finder.tooDeep())
        return SyntaxFault {offsetOfDepth(json),
            {DEPLOY_MESSAGE("Message", "Nested deeper than %1 levels."),
                {std::to_string(maximumNesting)}}};
    if (whole || !finder.fault())
        return std::nullopt;
    if (*finder.fault() > json.size())
        return SyntaxFault {json.size(), {DEPLOY_MESSAGE("Message", "The JSON ends too early."), {}}};
    return SyntaxFault {std::max<std::size_t>(*finder.fault(), 1) - 1,
        {DEPLOY_MESSAGE("Message", "This is not valid JSON."), {}}};
}

} // namespace formats
