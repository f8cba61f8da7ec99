// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QWidget;

namespace widgets {

/// A control has no room on its page now and stands behind the button, which shows it; null: it has
/// room.
void setFoldedBehind(QWidget& control, QAbstractButton* button);
/// Whether the user finds it on the page: it is seen there, or is folded away.
[[nodiscard]] bool isOffered(const QWidget& control, const QWidget& page);
/// Has the page show a control that it offers.
void unfold(QWidget& control);

} // namespace widgets
