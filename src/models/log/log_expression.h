// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;
struct pcre2_real_match_context_8;
struct pcre2_real_jit_stack_8;

namespace models {

enum class LogOutcome : std::uint8_t {
    NoMatch,
    Match,
    TooComplex, ///< the expression took too many steps on this text; unknown
};

/// A compiled case-insensitive expression, matched against the UTF-8 of a log; threads may share
/// it. It means what a QRegularExpression of the same pattern means.
class LogExpression {
public:
    explicit LogExpression(const std::string& pattern);

    [[nodiscard]] bool isValid() const { return m_anyText.code != nullptr; }
    /// What is wrong with it, in English; empty if nothing is.
    [[nodiscard]] const std::string& error() const { return m_error; }

private:
    friend class LogExpressionMatcher;

    struct CodeDeleter {
        void operator()(pcre2_real_code_8* code) const;
    };
    struct Code {
        std::unique_ptr<pcre2_real_code_8, CodeDeleter> code;
        bool isFast = false; ///< machine code that may be called without further checks
    };

    [[nodiscard]] Code compile(const std::string& pattern, std::uint32_t options);

    Code m_anyText;
    /// The same for text of ASCII alone, where classes such as \d and \w need no tables of Unicode;
    /// null where the pattern itself goes beyond ASCII.
    Code m_asciiText;
    std::string m_error;
};

/// Matches one expression in one thread.
class LogExpressionMatcher {
public:
    explicit LogExpressionMatcher(std::shared_ptr<const LogExpression> expression);

    [[nodiscard]] LogOutcome match(std::string_view utf8) const;

private:
    struct Deleter {
        void operator()(pcre2_real_match_data_8* data) const;
        void operator()(pcre2_real_match_context_8* context) const;
        void operator()(pcre2_real_jit_stack_8* stack) const;
    };
    template <typename Object> using Owned = std::unique_ptr<Object, Deleter>;

    std::shared_ptr<const LogExpression> m_expression;
    Owned<pcre2_real_match_data_8> m_data;
    Owned<pcre2_real_jit_stack_8> m_stack;
    Owned<pcre2_real_match_context_8> m_context;
};

} // namespace models
