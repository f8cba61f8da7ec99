// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace models {

/// What a person looks for in a log: a piece of text, or a regular expression; letter case is
/// ignored. A copy may be used in another thread.
class LogPattern {
public:
    enum class Syntax : std::uint8_t { Plain, RegularExpression };
    enum class Outcome : std::uint8_t {
        NoMatch,
        Match,
        TooComplex, ///< the expression took too many steps on this text; nobody knows
    };
    struct Span {
        qsizetype start = 0;
        qsizetype length = 0;
        bool operator==(const Span&) const = default;
    };

    /// Looks for nothing.
    LogPattern() = default;
    LogPattern(const QString& text, Syntax syntax);

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    /// Why the regular expression can't be used, for a person; empty if it can.
    [[nodiscard]] QString error() const;
    /// Whether the message holds what is looked for. An empty or unusable pattern matches nothing.
    [[nodiscard]] Outcome match(std::string_view utf8) const;
    /// Where it stands in a text that is shown; at most that many places.
    [[nodiscard]] std::vector<Span> spansIn(const QString& shown, std::size_t most = 1000) const;

    [[nodiscard]] bool operator==(const LogPattern& other) const;

private:
    [[nodiscard]] std::vector<Span> plainSpansIn(const QString& shown, std::size_t most) const;

    QString m_text;
    Syntax m_syntax = Syntax::Plain;
    std::string
        m_bytes; ///< in lower case where the text is plain ASCII, or has no case; else empty
    QRegularExpression m_expression;
};

} // namespace models
