// SPDX-License-Identifier: GPL-3.0-or-later
#define PCRE2_CODE_UNIT_WIDTH 8
#include "log_expression.h"

#include "deploy/deployment/folded_text.h"

#include <pcre2.h>

#include <algorithm>
#include <array>
#include <utility>

namespace models {

namespace {

// A runaway expression ends after this many steps on one text: a few milliseconds.
constexpr std::uint32_t maxSteps = 500'000;
constexpr std::uint32_t maxDepth = 20'000;
constexpr std::size_t minStackSize = std::size_t(32) << 10;
constexpr std::size_t maxStackSize = std::size_t(1) << 20;

PCRE2_SPTR8 bytesOf(std::string_view text)
{
    return reinterpret_cast<PCRE2_SPTR8>(text.data());
}

std::string messageOf(int error)
{
    std::array<PCRE2_UCHAR8, 256> text{};
    pcre2_get_error_message_8(error, text.data(), text.size());
    return reinterpret_cast<const char*>(text.data());
}

} // namespace

void LogExpression::CodeDeleter::operator()(pcre2_code_8* code) const
{
    pcre2_code_free_8(code);
}

LogExpression::LogExpression(const std::string& pattern)
{
    const std::uint32_t common = PCRE2_CASELESS;
    if (deployment::isAscii(pattern))
        m_asciiText = compile(pattern, common);
    m_anyText = compile(pattern, common | PCRE2_UCP | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF);
}

LogExpression::Code LogExpression::compile(const std::string& pattern, std::uint32_t options)
{
    int error = 0;
    PCRE2_SIZE place = 0;
    Code compiled;
    compiled.code.reset(
        pcre2_compile_8(bytesOf(pattern), pattern.size(), options, &error, &place, nullptr));
    m_error = compiled.code ? std::string() : messageOf(error);
    compiled.isFast =
        compiled.code && pcre2_jit_compile_8(compiled.code.get(), PCRE2_JIT_COMPLETE) == 0;
    return compiled;
}

void LogExpressionMatcher::Deleter::operator()(pcre2_match_data_8* data) const
{
    pcre2_match_data_free_8(data);
}

void LogExpressionMatcher::Deleter::operator()(pcre2_match_context_8* context) const
{
    pcre2_match_context_free_8(context);
}

void LogExpressionMatcher::Deleter::operator()(pcre2_jit_stack_8* stack) const
{
    pcre2_jit_stack_free_8(stack);
}

LogExpressionMatcher::LogExpressionMatcher(std::shared_ptr<const LogExpression> expression)
    : m_expression(std::move(expression))
    , m_data(pcre2_match_data_create_8(1, nullptr))
    , m_stack(pcre2_jit_stack_create_8(minStackSize, maxStackSize, nullptr))
    , m_context(pcre2_match_context_create_8(nullptr))
{
    pcre2_set_match_limit_8(m_context.get(), maxSteps);
    pcre2_set_depth_limit_8(m_context.get(), maxDepth);
    pcre2_jit_stack_assign_8(m_context.get(), nullptr, m_stack.get());
}

LogOutcome LogExpressionMatcher::match(std::string_view utf8) const
{
    const bool plain = m_expression->m_asciiText.code && deployment::isAscii(utf8);
    const auto& [code, isFast] = plain ? m_expression->m_asciiText : m_expression->m_anyText;
    const auto run = isFast ? pcre2_jit_match_8 : pcre2_match_8;
    const int result =
        run(code.get(), bytesOf(utf8), utf8.size(), 0, 0, m_data.get(), m_context.get());
    if (result >= 0)
        return LogOutcome::Match;
    return result == PCRE2_ERROR_NOMATCH ? LogOutcome::NoMatch : LogOutcome::TooComplex;
}

} // namespace models
