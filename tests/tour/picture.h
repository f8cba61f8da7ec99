// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QString>

namespace tour {

/// Writes a PNG in the 256 colors that are most frequent in it, which is enough for a window and a
/// third of the size. False if it could not be written.
[[nodiscard]] bool savePicture(const QPixmap& picture, const QString& path);

} // namespace tour
