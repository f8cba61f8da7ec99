// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/log/log_search.h"
#include "deploy/models/log/log_text.h"

#include <QAbstractScrollArea>
#include <QCache>

#include <cstddef>
#include <memory>
#include <optional>

namespace models {
class TimeContext;
}

namespace widgets {

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

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    /// The log could not be read: that there are no lines does not mean that it is empty.
    void setUnread(bool unread);
    /// What stands in the place of lines where there are none.
    [[nodiscard]] QString emptyText() const;
    /// Shows only what the search has found.
    void setMatchesOnly(bool matchesOnly);
    /// The search has found more, or begins anew.
    void updateMatches();

    /// Lines to scroll over.
    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] std::optional<std::size_t> currentEntry() const { return m_current; }
    /// Selects the entry and brings it to the middle.
    void showEntry(std::size_t entry);
    void scrollToEnd();
    [[nodiscard]] bool isAtEnd() const;
    [[nodiscard]] int rowHeight() const;
    /// Nothing selected: no lines.
    [[nodiscard]] models::LogText selectedText() const;
    [[nodiscard]] models::LogText allText() const;
    void selectAll();
    /// The line as it is painted, behind its time.
    [[nodiscard]] QString shownText(std::size_t entry) const;

Q_SIGNALS:
    void currentChanged();
    void copyRequested();
    /// Enter or a double click: the entry is to be seen whole.
    void entryActivated(std::size_t entry);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Line {
        QString text;
        int width = 0;
    };
    struct Paint;

    [[nodiscard]] std::size_t entryOfRow(std::size_t row) const;
    [[nodiscard]] std::size_t rowOfEntry(std::size_t entry) const;
    [[nodiscard]] std::optional<std::size_t> rowAt(const QPointF& place) const;
    [[nodiscard]] std::size_t rowsOnScreen() const;
    [[nodiscard]] bool isSelected(std::size_t row) const;
    [[nodiscard]] bool spansDays() const;
    [[nodiscard]] bool hasOtherOffsets() const;
    [[nodiscard]] QString timeTextOf(std::size_t entry) const;
    [[nodiscard]] const Line& line(std::size_t entry) const;
    [[nodiscard]] Line makeLine(std::size_t entry) const;
    void paintRow(const Paint& paint, std::size_t row) const;
    void paintMatches(
        const Paint& paint, const QString& text, const QRect& rect, bool selected) const;
    void moveTo(std::size_t row, bool extend);
    bool moveByKey(const QKeyEvent& event);
    void ensureVisible(std::size_t row);
    void updateFont();
    void updateScrollBars();
    void updateContents(bool wasAtEnd);
    void extendTo(const QPointF& place);

    const models::TimeContext& m_time;
    const models::LogSearch& m_search;
    std::shared_ptr<const deployment::Deployment> m_deployment;
    bool m_matchesOnly = false;
    bool m_isUnread = false;
    std::optional<std::size_t> m_anchor; ///< entries, not rows: they outlast a change of the filter
    std::optional<std::size_t> m_current;
    mutable QCache<std::size_t, Line> m_lines{400};
    int m_timeWidth = 0;
    int m_widest = 0; ///< of the lines seen so far
    int m_dragTimer = 0;
};

} // namespace widgets
