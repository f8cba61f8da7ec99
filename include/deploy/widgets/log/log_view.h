// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/time_ticks.h"
#include "deploy/models/log/log_search.h"
#include "deploy/models/log/log_text.h"

#include <QAbstractScrollArea>

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

namespace models {
class TimeContext;
}

namespace widgets {

class LogLines;
class LogReading;
class LogRows;
class LogSelection;
class RowScroller;

/// What is to be seen at a glance among the lines.
struct LogMarks {
    std::optional<std::size_t> entry; ///< that was written at the moment that is looked at
    std::optional<models::TimeSpan> range; ///< lines of other times step back
    /// Entries that say why the deployment failed, the first and the last of them.
    std::optional<std::pair<std::size_t, std::size_t>> failing;

    [[nodiscard]] bool isDimmed(deployment::Timestamp time) const
    {
        return range && (time < range->from || time > range->to);
    }
    [[nodiscard]] bool isFailing(std::size_t place) const
    {
        return failing && place >= failing->first && place <= failing->second;
    }
    bool operator==(const LogMarks&) const = default;
};

/// The entries of a log, one a line, time and message. Only what is on the screen is ever laid out,
/// so that ten million entries scroll like ten. Line breaks and control characters are shown
/// escaped; what is copied is the source's text. A view that stands at the end stays there when
/// entries arrive.
class LogView final : public QAbstractScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)

public:
    LogView(const models::TimeContext& time, const models::LogSearch& search,
        QWidget* parent = nullptr);
    ~LogView() override;

    /// Unread: the log could not be read; that there are no lines does not mean that it is empty.
    void setDeployment(
        std::shared_ptr<const deployment::Deployment> deployment, bool isUnread = false);
    /// Shows only what the search has found.
    void setMatchesOnly(bool matchesOnly);
    /// The search has found more, or has restarted.
    void updateMatches();

    [[nodiscard]] const LogRows& rows() const { return *m_rows; }
    /// For who hears it.
    [[nodiscard]] const LogReading& reading() const { return *m_reading; }
    void setMarks(const LogMarks& marks);
    /// Lines to scroll over.
    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] std::optional<std::size_t> currentEntry() const;
    /// Selects the entry and brings it to the middle; with those up to the other one.
    void showEntry(std::size_t entry, std::optional<std::size_t> upTo = std::nullopt);
    /// Scrolls to the entry, or the next one that is shown, if it is not in view; with some lines
    /// before it.
    void bringIntoView(std::size_t entry);
    [[nodiscard]] int rowHeight() const;
    /// Nothing selected: no lines.
    [[nodiscard]] models::LogText selectedText() const;
    void selectAll();
    /// The line as it is painted, after its time.
    [[nodiscard]] QString shownText(std::size_t entry) const;

Q_SIGNALS:
    void currentChanged();
    /// The entry under the pointer; nullopt once it has left.
    void pointedAt(std::optional<std::size_t> entry);
    void copyRequested();
    /// Enter or a double click: the entry is to be seen whole.
    void entryActivated(std::size_t entry);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectMouse();
    void moveTo(std::size_t row, bool extend);
    void announceCurrent();
    void updateFont();
    void updateScrollBars();
    void updateContents(bool wasAtEnd);

    const models::LogSearch& m_search;
    const std::unique_ptr<LogLines> m_lines;
    const std::unique_ptr<LogRows> m_rows;
    const std::unique_ptr<RowScroller> m_scroller;
    const std::unique_ptr<LogSelection> m_selection;
    const std::unique_ptr<LogReading> m_reading;
    LogMarks m_marks;
    /// What was brought into view last, and where the view stood then.
    struct ShownEntry {
        std::size_t entry = 0;
        int scrolledTo = 0;
    };
    std::optional<ShownEntry> m_shown;
    int m_widest = 0; ///< of the lines seen so far
};

} // namespace widgets
