// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deployment {

/// The secret itself, and as libraries write it into addresses (RFC 3986, percent encoding), JSON
/// (RFC 8259, also as ASCII) and HTML. Some may be equal.
[[nodiscard]] std::vector<std::string> spelledForms(std::string_view secret);

/// What Base64 (RFC 4648, both alphabets) makes of the secret, whatever stands before and after it:
/// those characters that depend on the secret alone. Forms that are so short that they are parts of
/// words are left out.
[[nodiscard]] std::vector<std::string> base64Forms(std::string_view secret);

} // namespace deployment
