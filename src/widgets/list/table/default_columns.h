// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFontMetrics;

namespace models {
class HistoryModel;
}

namespace widgets {

/// Whether a table of that width (pixels) shows the section unless the user chose otherwise: the
/// wider, the more.
[[nodiscard]] bool isShownByDefault(int section, int tableWidth);
/// In pixels.
[[nodiscard]] int defaultSectionWidth(
    int section, const models::HistoryModel& model, const QFontMetrics& metrics);

} // namespace widgets
