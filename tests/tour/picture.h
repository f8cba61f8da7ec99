// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QString>

namespace tour {

/// Writes a PNG in 256 colors, which is enough for a window and a third of the size: the frequent
/// ones, and of the others such that none is shown as quite another. False if it could not be
/// written.
[[nodiscard]] bool savePicture(const QPixmap& picture, const QString& path);

} // namespace tour
