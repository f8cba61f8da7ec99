// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include <functional>

class QFontMetrics;

namespace models {
class HistoryModel;
}

namespace widgets {

/// Sections that a table shows unless the user chose otherwise.
struct ColumnsByRoom {
    QSet<int> shown;
    bool isStatusAsIcon = false; ///< there is no room for its word

    bool operator==(const ColumnsByRoom&) const = default;
};

/// How wide a section would be, in pixels.
using SectionWidths = std::function<int(int section)>;

/// The wider the room (pixels), the more, as far as the history has something to tell apart; never
/// wider than the room unless that is tiny.
[[nodiscard]] ColumnsByRoom columnsByRoom(const models::HistoryModel& model,
    const QFontMetrics& metrics, int room, const SectionWidths& widthOf);
/// In pixels.
[[nodiscard]] int defaultSectionWidth(
    int section, const models::HistoryModel& model, const QFontMetrics& metrics);
/// Of a status without its word.
[[nodiscard]] int statusIconWidth();

} // namespace widgets
