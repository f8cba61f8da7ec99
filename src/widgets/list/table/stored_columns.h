// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantList>

namespace widgets {

/// The section of that name in a stored state; -1 if there is none.
[[nodiscard]] int sectionByName(const QString& name);
/// Before columns went by the width of the table, a state that no one had changed had these.
[[nodiscard]] bool isFormerDefault(const QVariantList& columns);

} // namespace widgets
