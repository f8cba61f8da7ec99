// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_accessible.h"

#include "log_reading.h"

#include "deploy/widgets/log/log_view.h"

#include <algorithm>

namespace widgets {

namespace {

QAccessibleInterface* makeLogAccessible(const QString& /*className*/, QObject* object)
{
    auto* view = qobject_cast<LogView*>(object);
    return view == nullptr ? nullptr : new LogAccessible(*view);
}

} // namespace

LogAccessible::LogAccessible(LogView& view)
    : QAccessibleWidget(&view, QAccessible::EditableText)
{
}

void LogAccessible::install()
{
    QAccessible::installFactory(&makeLogAccessible); // once is enough, more do no harm
}

LogView& LogAccessible::view() const
{
    return *static_cast<LogView*>(widget());
}

QString LogAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Description || kind == QAccessible::Value)
        return view().reading().placeText();
    return QAccessibleWidget::text(kind);
}

QAccessible::State LogAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

void* LogAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

void LogAccessible::selection(int index, int* start, int* end) const
{
    *start = *end = 0;
    const auto rows = view().reading().selectedRows();
    if (index != 0 || !rows)
        return;
    const LogExcerpt excerpt = view().reading().excerpt();
    *start = excerpt.lineOf(rows->first).first;
    *end = excerpt.lineOf(rows->second).second;
}

/// The current line alone is where the caret stands; selected are several.
int LogAccessible::selectionCount() const
{
    const auto rows = view().reading().selectedRows();
    return rows && rows->first != rows->second ? 1 : 0;
}

void LogAccessible::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void LogAccessible::removeSelection(int /*index*/)
{
    if (const auto current = view().currentEntry())
        view().showEntry(*current);
}

void LogAccessible::setSelection(int /*index*/, int start, int end)
{
    const LogExcerpt excerpt = view().reading().excerpt();
    const auto first = excerpt.rowAt(std::min(start, end));
    const auto last = excerpt.rowAt(std::max(start, end));
    if (first && last)
        view().showEntry(view().reading().entryAt(*first), view().reading().entryAt(*last));
}

int LogAccessible::cursorPosition() const
{
    const auto row = view().reading().currentRow();
    return row ? view().reading().excerpt().offsetOf(*row) : 0;
}

void LogAccessible::setCursorPosition(int position)
{
    if (const auto row = view().reading().excerpt().rowAt(position))
        view().showEntry(view().reading().entryAt(*row));
}

QString LogAccessible::text(int start, int end) const
{
    const QString whole = view().reading().excerpt().text;
    const qsizetype first = std::clamp<qsizetype>(start, 0, whole.size());
    return end < 0 ? whole.mid(first) : whole.mid(first, std::max<qsizetype>(0, end - first));
}

int LogAccessible::characterCount() const
{
    return static_cast<int>(view().reading().excerpt().text.size());
}

QRect LogAccessible::characterRect(int offset) const
{
    const LogExcerpt excerpt = view().reading().excerpt();
    const auto row = excerpt.rowAt(offset);
    if (!row)
        return {};
    // Near enough to find the line: what is painted may be scrolled sideways.
    const QWidget& area = *view().viewport();
    const int width = area.fontMetrics().averageCharWidth();
    const int line = static_cast<int>(*row - excerpt.firstRow);
    const QRect place((offset - excerpt.offsetOf(*row)) * width, line * view().rowHeight(), width,
        view().rowHeight());
    return place.translated(area.mapToGlobal(QPoint()));
}

int LogAccessible::offsetAtPoint(const QPoint& point) const
{
    const QPoint place = view().viewport()->mapFromGlobal(point);
    if (!view().viewport()->rect().contains(place))
        return -1;
    const LogExcerpt excerpt = view().reading().excerpt();
    return excerpt.offsetOf(
        excerpt.firstRow + static_cast<std::size_t>(place.y() / view().rowHeight()));
}

void LogAccessible::scrollToSubstring(int start, int /*end*/)
{
    if (const auto row = view().reading().excerpt().rowAt(start))
        view().bringIntoView(view().reading().entryAt(*row));
}

QString LogAccessible::attributes(int /*offset*/, int* start, int* end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace widgets
