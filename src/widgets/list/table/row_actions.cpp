// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_actions.h"

#include "controls/command_icon.h"
#include "even_rows_table.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QEnterEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace widgets {

using deployment::Status;
using models::HistoryModel;
using models::ListSections;
using operations::CommandKind;

namespace {

constexpr int actionIconSize = 16;
/// A run is held or continues, and goes back.
constexpr qsizetype mostCommands = 2;
constexpr int besideWord = theme::space::near;

CommandKind kindOf(const QAction& action)
{
    return static_cast<CommandKind>(action.data().toInt());
}

bool isQuick(const QAction* action)
{
    const CommandKind kind = kindOf(*action);
    return kind == CommandKind::Pause || kind == CommandKind::Resume
        || kind == CommandKind::RollBack;
}

} // namespace

RowActions::RowActions(EvenRowsTable& table, HistoryModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
{
    m_table.viewport()->installEventFilter(this);
    connect(m_table.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now, const QModelIndex& before) {
            repaint(before.row());
            repaint(now.row());
        });
}

void RowActions::setActions(QAction* log, const QList<QAction*>& commands)
{
    m_log = log;
    m_commands.clear();
    std::ranges::copy_if(commands, std::back_inserter(m_commands), isQuick);
    for (QAction* action : std::as_const(m_commands))
        connect(action, &QAction::changed, this, [this] { repaint(m_table.currentIndex().row()); });
}

int RowActions::iconsWidth() const
{
    const auto commands = std::min(m_commands.size(), mostCommands);
    return (int(commands) + (m_log == nullptr ? 0 : 1)) * iconPlace;
}

QString RowActions::word() const
{
    return m_model.index(0, ListSections::action()).data().toString();
}

int RowActions::widthWith(std::size_t icons, bool hasWord) const
{
    const int ofWord =
        hasWord ? 2 * besideWord + m_table.fontMetrics().horizontalAdvance(word()) : 0;
    return ofWord + theme::space::tight + static_cast<int>(icons) * iconPlace;
}

/// Not where the icons have room in their column without it, and only so.
bool RowActions::hasWord(int row) const
{
    const std::size_t icons = of(row).size();
    const int own = m_table.columnWidth(ListSections::action());
    return widthWith(icons, true) <= own || widthWith(icons, false) > own;
}

void RowActions::setPointer(std::optional<QPoint> pointer)
{
    m_pointer = pointer;
    handleScrolled();
    repaint(m_paintedRow); // the word is underlined, and an icon tinted, where the pointer is
}

void RowActions::handleScrolled()
{
    const int row = pointedRow();
    if (row == m_paintedRow)
        return;
    repaint(m_paintedRow);
    m_paintedRow = row;
    repaint(m_paintedRow);
}

int RowActions::pointedRow() const
{
    return m_pointer ? m_table.rowAt(m_pointer->y()) : -1;
}

int RowActions::currentRow() const
{
    const int row = m_table.currentIndex().row();
    const bool isMeant =
        m_table.hasFocus() || m_table.selectionModel()->isSelected(m_table.currentIndex());
    return isMeant && row != pointedRow() ? row : -1;
}

void RowActions::repaint(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        m_table.viewport()->update(placeOf(row));
}

/// Of the selected row the actions themselves know; of another one what its state allows, and the
/// press that chooses the row has the actions know.
bool RowActions::isOffered(const QAction& action, int row) const
{
    const QModelIndex index = m_model.index(row, 0);
    if (m_table.selectionModel()->isSelected(index))
        return action.isEnabled();
    const auto status = Status(index.data(HistoryModel::StatusRole).toInt());
    const bool isPaused = index.data(HistoryModel::PausedRole).toBool();
    switch (kindOf(action)) {
    case CommandKind::Pause:
        return status == Status::Running && !isPaused;
    case CommandKind::Resume:
        return status == Status::Running && isPaused;
    default:
        return status == Status::Running || status == Status::Failed;
    }
}

std::vector<QAction*> RowActions::of(int row) const
{
    std::vector<QAction*> offered;
    const bool isArchived = m_model.index(row, 0).data(HistoryModel::ArchivedRole).toBool();
    for (QAction* action : m_commands) {
        if (!isArchived && isOffered(*action, row) && qsizetype(offered.size()) < mostCommands)
            offered.push_back(action);
    }
    // At the edge, where it stands in every row.
    if (m_log != nullptr)
        offered.push_back(m_log);
    return offered;
}

