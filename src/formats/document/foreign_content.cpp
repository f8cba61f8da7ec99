// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign_content.h"

#include "bytes/encoding.h"
#include "likeness.h"
#include "json/json_text.h"

#include <algorithm>

namespace formats {

using deployment::Error;
using deployment::ErrorCode;

namespace {

/// No text has such control characters, and JSON begins with a character that one can see.
bool isBinary(std::string_view beginning)
{
    const auto text = trimJsonWhitespace(beginning);
    const auto isControl = [](char c) {
        constexpr std::string_view ofTexts = "\t\n\r\f\b\x1B";
        return static_cast<unsigned char>(c) < 0x20 && ofTexts.find(c) == std::string_view::npos;
    };
    return !text.starts_with('{') && !text.starts_with('[')
        && std::any_of(text.begin(), text.end(), isControl);
}

/// Detected by single bytes of a text, not by its first ones.
bool isGuess(Encoding encoding)
{
    return encoding == Encoding::Chinese || encoding == Encoding::EightBit;
}

} // namespace

std::optional<Error> foreignContent(std::string_view beginning)
{
    if (auto likeness = binaryLikeness(beginning))
        return Error{ErrorCode::BadFormat, std::move(*likeness), {}};
    const auto encoding = foreignEncoding(beginning);
    if (encoding && !isGuess(*encoding))
        return encodingError(*encoding);
    if (isBinary(beginning))
        return Error{ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "This is not a text file; only JSON can be read."), {}}, {}};
    return encoding ? std::optional(encodingError(*encoding)) : std::nullopt;
}

} // namespace formats
