// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk.h"

#include <QString>

namespace random_window {

/// Where the selected row that the keys are on stands on the screen, if the list is in front and
/// all of the row is seen.
class KeptPlace {
public:
    explicit KeptPlace(const Desk& desk);

    /// Unless it is gone, it stands there still.
    void expectKept(const Desk& desk) const;

private:
    QString m_id;
    int m_top = 0;
};

} // namespace random_window
