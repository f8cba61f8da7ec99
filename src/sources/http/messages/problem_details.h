// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sources {

/// What a server says about a request that it did not fulfil (RFC 9457). Its own words: foreign
/// text, not longer than a paragraph.
struct ProblemDetails {
    QString type; ///< for telling cases apart, never shown
    QString title;
    QString detail;

    /// "Title: detail", or what there is of it.
    [[nodiscard]] QString text() const;
};

/// nullopt unless the body is a JSON object with at least one of the strings; members of a wrong
/// type are ignored. The type may be any JSON type: many servers don't know the one of RFC 9457.
[[nodiscard]] std::optional<ProblemDetails> parseProblem(
    const QByteArray& contentType, const QByteArray& body);

} // namespace sources
