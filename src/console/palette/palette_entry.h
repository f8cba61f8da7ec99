// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace console {

/// Between the names of a menu and of one that is in it.
inline constexpr QStringView menuStep = u" › ";

/// Something that can be done or gone to by its name.
struct PaletteEntry {
    QString title;
    QString hint; ///< what kind of thing it is, where it leads, or in which menu it stands
    QString keys; ///< that do the same
    std::function<void()> run;
    QString reason = {}; ///< why it cannot be done now, a sentence; empty: it can
};

} // namespace console
