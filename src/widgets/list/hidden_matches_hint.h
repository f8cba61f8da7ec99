// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/hidden_matches.h"

#include <QObject>

#include <vector>

namespace models {
class HistoryModel;
}

namespace widgets {

class HistoryTable;
class ListFooter;

/// Says below the list which of its rows are found by columns that are not shown, and shows those.
class HiddenMatchesHint final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HiddenMatchesHint)

public:
    struct Parts {
        const models::HistoryModel& model;
        HistoryTable& table;
        ListFooter& footer;
    };
    /// Everything outlives it.
    HiddenMatchesHint(const Parts& parts, QObject* parent);

    /// Other rows may be shown.
    void update();

private:
    [[nodiscard]] std::vector<history::HiddenMatches> matches() const;
    void showColumns();

    Parts m_parts;
    std::vector<history::HiddenMatches> m_matches;
};

} // namespace widgets
