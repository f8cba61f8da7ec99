// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log_pattern.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace models {
namespace {

// A runaway expression ends after this many steps on one text: a few milliseconds.
const QString StepLimit = QStringLiteral("(*LIMIT_MATCH=500000)(*LIMIT_DEPTH=20000)");

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char upperAscii(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Whether ignoring the case of ASCII letters is all that ignoring case means for this text.
bool hasOnlyAsciiCase(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return c.unicode() < 0x80
            || (!c.isSurrogate() && c.toCaseFolded() == c && !c.isUpper() && !c.isLower());
    });
}

bool equalsIgnoringCase(const char* text, const std::string& lowered)
{
    return std::equal(lowered.begin(), lowered.end(), text,
        [](char wanted, char found) { return lowerAscii(found) == wanted; });
}

/// The nearer of two letters, so that memchr does most of the work.
const char* nextOf(const char* begin, const char* end, char lower, char upper)
{
    const auto size = static_cast<std::size_t>(end - begin);
    const auto* first = static_cast<const char*>(std::memchr(begin, lower, size));
    if (lower == upper)
        return first ? first : end;
    const char* limit = first ? first : end;
    const auto* second = static_cast<const char*>(
        std::memchr(begin, upper, static_cast<std::size_t>(limit - begin)));
    return second ? second : limit;
}

bool containsIgnoringCase(std::string_view text, const std::string& lowered)
{
    if (text.size() < lowered.size())
        return false;
    const char* end = text.data() + text.size() - lowered.size() + 1;
    const char lower = lowered.front();
    const char upper = upperAscii(lower);
    for (const char* at = text.data(); (at = nextOf(at, end, lower, upper)) != end; ++at) {
        if (equalsIgnoringCase(at, lowered))
            return true;
    }
    return false;
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

LogPattern::LogPattern(const QString& text, Syntax syntax)
    : m_text(text)
    , m_syntax(syntax)
{
    if (syntax == Syntax::RegularExpression) {
        m_expression.setPattern(StepLimit + text);
        m_expression.setPatternOptions(QRegularExpression::CaseInsensitiveOption
            | QRegularExpression::UseUnicodePropertiesOption);
    } else if (hasOnlyAsciiCase(text)) {
        m_bytes = text.toStdString();
        std::ranges::transform(m_bytes, m_bytes.begin(), lowerAscii);
    }
}

QString LogPattern::error() const
{
    if (isEmpty() || m_syntax == Syntax::Plain || m_expression.isValid())
        return {};
    const auto place = std::max<qsizetype>(0, m_expression.patternErrorOffset() - StepLimit.size());
    return QCoreApplication::translate("LogPattern", "%1 (at character %2)")
        .arg(m_expression.errorString(), QString::number(place + 1));
}

LogPattern::Outcome LogPattern::match(std::string_view utf8) const
{
    const auto outcome = [](bool matches) { return matches ? Outcome::Match : Outcome::NoMatch; };
    if (isEmpty())
        return Outcome::NoMatch;
    if (!m_bytes.empty())
        return outcome(containsIgnoringCase(utf8, m_bytes));
    if (m_syntax == Syntax::Plain)
        return outcome(fromUtf8(utf8).contains(m_text, Qt::CaseInsensitive));
    if (!m_expression.isValid())
        return Outcome::NoMatch;
    const QRegularExpressionMatch found = m_expression.match(fromUtf8(utf8));
    return found.isValid() ? outcome(found.hasMatch()) : Outcome::TooComplex;
}

std::vector<LogPattern::Span> LogPattern::spansIn(const QString& shown, std::size_t most) const
{
    if (isEmpty() || !error().isEmpty())
        return {};
    if (m_syntax == Syntax::Plain)
        return plainSpansIn(shown, most);
    std::vector<Span> spans;
    auto matches = m_expression.globalMatch(shown);
    while (spans.size() < most && matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0)
            spans.push_back({match.capturedStart(), match.capturedLength()});
    }
    return spans;
}

std::vector<LogPattern::Span> LogPattern::plainSpansIn(const QString& shown, std::size_t most) const
{
    std::vector<Span> spans;
    qsizetype at = 0;
    while (spans.size() < most && (at = shown.indexOf(m_text, at, Qt::CaseInsensitive)) >= 0) {
        spans.push_back({at, m_text.size()});
        at += m_text.size();
    }
    return spans;
}

bool LogPattern::operator==(const LogPattern& other) const
{
    return m_text == other.m_text && m_syntax == other.m_syntax;
}

} // namespace models
