// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QTimer;
class QToolButton;

namespace models {
class LogSearch;
}

namespace widgets {

class LogView;
class PlainLabel;

/// What is searched for in a log, how many lines have it, and the ways from match to match. The
/// search and the view are shared with others, and outlive it.
class LogSearchBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogSearchBar)

public:
    LogSearchBar(models::LogSearch& matches, LogView& view, QWidget* parent);

    void focusField();
    void findNext() { step(1); }
    void findPrevious() { step(-1); }
    /// Not the matches alone.
    void showAllLines();
    /// The log has changed.
    void updateFound();

private:
    void setupSearch();
    void connectSearch();
    void search();
    void step(int direction);
    [[nodiscard]] QString foundText() const;

    models::LogSearch& m_matches;
    LogView& m_view;
    QLineEdit* m_wanted = nullptr;
    QToolButton* m_expression = nullptr;
    QCheckBox* m_matchesOnly = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    PlainLabel* m_found = nullptr;
    QTimer* m_typing; ///< waits for a pause in typing before it searches
    bool m_jumpToFirst = false; ///< the next match found is to be shown
};

} // namespace widgets
