// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_table.h"

#include "controls/tables/fitted_columns.h"
#include "controls/tables/table_rows.h"
#include "journal_style.h"

#include "deploy/widgets/actions/page_action.h"

#include <QHeaderView>
#include <QMenu>
#include <QStyledItemDelegate>

#include <numeric>

namespace widgets {

namespace {

using models::JournalModel;
using operations::CommandState;

constexpr int journalRowPadding = 10;
constexpr int journalIconSize = 16;
constexpr int journalCellPadding = 20;

class StateDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto state = CommandState(index.data(JournalModel::StateRole).toInt());
        const QColor color = option->state.testFlag(QStyle::State_Selected)
            ? option->palette.color(QPalette::HighlightedText)
            : theme::foreground(toneOf(state), option->palette);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = iconOf(state, color);
        option->decorationSize = QSize(journalIconSize, journalIconSize);
        option->palette.setColor(QPalette::Text, color);
        option->font.setBold(state == CommandState::Unknown);
    }
};

} // namespace

JournalTable::JournalTable(JournalModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&m_model);
    setupAppearance();
    setupColumns();
    addPageAction(*this, PageAction::Copy, KeyUse::Owner, [this] { copyRows(); });
    addPageAction(*this, PageAction::SelectAll, KeyUse::Shown, [this] { selectAll(); });
    connect(this, &QWidget::customContextMenuRequested, this, &JournalTable::showMenu);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &JournalTable::choiceChanged);
}

void JournalTable::setupAppearance()
{
    setupRowTable(*this);
    setAccessibleName(tr("Commands"));
    setItemDelegateForColumn(JournalModel::StateColumn, new StateDelegate(this));
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + journalRowPadding);
}

void JournalTable::setupColumns()
{
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSortIndicator(JournalModel::TimeColumn, Qt::DescendingOrder);
    setSortingEnabled(true);
    auto* columns = new FittedColumns(*this, *header, JournalModel::ReasonColumn);
    // A time without its end says nothing of two commands within an hour.
    const QString time = QStringLiteral("0000-00-00 00:00:00");
    columns->setLeast(
        JournalModel::TimeColumn, fontMetrics().horizontalAdvance(time) + journalCellPadding);
    columns->setWhole(JournalModel::StateColumn);
}

QList<int> JournalTable::selectedRows() const
{
    return selectedRowsOf(*this);
}

void JournalTable::copyRows()
{
    QList<int> columns(JournalModel::ColumnCount);
    std::iota(columns.begin(), columns.end(), 0);
    if (const int count = widgets::copyRows(m_model, selectedRows(), columns); count > 0)
        Q_EMIT rowsCopied(count);
}

void JournalTable::showMenu(const QPoint& position)
{
    if (selectedRows().isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(theme::icon(QStringLiteral("copy"), palette()), tr("Copy rows"),
        this, &JournalTable::copyRows);
    copy->setShortcut(QKeySequence::Copy);
    menu->popup(viewport()->mapToGlobal(position));
}

} // namespace widgets
