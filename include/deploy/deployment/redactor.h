// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <array>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace deployment {

/// Takes secrets out of text that others wrote, before it reaches a reader: a screen, a log, the
/// journal, standard error. Hidden are strings that were named as secret, however they are encoded;
/// credentials in headers ("Authorization: …", "Bearer …") and in addresses
/// ("https://user:password@host"); and the values of names that end in token, password, secret and
/// the like ("token=…", "\"password\": \"…\""). Rather too much than too little. Linear in the
/// text. Safe from several threads.
class Redactor {
public:
    /// From now on the string never shows, be it plain, percent-encoded, escaped as in JSON, or
    /// somewhere inside of Base64. One of less than four bytes is hidden as a whole word only.
    void addSecret(std::string_view secret);
    [[nodiscard]] std::string redacted(std::string_view text) const;
    /// The same for the arguments of the error; its own words stay.
    [[nodiscard]] Error redacted(Error error) const;

private:
    struct Secret {
        std::string text;
        bool isWord = false; ///< hidden only where it is a whole word
    };
    class Walk;

    void add(std::string text, bool isWord);

    mutable std::mutex m_mutex;
    std::vector<Secret> m_secrets; ///< longest first
    std::array<bool, 256> m_begins{}; ///< bytes that a secret begins with
};

} // namespace deployment
