// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Marks an English sentence for translation where Qt is not known; lupdate reads it as
/// QT_TRANSLATE_NOOP(context, text).
#define DEPLOY_MESSAGE(context, text) text

namespace deployment {

/// A sentence for the user that crosses layers untranslated: an English pattern with %1, %2, …
/// (marked with DEPLOY_MESSAGE, context "Message") and the values to put there.
struct Message {
    std::string_view pattern; ///< of static storage
    std::vector<std::string> arguments;

    bool operator==(const Message&) const = default;
    /// The sentence in English; arguments are put in verbatim.
    [[nodiscard]] std::string toEnglish() const;
};

} // namespace deployment
