// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace logging {

/// Takes secrets out of text on its way to a log: strings that were named as secret, credentials in
/// headers
/// ("Authorization: …", "Bearer …"), in addresses ("https://user:password@host"), and the values of
/// names that end in token, password, secret and the like ("token=…", "\"password\": \"…\"").
/// Rather too much than too little. Linear in the text. Safe from several threads.
class Redactor {
public:
    /// From now on the string never shows; ones shorter than four bytes are ignored.
    void addSecret(std::string secret);
    [[nodiscard]] std::string redacted(std::string_view text) const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_secrets; ///< longest first
};

} // namespace logging
