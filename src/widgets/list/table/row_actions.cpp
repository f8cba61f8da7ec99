// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_actions.h"

#include "controls/command_icon.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace widgets {

using deployment::Status;
using models::HistoryModel;
using models::ListSections;
using operations::CommandKind;

namespace {

constexpr int actionIconSize = 16;
constexpr int actionPlace = 26; ///< with what is around the icon
/// A run is held or continues, and goes back.
constexpr int mostIcons = 2;

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

RowActions::RowActions(QTableView& table, HistoryModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
{
}

void RowActions::setActions(const QList<QAction*>& actions)
{
    m_actions.clear();
    std::ranges::copy_if(actions, std::back_inserter(m_actions), isQuick);
    for (QAction* action : std::as_const(m_actions))
        connect(action, &QAction::changed, this, [this] { repaint(m_table.currentIndex().row()); });
}

int RowActions::width() const
{
    return std::min(static_cast<int>(m_actions.size()), mostIcons) * actionPlace;
}

void RowActions::setPointer(std::optional<QPoint> pointer)
{
    const int row = pointer ? m_table.rowAt(pointer->y()) : -1;
    if (row == m_pointedRow)
        return;
    repaint(m_pointedRow);
    m_pointedRow = row;
    repaint(m_pointedRow);
}

void RowActions::repaint(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        m_table.update(m_model.index(row, ListSections::action()));
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
    for (QAction* action : m_actions) {
        if (!isArchived && isOffered(*action, row) && offered.size() < mostIcons)
            offered.push_back(action);
    }
    return offered;
}

QRect RowActions::placeOf(std::size_t number, std::size_t count, const QRect& cell)
{
    const int fromRight = static_cast<int>(count - number) * actionPlace + theme::space::tight;
    return {cell.right() - fromRight, cell.top(), actionPlace, cell.height()};
}

QAction* RowActions::at(const QPoint& position) const
{
    const QModelIndex index = m_table.indexAt(position);
    const bool isShown = index.row() == m_pointedRow || index.row() == m_table.currentIndex().row();
    if (!isShown || index.column() != ListSections::action())
        return nullptr;
    const std::vector<QAction*> actions = of(index.row());
    const QRect cell = m_table.visualRect(index);
    for (std::size_t number = 0; number < actions.size(); ++number) {
        if (placeOf(number, actions.size(), cell).contains(position))
            return actions[number];
    }
    return nullptr;
}

void RowActions::paint(QPainter& painter, const QStyleOptionViewItem& option, int row) const
{
    const bool isCurrent =
        row == m_table.currentIndex().row() && m_table.selectionModel()->isRowSelected(row, {});
    if (row != m_pointedRow && !isCurrent)
        return;
    const std::vector<QAction*> actions = of(row);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor color =
        option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    for (std::size_t number = 0; number < actions.size(); ++number) {
        QRect place(0, 0, actionIconSize, actionIconSize);
        place.moveCenter(placeOf(number, actions.size(), option.rect).center());
        theme::icon(commandIcon(kindOf(*actions[number])), color).paint(&painter, place);
    }
}

} // namespace widgets
