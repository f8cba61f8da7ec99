// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace console {

/// Something that can be done or gone to by its name.
struct PaletteEntry {
    QString title;
    QString hint; ///< what kind of thing it is, or where it leads
    QString keys; ///< that do the same
    std::function<void()> run;
};

} // namespace console
