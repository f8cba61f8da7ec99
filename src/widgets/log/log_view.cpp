// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/log/log_view.h"

#include "log_accessible.h"
#include "log_lines.h"
#include "log_mouse.h"
#include "log_reading.h"
#include "log_rows.h"
#include "log_selection.h"
#include "log_view_painter.h"
#include "row_scroller.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/theme/theme.h"

#include <QAccessible>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace widgets {

namespace {

constexpr int rowPaddingOfLog = 4;

/// Of keys that go to the end of a line elsewhere a screen reader says the letter there.
void sayCurrentLine(QWidget& view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(&view);
    QAccessibleTextInterface* text = reader == nullptr ? nullptr : reader->textInterface();
    if (text == nullptr)
        return;
    int first = 0;
    int last = 0;
    announce(view,
        text->textAtOffset(text->cursorPosition(), QAccessible::LineBoundary, &first, &last)
            .trimmed());
}

} // namespace

LogView::LogView(const models::TimeContext& time, const models::LogSearch& search, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_search(search)
    , m_lines(std::make_unique<LogLines>(time))
    , m_rows(std::make_unique<LogRows>(time, *m_lines, search))
    , m_scroller(std::make_unique<RowScroller>(*this))
    , m_selection(std::make_unique<LogSelection>())
    , m_reading(std::make_unique<LogReading>(*m_lines, *m_rows, *m_scroller, *m_selection))
{
    LogAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::IBeamCursor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    addPageAction(*this, PageAction::Copy, KeyUse::Shown, [this] { Q_EMIT copyRequested(); });
    addPageAction(*this, PageAction::SelectAll, KeyUse::Shown, [this] { selectAll(); });
    connectMouse();
    updateFont();
    connect(&time, &models::TimeContext::zoneChanged, this, [this] {
        updateFont();
        viewport()->update();
    });
}

LogView::~LogView() = default;

void LogView::connectMouse()
{
    const auto* mouse = new LogMouse(*this, *m_scroller);
    connect(mouse, &LogMouse::pressed, this,
        [this](std::size_t row, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
            // A right click on the selection opens a menu for it.
            if (button != Qt::RightButton || !m_selection->contains(m_rows->entryAt(row)))
                moveTo(row, modifiers.testFlag(Qt::ShiftModifier));
        });
    connect(mouse, &LogMouse::draggedTo, this, [this](std::size_t row) { moveTo(row, true); });
    connect(mouse, &LogMouse::pointedAt, this, [this](std::optional<std::size_t> row) {
        Q_EMIT pointedAt(row ? std::optional(m_rows->entryAt(*row)) : std::nullopt);
    });
    connect(mouse, &LogMouse::activated, this,
        [this](std::size_t row) { Q_EMIT entryActivated(m_rows->entryAt(row)); });
}

void LogView::updateFont()
{
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    viewport()->setFont(mono);
    m_lines->setFont(viewport()->font());
    updateScrollBars();
}

void LogView::setDeployment(std::shared_ptr<const deployment::Deployment> deployment, bool isUnread)
{
    const bool wasAtEnd = m_scroller->isAtEnd();
    m_rows->setUnread(isUnread);
    m_lines->setDeployment(std::move(deployment));
    m_selection->limit(m_lines->size());
    updateFont();
    updateContents(wasAtEnd);
}

void LogView::setMatchesOnly(bool matchesOnly)
{
    if (matchesOnly == m_rows->isMatchesOnly())
        return;
    const bool wasAtEnd = m_scroller->isAtEnd();
    m_rows->setMatchesOnly(matchesOnly);
    updateContents(wasAtEnd);
    if (m_selection->current() && rowCount() > 0)
        m_scroller->ensureVisible(std::min(m_rows->rowOf(*m_selection->current()), rowCount() - 1));
}

void LogView::updateMatches()
{
    if (m_rows->isMatchesOnly())
        updateContents(m_scroller->isAtEnd());
    viewport()->update();
}

void LogView::updateContents(bool wasAtEnd)
{
    updateScrollBars();
    if (wasAtEnd)
        m_scroller->scrollToEnd();
    viewport()->update();
}

void LogView::setMarks(const LogMarks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    viewport()->update();
}

std::size_t LogView::rowCount() const
{
    return m_rows->count();
}

int LogView::rowHeight() const
{
    return viewport()->fontMetrics().height() + rowPaddingOfLog;
}

void LogView::updateScrollBars()
{
    m_scroller->setRows(rowCount(), rowHeight());
    const int margins = 3 * LogViewPainter::sidePadding;
    const int free = std::max(1, viewport()->width() - m_lines->timeWidth() - margins);
    horizontalScrollBar()->setPageStep(free);
    horizontalScrollBar()->setSingleStep(viewport()->fontMetrics().averageCharWidth() * 4);
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - free));
}

