// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/operations/connection.h"
#include "deploy/sources/freshness.h"

#include <QIcon>
#include <QPalette>

#include <optional>

namespace models {
class TimeContext;
}

namespace console {

/// How large the icons of tabs are: one sign, and the color of its connection beside.
inline constexpr QSize tabIconSize(20, 16);

/// Of a tab that shows a deployment: its status.
[[nodiscard]] QIcon deploymentTabIcon(const history::History& history, history::Row row,
    std::optional<operations::ConnectionColor> connection, const QPalette& palette);

/// Foreign text as a tab's tool tip: read out as it is wherever it can be, since a screen reader
/// says the tags of rich text; never taken for markup.
[[nodiscard]] QString tabToolTip(const QString& text);

/// What such a tab is of: id, source, status, when it began.
[[nodiscard]] QString deploymentTabToolTip(const history::History& history, history::Row row,
    const QString& source, const models::TimeContext& time);

/// Of a tab that shows a list: a dot that is filled while it is live, a ring otherwise, in the
/// color of how it stands.
[[nodiscard]] QIcon listTabIcon(sources::Freshness::State state,
    std::optional<operations::ConnectionColor> connection, const QPalette& palette);

} // namespace console
