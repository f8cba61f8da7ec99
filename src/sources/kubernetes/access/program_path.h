// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace sources {

/// The file that a command's name leads to: itself where it has a separator, else what PATH has of
/// that name. A desktop program often has another PATH than the shell. Error (NotFound): what was
/// searched, and the hint how to install it, which somebody else wrote.
[[nodiscard]] deployment::Expected<QString> findProgram(
    const std::string& command, const QByteArray& path, const std::string& installHint);

/// Foreign words for a sentence: without escape sequences and control characters, in one line, at
/// most a few hundred characters.
[[nodiscard]] std::string cleanWords(std::string_view text);

} // namespace sources