std::optional<std::size_t> LogView::currentEntry() const
{
    return m_selection->current();
}

void LogView::showEntry(std::size_t entry, std::optional<std::size_t> upTo)
{
    if (entry >= m_lines->size() || rowCount() == 0)
        return;
    const std::size_t row = std::min(m_rows->rowOf(entry), rowCount() - 1);
    moveTo(row, false);
    if (upTo)
        m_selection->select(std::min(*upTo, m_lines->size() - 1), entry);
    m_scroller->center(row);
    m_shown = {entry, verticalScrollBar()->value()};
}

void LogView::bringIntoView(std::size_t entry)
{
    if (rowCount() == 0)
        return;
    m_scroller->bringIntoView(std::min(m_rows->rowOf(entry), rowCount() - 1));
    m_shown = {entry, verticalScrollBar()->value()};
}

QString LogView::shownText(std::size_t entry) const
{
    return m_lines->line(entry).text;
}

models::LogText LogView::selectedText() const
{
    const auto selected = m_selection->range();
    return selected ? m_rows->textOf(*selected) : models::LogText();
}

void LogView::selectAll()
{
    if (rowCount() == 0)
        return;
    m_selection->select(m_rows->entryAt(0), m_rows->entryAt(rowCount() - 1));
    viewport()->update();
    Q_EMIT currentChanged();
}

void LogView::moveTo(std::size_t row, bool extend)
{
    const std::size_t entry = m_rows->entryAt(row);
    if (extend)
        m_selection->extendTo(entry);
    else
        m_selection->select(entry, entry);
    m_scroller->ensureVisible(row);
    viewport()->update();
    announceCurrent();
    Q_EMIT currentChanged();
}

/// Who hears the log is read the line on which the caret stands now.
void LogView::announceCurrent()
{
    const auto row = m_reading->currentRow();
    if (!QAccessible::isActive() || !row)
        return;
    QAccessibleTextCursorEvent moved(this, m_reading->excerpt().offsetOf(*row));
    QAccessible::updateAccessibility(&moved);
}

void LogView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setFont(viewport()->font());
    if (rowCount() == 0) {
        painter.setPen(theme::secondaryText(palette()));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, m_rows->emptyText());
        return;
    }
    const LogViewPainter lines(painter,
        {palette(), m_lines->timeWidth() + 2 * LogViewPainter::sidePadding,
            horizontalScrollBar()->value(), m_search.pattern()});
    const std::size_t first = m_scroller->first();
    const std::size_t end = std::min(rowCount(), first + m_scroller->rowsOnScreen() + 1);
    int widest = m_widest;
    for (std::size_t row = first; row < end; ++row) {
        const std::size_t entry = m_rows->entryAt(row);
        const LogLines::Line& line = m_lines->line(entry);
        const int top = static_cast<int>(row - first) * rowHeight();
        lines.paint({QRect(0, top, viewport()->width(), rowHeight()), m_lines->timeText(entry),
            line.text, m_selection->contains(entry), hasFocus() && m_selection->current() == entry,
            m_marks.entry == entry, m_marks.isFailing(entry), line.level,
            m_marks.isDimmed(m_lines->deployment()->log.time(entry))});
        widest = std::max(widest, line.width);
    }
    if (widest > m_widest) {
        m_widest = widest;
        QMetaObject::invokeMethod(
            this, [this] { updateScrollBars(); }, Qt::QueuedConnection);
    }
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    const auto current = currentEntry();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (isEnter && current) {
        Q_EMIT entryActivated(*current);
    } else if (const auto row = m_scroller->rowAfter(
                   event->key(), current ? std::optional(m_rows->rowOf(*current)) : std::nullopt)) {
        moveTo(*row, event->modifiers().testFlag(Qt::ShiftModifier));
        if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
            sayCurrentLine(*this);
    } else if (!m_scroller->scrollSideways(event->key())) {
        event->ignore();
    }
}

void LogView::resizeEvent(QResizeEvent* event)
{
    // The scroll bars' old range shows whether the view was at the end before it grew or shrank.
    const bool wasAtEnd = m_scroller->isAtEnd();
    // A page shows an entry before it has its size. Whoever scrolled since looks at something else.
    const bool isShown = m_shown && m_shown->scrolledTo == verticalScrollBar()->value();
    QAbstractScrollArea::resizeEvent(event);
    updateContents(wasAtEnd);
    if (!isShown || rowCount() == 0)
        return;
    // With what follows it.
    const std::size_t row = std::min(m_rows->rowOf(m_shown->entry), rowCount() - 1);
    const std::size_t end = m_scroller->first() + m_scroller->rowsOnScreen();
    if (row < m_scroller->first() || row + 1 >= end)
        m_scroller->center(row);
    m_shown->scrolledTo = verticalScrollBar()->value();
}

void LogView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_widest = 0;
        updateFont();
    }
}

} // namespace widgets
