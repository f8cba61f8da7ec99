// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace widgets {

/// How far a load is. Unknown numbers are zero.
struct LoadState {
    bool isLoading = false;
    quint64 done = 0; ///< bytes
    quint64 total = 0; ///< bytes
    quint64 records = 0;

    bool operator==(const LoadState&) const = default;
};

} // namespace widgets
