// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_pattern.h"

#include "log_expression.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

// A runaway expression ends after this many steps on one text: a few milliseconds.
const QString stepLimit = QStringLiteral("(*LIMIT_MATCH=500000)(*LIMIT_DEPTH=20000)");

} // namespace

LogPattern::LogPattern(const QString& text, Syntax syntax)
    : m_text(text)
    , m_syntax(syntax)
{
    if (syntax == Syntax::Plain) {
        m_finder = deployment::CaseInsensitiveFinder(text.toStdString());
        return;
    }
    m_shown.setPattern(stepLimit + text);
    m_shown.setPatternOptions(
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    m_matched = std::make_shared<const LogExpression>(text.toStdString());
}

QString LogPattern::error() const
{
    if (isEmpty() || m_syntax == Syntax::Plain)
        return {};
    if (m_shown.isValid())
        return QString::fromStdString(m_matched->error());
    const auto place = std::max<qsizetype>(0, m_shown.patternErrorOffset() - stepLimit.size());
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
    const std::string utf8 = shown.toStdString();
    std::vector<Span> spans;
    std::size_t bytes = 0; // up to here, and so many letters of the QString
    qsizetype letters = 0;
    const auto lettersUpTo = [&](std::size_t place) {
        const std::string_view passed = std::string_view(utf8).substr(bytes, place - bytes);
        bytes = place;
        return letters += QString::fromUtf8(passed.data(), qsizetype(passed.size())).size();
    };
    for (const auto& [begin, end] : m_finder.spansIn(utf8, most)) {
        const qsizetype start = lettersUpTo(begin);
        spans.push_back({start, lettersUpTo(end) - start});
    }
    return spans;
}

bool LogPattern::operator==(const LogPattern& other) const
{
    return m_text == other.m_text && m_syntax == other.m_syntax;
}

} // namespace models