/// Of the first row of a day, what is below the heading. Where their column has the room, the word
/// stands below its title; where not, a cell is covered whole: half of a number is another one.
QRect RowActions::placeOf(int row) const
{
    const int height = m_table.evenHeight();
    const int bottom = m_table.rowViewportPosition(row) + m_table.rowHeight(row);
    const int needed = widthWith(of(row).size(), hasWord(row));
    const int right = m_table.viewport()->width();
    const int covered = m_table.columnAt(right - needed);
    const int begin = covered < 0 ? 0 : m_table.columnViewportPosition(covered);
    const bool isOwn = covered == ListSections::action();
    const bool isShort = covered >= 0 && right - begin < 2 * needed;
    const int taken = isOwn || isShort ? right - begin : needed;
    return {right - taken, bottom - height, taken, height};
}

QRect RowActions::placeOfIcon(std::size_t number, std::size_t count, const QRect& place) const
{
    const int fromRight = static_cast<int>(count - number) * iconPlace + theme::space::tight;
    return {place.right() + 1 - fromRight, place.top(), iconPlace, place.height()};
}

bool RowActions::isAt(const QPoint& position) const
{
    const int row = m_table.rowAt(position.y());
    return row >= 0 && placeOf(row).contains(position);
}

QAction* RowActions::at(const QPoint& position) const
{
    const int row = m_table.rowAt(position.y());
    if (row < 0 || (row != pointedRow() && row != currentRow()))
        return nullptr;
    const std::vector<QAction*> actions = of(row);
    for (std::size_t number = 0; number < actions.size(); ++number) {
        if (placeOfIcon(number, actions.size(), placeOf(row)).contains(position))
            return actions[number];
    }
    return nullptr;
}

void RowActions::paint(QPainter& painter) const
{
    for (const int row : {pointedRow(), currentRow()}) {
        if (row >= 0 && m_table.viewport()->rect().intersects(placeOf(row)))
            paintRow(painter, row);
    }
}

void RowActions::paintRow(QPainter& painter, int row) const
{
    QPalette palette = m_table.palette();
    palette.setCurrentColorGroup(m_table.isActiveWindow() ? QPalette::Active : QPalette::Inactive);
    const bool isSelected = m_table.selectionModel()->isRowSelected(row, {});
    const QRect place = placeOf(row);
    // What lies below belongs to other columns where these are scrolled.
    painter.fillRect(place.adjusted(0, 0, 0, -1),
        palette.color(isSelected ? QPalette::Highlight : QPalette::Base));
    const QColor text = palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    QFont font = m_table.font();
    font.setUnderline(m_pointer && place.contains(*m_pointer) && at(*m_pointer) == nullptr);
    painter.setFont(font);
    painter.setPen(isSelected ? text : theme::foreground(theme::Tone::Info, palette));
    if (hasWord(row))
        painter.drawText(place.adjusted(besideWord, 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, word());
    paintIcons(painter, row, text);
}

void RowActions::paintIcons(QPainter& painter, int row, const QColor& color) const
{
    const std::vector<QAction*> actions = of(row);
    for (std::size_t number = 0; number < actions.size(); ++number) {
        const QRect place = placeOfIcon(number, actions.size(), placeOf(row));
        if (m_pointer && place.contains(*m_pointer)) {
            QColor tint = color;
            tint.setAlphaF(0.12F);
            painter.fillRect(place.adjusted(1, 2, -1, -3), tint);
        }
        QRect sign(0, 0, actionIconSize, actionIconSize);
        sign.moveCenter(place.center());
        const QAction* action = actions[number];
        theme::icon(action == m_log ? QStringLiteral("log") : commandIcon(kindOf(*action)), color)
            .paint(&painter, sign);
    }
}

bool RowActions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::Hide) {
        setPointer(std::nullopt);
    } else if (event->type() == QEvent::Enter) {
        setPointer(static_cast<QEnterEvent*>(event)->position().toPoint());
    } else if (event->type() == QEvent::MouseMove) {
        const QPoint place = static_cast<QMouseEvent*>(event)->pos();
        setPointer(place);
        m_table.viewport()->setCursor(isAt(place) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const QAction* action = at(help->pos())) {
            QToolTip::showText(help->globalPos(), action->text(), m_table.viewport());
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace widgets
