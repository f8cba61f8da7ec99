// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/log/log_view.h"

#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>
#include <limits>
#include <utility>

namespace widgets {
namespace {

constexpr std::size_t CharactersShown = 8192;
constexpr std::size_t MostBytesOfACharacter = 4;
constexpr int RowPadding = 4;
constexpr int viewSidePadding = 8;

int toInt(std::size_t rows)
{
    return static_cast<int>(std::min<std::size_t>(rows, std::numeric_limits<int>::max()));
}

} // namespace

LogView::LogView(const models::TimeContext& time, const models::LogSearch& search, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_time(time)
    , m_search(search)
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

void LogView::updateFont()
{
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    viewport()->setFont(mono);
    QString widest =
        spansDays() ? QStringLiteral("2025-02-15 00:00:00") : QStringLiteral("00:00:00");
    if (hasOtherOffsets())
        widest += QStringLiteral(" +00:00");
    m_timeWidth = viewport()->fontMetrics().horizontalAdvance(widest) + 2 * viewSidePadding;
    m_lines.clear();
    updateScrollBars();
}

bool LogView::spansDays() const
{
    if (!m_deployment || m_deployment->log.empty())
        return false;
    const deployment::Log& log = m_deployment->log;
    const auto day = [&](std::size_t entry) {
        return deployment::startOfDay(log.time(entry), m_time.zone());
    };
    return day(0) != day(log.size() - 1);
}

/// Whether some entries may be of another offset from UTC than the start of the deployment.
bool LogView::hasOtherOffsets() const
{
    if (!m_deployment || m_deployment->log.empty())
        return false;
    const deployment::Log& log = m_deployment->log;
    const auto offset = deployment::zoneOffset(m_deployment->start, m_time.zone());
    // Clocks are changed twice a year at most: the first entry of each block tells of all but a
    // block that holds months.
    for (std::size_t block = 0; block < log.blockCount(); ++block) {
        if (deployment::zoneOffset(log.time(log.firstOf(block)), m_time.zone()) != offset)
            return true;
    }
    return deployment::zoneOffset(log.time(log.size() - 1), m_time.zone()) != offset;
}

void LogView::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    const bool wasAtEnd = isAtEnd();
    m_deployment = std::move(deployment);
    const std::size_t size = m_deployment ? m_deployment->log.size() : 0;
    if (m_current && *m_current >= size)
        m_current = m_anchor = std::nullopt;
    if (m_anchor && *m_anchor >= size)
        m_anchor = m_current;
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
    if (m_current && rowCount() > 0)
        ensureVisible(std::min(rowOfEntry(*m_current), rowCount() - 1));
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
    if (m_matchesOnly)
        return m_search.matches().size();
    return m_deployment ? m_deployment->log.size() : 0;
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
    return viewport()->fontMetrics().height() + RowPadding;
}

std::size_t LogView::rowsOnScreen() const
{
    return static_cast<std::size_t>(std::max(1, viewport()->height() / rowHeight()));
}

void LogView::updateScrollBars()
{
    const int page = toInt(rowsOnScreen());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, std::max(0, toInt(rowCount()) - page));
    const int free = std::max(1, viewport()->width() - m_timeWidth - viewSidePadding);
    horizontalScrollBar()->setPageStep(free);
    horizontalScrollBar()->setSingleStep(viewport()->fontMetrics().averageCharWidth() * 4);
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - free));
}

bool LogView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void LogView::scrollToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogView::showEntry(std::size_t entry)
{
    if (!m_deployment || entry >= m_deployment->log.size() || rowCount() == 0)
        return;
    const std::size_t row = std::min(rowOfEntry(entry), rowCount() - 1);
    moveTo(row, false);
    verticalScrollBar()->setValue(toInt(row) - toInt(rowsOnScreen() / 2));
}

void LogView::ensureVisible(std::size_t row)
{
    const int top = verticalScrollBar()->value();
    const int page = toInt(rowsOnScreen());
    if (toInt(row) < top)
        verticalScrollBar()->setValue(toInt(row));
    else if (toInt(row) >= top + page)
        verticalScrollBar()->setValue(toInt(row) - page + 1);
}

QString LogView::timeTextOf(std::size_t entry) const
{
    const deployment::Timestamp time = m_deployment->log.time(entry);
    const QString text = spansDays() ? models::dateTimeText(time, m_time.zone(), true)
                                     : models::timeText(time, m_time.zone());
    return text + models::offsetMark(time, m_time.zone(), m_deployment->start);
}

QString LogView::shownText(std::size_t entry) const
{
    return line(entry).text;
}

LogView::Line LogView::makeLine(std::size_t entry) const
{
    const std::string_view message = m_deployment->log.message(entry);
    const std::string_view beginning =
        message.substr(0, (CharactersShown + 1) * MostBytesOfACharacter);
    Line made{models::displayText(beginning, CharactersShown), 0};
    if (beginning.size() < message.size())
        made.text =
            tr("%1 (%2 in all, Enter shows more)", "beginning of a log entry, size")
                .arg(made.text, QLocale().formattedDataSize(static_cast<qint64>(message.size())));
    made.width = viewport()->fontMetrics().horizontalAdvance(made.text);
    return made;
}

const LogView::Line& LogView::line(std::size_t entry) const
{
    if (const Line* known = m_lines.object(entry))
        return *known;
    m_lines.insert(entry, new Line(makeLine(entry)));
    return *m_lines.object(entry);
}

models::LogText LogView::selectedText() const
{
    if (!m_current || !m_anchor || rowCount() == 0)
        return {};
    const auto [first, last] = std::minmax(*m_anchor, *m_current);
    if (!m_matchesOnly)
        return {m_deployment, m_time.zone(), first, last - first + 1};
    const std::size_t begin = rowOfEntry(first);
    return {m_deployment, m_time.zone(), m_search.matches(), begin, rowOfEntry(last + 1) - begin};
}

models::LogText LogView::allText() const
{
    if (m_matchesOnly)
        return {m_deployment, m_time.zone(), m_search.matches(), 0, rowCount()};
    return {m_deployment, m_time.zone()};
}

void LogView::selectAll()
{
    if (rowCount() == 0)
        return;
    m_anchor = entryOfRow(0);
    m_current = entryOfRow(rowCount() - 1);
    viewport()->update();
    Q_EMIT currentChanged();
}

bool LogView::isSelected(std::size_t row) const
{
    if (!m_anchor || !m_current)
        return false;
    const auto [first, last] = std::minmax(*m_anchor, *m_current);
    const std::size_t entry = entryOfRow(row);
    return first <= entry && entry <= last;
}

void LogView::moveTo(std::size_t row, bool extend)
{
    m_current = entryOfRow(row);
    if (!extend || !m_anchor)
        m_anchor = m_current;
    ensureVisible(row);
    viewport()->update();
    setAccessibleDescription(
        timeTextOf(*m_current) + QLatin1Char(' ') + shownText(*m_current).left(500));
    Q_EMIT currentChanged();
}

void LogView::resizeEvent(QResizeEvent* event)
{
    // The scroll bars' old range tells whether the view stood at the end before it grew or shrank.
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
