// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/case_insensitive_finder.h"

#include <QRegularExpression>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace models {

class LogExpression;

/// What the user searches for in a log: a string (deployment::CaseInsensitiveFinder), or a
/// case-insensitive regular expression. A copy may be used in another thread; a LogMatcher finds
/// the entries.
class LogPattern {
public:
    enum class Syntax : std::uint8_t { Plain, RegularExpression };
    struct Span {
        qsizetype start = 0;
        qsizetype length = 0;
        bool operator==(const Span&) const = default;
    };

    /// Matches nothing.
    LogPattern() = default;
    LogPattern(const QString& text, Syntax syntax);

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    /// Why the regular expression is invalid, for the user; empty if it is valid.
    [[nodiscard]] QString error() const;
    /// Where it occurs in a string that is shown; at most that many places.
    [[nodiscard]] std::vector<Span> spansIn(const QString& shown, std::size_t most = 1000) const;

    [[nodiscard]] bool operator==(const LogPattern& other) const;

private:
    friend class LogMatcher;

    [[nodiscard]] std::vector<Span> plainSpansIn(const QString& shown, std::size_t most) const;

    QString m_text;
    Syntax m_syntax = Syntax::Plain;
    deployment::CaseInsensitiveFinder m_finder{std::string_view()}; ///< of plain text
    std::shared_ptr<const LogExpression> m_matched; ///< finds entries; null for plain text
    QRegularExpression m_shown; ///< marks the places in what is shown; the same expression
};

} // namespace models
