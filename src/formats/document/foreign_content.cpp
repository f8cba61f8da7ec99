// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign_content.h"

#include "bytes/encoding.h"
#include "likeness.h"
#include "json/json_text.h"

#include <algorithm>
#include <string>

namespace formats {

using deployment::Error;
using deployment::ErrorCode;

namespace {

Error encodingError(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Chinese:
        return {ErrorCode::BadEncoding,
            {DEPLOY_MESSAGE("Message",
                 "The text is not UTF-8; it looks like GB18030 (GBK) or a similar encoding. Only "
                 "UTF-8 can be read."),
                {}},
            {}};
    case Encoding::EightBit:
        return {ErrorCode::BadEncoding,
            {DEPLOY_MESSAGE("Message",
                 "The text is not UTF-8; it looks like a single-byte encoding (ISO 8859, "
                 "Windows-125x, KOI8). Only UTF-8 can be read."),
                {}},
            {}};
    default:
        return {ErrorCode::BadEncoding,
            {DEPLOY_MESSAGE(
                 "Message", "The text is not UTF-8; it looks like %1. Only UTF-8 can be read."),
                {std::string(nameOf(encoding))}},
            {}};
    }
}

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
