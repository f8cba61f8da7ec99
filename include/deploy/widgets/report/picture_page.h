// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QPagedPaintDevice;

namespace widgets {

/// A drawing (SVG) on a page, as wide as that and no higher; false if it is none, or if the device
/// could not begin. In any thread.
[[nodiscard]] bool paintPicturePage(const QByteArray& svg, QPagedPaintDevice& device);

} // namespace widgets
