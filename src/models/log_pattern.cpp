// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log_pattern.h"

#include "log_expression.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {
namespace {

// A runaway expression ends after this many steps on one text: a few milliseconds.
const QString StepLimit = QStringLiteral("(*LIMIT_MATCH=500000)(*LIMIT_DEPTH=20000)");

/// Whether ignoring the case of ASCII letters is all that ignoring case means for this text.
bool hasOnlyAsciiCase(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return c.unicode() < 0x80
            || (!c.isSurrogate() && c.toCaseFolded() == c && !c.isUpper() && !c.isLower());
    });
}

std::shared_ptr<const LogExpression> compiled(const QString& text, LogExpression::Syntax syntax)
{
    return std::make_shared<const LogExpression>(text.toStdString(), syntax);
}

} // namespace

LogPattern::LogPattern(const QString& text, Syntax syntax)
    : m_text(text)
    , m_syntax(syntax)
{
    using Matched = LogExpression::Syntax;
    if (syntax == Syntax::RegularExpression) {
        m_shown.setPattern(StepLimit + text);
        m_shown.setPatternOptions(QRegularExpression::CaseInsensitiveOption
            | QRegularExpression::UseUnicodePropertiesOption);
        m_matched = compiled(text, Matched::RegularExpression);
    } else if (hasOnlyAsciiCase(text)) {
        m_bytes = text.toStdString();
    } else {
        m_matched = compiled(text, Matched::Literal);
    }
}

QString LogPattern::error() const
{
    if (isEmpty() || m_syntax == Syntax::Plain)
        return {};
    if (m_shown.isValid())
        return QString::fromStdString(m_matched->error());
    const auto place = std::max<qsizetype>(0, m_shown.patternErrorOffset() - StepLimit.size());
    return QCoreApplication::translate("LogPattern", "%1 (at character %2)")
        .arg(m_shown.errorString(), QString::number(place + 1));
}

std::vector<LogPattern::Span> LogPattern::spansIn(const QString& shown, std::size_t most) const
{
    if (isEmpty() || !error().isEmpty())
        return {};
    if (m_syntax == Syntax::Plain)
        return plainSpansIn(shown, most);
    std::vector<Span> spans;
    auto matches = m_shown.globalMatch(shown);
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
