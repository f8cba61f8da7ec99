// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign_content.h"

#include "encoding.h"
#include "json_text.h"
#include "likeness.h"

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
                 "The text is not UTF-8; it looks like one of the encodings with a byte for each "
                 "character (ISO 8859, Windows-125x, KOI8). Only UTF-8 can be read."),
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

/// No text has a zero, and JSON begins with a character that one can see.
bool isBinary(std::string_view beginning)
{
    const auto text = trimJsonBlanks(beginning);
    return !text.starts_with('{') && !text.starts_with('[')
        && std::find(text.begin(), text.end(), '\0') != text.end();
}

} // namespace

std::optional<Error> foreignContent(std::string_view beginning)
{
    if (auto likeness = binaryLikeness(beginning))
        return Error{ErrorCode::BadFormat, std::move(*likeness), {}};
    if (const auto encoding = foreignEncoding(beginning))
        return encodingError(*encoding);
    if (isBinary(beginning))
        return Error{ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "This is not a text; only JSON can be read."), {}}, {}};
    return std::nullopt;
}

} // namespace formats
