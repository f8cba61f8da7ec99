// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_target_table.h"

#include "controls/tables/fitted_columns.h"
#include "controls/tables/table_rows.h"

#include "deploy/widgets/theme/theme.h"
#include "deploy/widgets/windows/screen_fit.h"

#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionButton>
#include <QStyledItemDelegate>

#include <algorithm>

namespace widgets {

namespace {

using models::RollbackTargetsModel;

constexpr int maxRowsShown = 5;
constexpr int maxRowsOnLowScreen = 3; ///< so that the reason below stays in sight
constexpr int lowScreen = 24; ///< rows high
constexpr int minRowsShown = 2;

constexpr int indicatorSize = 16;
constexpr int ringDistance = 2;

/// A row is one of several to choose from: a round box before its version, filled in the one that
/// is chosen. Where the keys are before that is a ring around the box alone: one around the cell
/// would look like a choice. Marks get an icon and their tone; the words stand beside them.
class TargetDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() != RollbackTargetsModel::VersionColumn)
            return;
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        QStyle& style = *option.widget->style();
        QStyleOptionButton box;
        box.QStyleOption::operator=(option);
        box.rect = style.subElementRect(QStyle::SE_ItemViewItemDecoration, &cell, option.widget);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const bool hasKeys = option.state.testFlag(QStyle::State_HasFocus);
        box.state = QStyle::State_Enabled | (isChosen ? QStyle::State_On : QStyle::State_Off);
        if (isChosen)
            paintChosen(*painter, box);
        else
            style.drawPrimitive(QStyle::PE_IndicatorRadioButton, &box, painter, option.widget);
        if (isChosen || !hasKeys)
            return;
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(box);
        ring.state |= QStyle::State_KeyboardFocusChange; // as views have it for their cells
        ring.rect = box.rect.adjusted(-ringDistance, -ringDistance, ringDistance, ringDistance);
        style.drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
        if (index.column() == RollbackTargetsModel::VersionColumn) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(indicatorSize, indicatorSize);
        } else if (index.column() == RollbackTargetsModel::MarkColumn) {
            styleMark(*option, index);
        }
    }

private:
    /// On the ground of a selected row.
    static void paintChosen(QPainter& painter, const QStyleOption& box)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(box.palette.color(QPalette::HighlightedText));
        painter.drawEllipse(QRectF(box.rect).adjusted(1, 1, -1, -1));
        painter.setBrush(box.palette.color(QPalette::Highlight));
        const qreal inset = box.rect.width() / 3.0;
        painter.drawEllipse(QRectF(box.rect).adjusted(inset, inset, -inset, -inset));
        painter.restore();
    }

    static void styleMark(QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const bool isBad = index.data(RollbackTargetsModel::KnownBadRole).toBool();
        if (!isBad && !index.data(RollbackTargetsModel::RanBeforeRole).toBool())
            return;
        const theme::Tone tone = isBad ? theme::Tone::Bad : theme::Tone::Good;
        const QColor color = option.state.testFlag(QStyle::State_Selected)
            ? option.palette.color(QPalette::HighlightedText)
            : theme::foreground(tone, option.palette);
        option.features |= QStyleOptionViewItem::HasDecoration;
        option.icon =
            theme::icon(isBad ? QStringLiteral("failed") : QStringLiteral("succeeded"), color);
        option.decorationSize = QSize(indicatorSize, indicatorSize);
        option.palette.setColor(QPalette::Text, color);
    }
};

} // namespace

CommandTargetTable::CommandTargetTable(const models::TimeContext& time, QWidget* parent)
    : QTableView(parent)
    , m_model(new RollbackTargetsModel(time, this))
{
    setModel(m_model);
    setupView();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &CommandTargetTable::choiceChanged);
}

void CommandTargetTable::setupView()
{
    setupRowTable(*this);
    setAccessibleName(tr("Versions to roll back to"));
    setItemDelegate(new TargetDelegate(this));
    setSelectionMode(SingleSelection);
    setAlternatingRowColors(true);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    new FittedColumns(*this, *horizontalHeader(), RollbackTargetsModel::MarkColumn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void CommandTargetTable::setTargets(const std::vector<models::RollbackTarget>& targets)
{
    const std::string chosen = chosenVersion();
    {
        const QSignalBlocker blocker(this);
        m_model->setTargets(targets);
        choose(chosen);
    }
    const auto isUnknown = [](const models::RollbackTarget& target) {
        return target.executor.empty();
    };
    setColumnHidden(RollbackTargetsModel::ExecutorColumn, std::ranges::all_of(targets, isUnknown));
    const auto isUncounted = [](const models::RollbackTarget& target) {
        return target.successes == 0;
    };
    setColumnHidden(RollbackTargetsModel::TimesColumn, std::ranges::all_of(targets, isUncounted));
    fitHeight();
    Q_EMIT choiceChanged();
}

void CommandTargetTable::fitHeight()
{
    const int rowHeight = verticalHeader()->defaultSectionSize();
    const bool isLow = roomOnScreen(*window()).height() < lowScreen * rowHeight;
    const int rows =
        std::clamp(m_model->rowCount(), minRowsShown, isLow ? maxRowsOnLowScreen : maxRowsShown);
    const int height =
        horizontalHeader()->sizeHint().height() + rows * rowHeight + 2 * frameWidth();
    setFixedHeight(height);
}

std::string CommandTargetTable::chosenVersion() const
{
    const QModelIndexList chosen = selectionModel()->selectedRows();
    return chosen.isEmpty() ? std::string() : m_model->target(chosen.front().row()).version;
}

void CommandTargetTable::choose(const std::string& version)
{
    const int row = m_model->rowOf(version);
    if (row < 0)
        return;
    selectionModel()->setCurrentIndex(
        m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace widgets
