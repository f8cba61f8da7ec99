// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk.h"

#include <QRect>
#include <QString>

namespace random_window {

/// Where the selected row that the keys are on stands on the screen, if the list is in front and
/// all of the row is seen. Where a message comes or goes, the table has another place.
class KeptPlace {
public:
    explicit KeptPlace(const Desk& desk);

    /// Unless it is gone, it stands there still.
    void expectKept(const Desk& desk) const;

private:
    QString m_id;
    int m_bottom = 0;
    QRect m_table; ///< in the window
};

} // namespace random_window
