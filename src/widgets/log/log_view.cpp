// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/log/log_view.h"

#include "log_lines.h"
#include "log_selection.h"
#include "log_view_painter.h"
#include "row_scroller.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/theme/theme.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int rowPaddingOfLog = 4;
constexpr int millisecondsBetweenDragSteps = 40;
constexpr int maxDescription = 500;

} // namespace

LogView::LogView(const models::TimeContext& time, const models::LogSearch& search, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_time(time)
    , m_search(search)
    , m_lines(std::make_unique<LogLines>(time))
    , m_scroller(std::make_unique<RowScroller>(*this))
    , m_selection(std::make_unique<LogSelection>())
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::IBeamCursor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    updateFont();
    connect(&time, &models::TimeContext::zoneChanged, this, [this] {
        updateFont();
        viewport()->update();
    });
}

LogView::~LogView() = default;

void LogView::updateFont()
{
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    viewport()->setFont(mono);
    m_lines->setFont(viewport()->font());
    updateScrollBars();
}

void LogView::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    const bool wasAtEnd = isAtEnd();
    m_lines->setDeployment(std::move(deployment));
    m_selection->limit(m_lines->size());
    updateFont();
    updateContents(wasAtEnd);
}

void LogView::setUnread(bool unread)
{
    if (std::exchange(m_isUnread, unread) != unread)
        viewport()->update();
}

QString LogView::emptyText() const
{
    if (m_isUnread)
        return tr("The log could not be read");
    return m_matchesOnly ? tr("No line matches") : tr("The log is empty");
}

void LogView::setMatchesOnly(bool matchesOnly)
{
    if (matchesOnly == m_matchesOnly)
        return;
    const bool wasAtEnd = isAtEnd();
    m_matchesOnly = matchesOnly;
    updateContents(wasAtEnd);
    if (m_selection->current() && rowCount() > 0)
        m_scroller->ensureVisible(std::min(rowOfEntry(*m_selection->current()), rowCount() - 1));
}

void LogView::updateMatches()
{
    if (m_matchesOnly)
        updateContents(isAtEnd());
    viewport()->update();
}

void LogView::updateContents(bool wasAtEnd)
{
    updateScrollBars();
    if (wasAtEnd)
        scrollToEnd();
    viewport()->update();
}

std::size_t LogView::rowCount() const
{
    return m_matchesOnly ? m_search.matches().size() : m_lines->size();
}

std::size_t LogView::entryOfRow(std::size_t row) const
{
    return m_matchesOnly ? m_search.matches()[row] : row;
}

std::size_t LogView::rowOfEntry(std::size_t entry) const
{
    if (!m_matchesOnly)
        return entry;
    return m_search.matches().lowerBound(entry);
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

bool LogView::isAtEnd() const
{
    return m_scroller->isAtEnd();
}

void LogView::scrollToEnd()
{
    m_scroller->scrollToEnd();
}

std::optional<std::size_t> LogView::currentEntry() const
{
    return m_selection->current();
}

void LogView::showEntry(std::size_t entry)
{
    if (entry >= m_lines->size() || rowCount() == 0)
        return;
    const std::size_t row = std::min(rowOfEntry(entry), rowCount() - 1);
    moveTo(row, false);
    m_scroller->center(row);
}

QString LogView::shownText(std::size_t entry) const
{
    return m_lines->line(entry).text;
}

models::LogText LogView::selectedText() const
{
    const auto selected = m_selection->range();
    if (!selected || rowCount() == 0)
        return {};
    const auto [first, last] = *selected;
    if (!m_matchesOnly)
        return {m_lines->deployment(), m_time.zone(), first, last - first + 1};
    const std::size_t begin = rowOfEntry(first);
    return {m_lines->deployment(), m_time.zone(), m_search.matches(), begin,
        rowOfEntry(last + 1) - begin};
}

models::LogText LogView::allText() const
{
    if (m_matchesOnly)
        return {m_lines->deployment(), m_time.zone(), m_search.matches(), 0, rowCount()};
    return {m_lines->deployment(), m_time.zone()};
}

void LogView::selectAll()
{
    if (rowCount() == 0)
        return;
    m_selection->select(entryOfRow(0), entryOfRow(rowCount() - 1));
    viewport()->update();
    Q_EMIT currentChanged();
}

void LogView::moveTo(std::size_t row, bool extend)
{
    const std::size_t entry = entryOfRow(row);
    if (extend)
        m_selection->extendTo(entry);
    else
        m_selection->select(entry, entry);
    m_scroller->ensureVisible(row);
    viewport()->update();
    setAccessibleDescription(
        m_lines->timeText(entry) + QLatin1Char(' ') + shownText(entry).left(maxDescription));
    Q_EMIT currentChanged();
}

void LogView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setFont(viewport()->font());
    if (rowCount() == 0) {
        painter.setPen(theme::secondaryText(palette()));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, emptyText());
        return;
    }
    const LogViewPainter lines(painter,
        {palette(), m_lines->timeWidth() + 2 * LogViewPainter::sidePadding,
            horizontalScrollBar()->value(), m_search.pattern()});
    const std::size_t first = m_scroller->first();
    const std::size_t end = std::min(rowCount(), first + m_scroller->rowsOnScreen() + 1);
    int widest = m_widest;
    for (std::size_t row = first; row < end; ++row) {
        const std::size_t entry = entryOfRow(row);
        const LogLines::Line& line = m_lines->line(entry);
        const int top = static_cast<int>(row - first) * rowHeight();
        lines.paint(
            {QRect(0, top, viewport()->width(), rowHeight()), m_lines->timeText(entry), line.text,
                m_selection->contains(entry), hasFocus() && m_selection->current() == entry});
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
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && currentEntry()) {
        Q_EMIT entryActivated(*currentEntry());
    } else if (event->key() == Qt::Key_Left) {
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    } else if (event->key() == Qt::Key_Right) {
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    } else if (!moveByKey(*event)) {
        event->ignore();
    }
}

bool LogView::moveByKey(const QKeyEvent& event)
{
    const auto current = currentEntry();
    const auto row = m_scroller->rowAfter(
        event.key(), current ? std::optional(rowOfEntry(*current)) : std::nullopt);
    if (row)
        moveTo(*row, event.modifiers().testFlag(Qt::ShiftModifier));
    return row.has_value();
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    const auto row = m_scroller->rowAt(event->position());
    if (!row)
        return;
    // A right click on the selection opens a menu for it.
    if (event->button() == Qt::RightButton && m_selection->contains(entryOfRow(*row)))
        return;
    moveTo(*row, event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    extendTo(event->position());
    if (m_dragTimer == 0 && !viewport()->rect().contains(event->position().toPoint()))
        m_dragTimer = startTimer(millisecondsBetweenDragSteps);
}

void LogView::extendTo(const QPointF& place)
{
    if (const auto row = m_scroller->rowAt(place))
        moveTo(*row, true);
}

void LogView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_dragTimer)
        extendTo(viewport()->mapFromGlobal(QCursor::pos()));
    else
        QAbstractScrollArea::timerEvent(event);
}

void LogView::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragTimer != 0)
        killTimer(m_dragTimer);
    m_dragTimer = 0;
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto row = m_scroller->rowAt(event->position());
    if (row && event->button() == Qt::LeftButton)
        Q_EMIT entryActivated(entryOfRow(*row));
}

void LogView::resizeEvent(QResizeEvent* event)
{
    // The scroll bars' old range shows whether the view was at the end before it grew or shrank.
    const bool wasAtEnd = isAtEnd();
    QAbstractScrollArea::resizeEvent(event);
    updateContents(wasAtEnd);
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
