// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace sources {

/// The journal's file as it is today, and how one of an older version becomes one.
inline constexpr int journalVersion = 3;

/// In the order of every statement: "id, kind, ...".
[[nodiscard]] const QString& journalColumns();
/// What changes of a command after it was prepared: "state=?, ...".
[[nodiscard]] const QString& journalProgress();
/// The statements that make a file of that version one of today; 0: an empty one.
[[nodiscard]] QStringList journalStepsFrom(int version);

} // namespace sources
