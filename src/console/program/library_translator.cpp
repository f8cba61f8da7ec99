// SPDX-License-Identifier: GPL-3.0-or-later
#include "library_translator.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace console {

namespace {

bool isOfProxies(std::string_view context)
{
    return context == "QHttpSocketEngine" || context == "QSocks5SocketEngine";
}

/// Not those of certificates, which are shown.
bool isOfHandshakes(std::string_view context, std::string_view text)
{
    constexpr std::array<std::string_view, 5> beginnings{
        "Error ", "Private key", "TLS initialization", "Unable to init", "Unsupported protocol"};
    return context == "QSslSocket" && std::ranges::any_of(beginnings, [text](std::string_view one) {
        return text.starts_with(one);
    });
}

} // namespace

QString LibraryTranslator::translate(
    const char* context, const char* sourceText, const char* disambiguation, int n) const
{
    const std::string_view from = context != nullptr ? context : "";
    if (isOfProxies(from) || isOfHandshakes(from, sourceText))
        return {};
    return QTranslator::translate(context, sourceText, disambiguation, n);
}

} // namespace console
