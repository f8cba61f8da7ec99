// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_delegate.h"

#include "default_columns.h"
#include "list/cells/environment_color.h"
#include "list/cells/going_on_painter.h"
#include "theme/shaped_texts.h"

#include "deploy/history/environment_kind.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace widgets {

using history::Column;
using models::HistoryModel;
using models::ListSections;

namespace {

constexpr int rowIconSize = 16;
constexpr int sidePadding = 8;
constexpr int progressBarHeight = 6;
constexpr int failureStripe = 4;

QColor textColor(const QStyleOptionViewItem& option)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
}

/// Of a row without a heading above it.
int evenHeight(const QStyleOptionViewItem& cell)
{
    const auto* table = qobject_cast<const QTableView*>(cell.widget);
    return table == nullptr ? cell.rect.height() : table->verticalHeader()->defaultSectionSize();
}

/// The part of a cell that is as high as all: above the first row of a group stands its heading.
QStyleOptionViewItem belowHeading(const QStyleOptionViewItem& cell)
{
    QStyleOptionViewItem option = cell;
    option.rect.setTop(option.rect.bottom() + 1 - evenHeight(cell));
    return option;
}

/// Whether it is at the left edge of the row, wherever the user moved the columns.
bool isFirst(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    return table != nullptr && table->horizontalHeader()->sectionPosition(index.column()) == 0;
}

} // namespace

void HistoryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    if (ListSections::computedAt(index.column()) == models::ComputedColumn::GoingOn)
        option->index = index; // painted part by part: the style has no text to ask for
    else
        QStyledItemDelegate::initStyleOption(option, index);
    // The row is what is selected and current; a frame round one cell says something else.
    option->state &= ~QStyle::State_HasFocus;
    const auto column = ListSections::columnAt(index.column());
    const bool isBar =
        column == Column::Percentage && index.data(HistoryModel::PercentageRole).isValid();
    if (isBar || index.column() == ListSections::action())
        option->text.clear();
    else if (column == Column::Status)
        styleStatus(option, index);
    else if (const auto computed = ListSections::computedAt(index.column()))
        styleComputed(option, index, *computed);
    else if (column == Column::Environment)
        styleEnvironment(option, index);
    if (index.data(HistoryModel::ArchivedRole).toBool())
        option->palette.setColor(QPalette::Text, theme::secondaryText(option->palette));
}

void HistoryDelegate::styleStatus(QStyleOptionViewItem* option, const QModelIndex& index)
{
    const auto status = deployment::Status(index.data(HistoryModel::StatusRole).toInt());
    const bool paused = index.data(HistoryModel::PausedRole).toBool();
    const QColor tone = theme::foreground(theme::toneOf(status, paused), option->palette);
    const bool isSelected = option->state & QStyle::State_Selected;
    option->icon = theme::statusIcon(status, paused, isSelected ? textColor(*option) : tone);
    option->decorationSize = QSize(rowIconSize, rowIconSize);
    option->features |= QStyleOptionViewItem::HasDecoration;
    if (option->rect.width() <= statusIconWidth())
        option->text.clear();
    // The mark of a problem stands behind it, and not upon it.
    else if (index.data(HistoryModel::ProblemRole).toBool())
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight,
            std::max(0, option->rect.width() - 2 * (rowIconSize + 2 * sidePadding)));
    // Most have succeeded: in the color of all texts, they leave the eye to the others.
    if (status != deployment::Status::Completed)
        option->palette.setColor(QPalette::Text, tone);
}

/// What is for production is to be seen before anything is done to it.
void HistoryDelegate::styleEnvironment(QStyleOptionViewItem* option, const QModelIndex& index)
{
    using Kind = history::EnvironmentKind;
    const auto kind = Kind(index.data(HistoryModel::EnvironmentKindRole).toInt());
    if (kind == Kind::Production)
        option->font.setWeight(QFont::DemiBold);
    option->palette.setColor(QPalette::Text, environmentColor(kind, option->palette));
}

void HistoryDelegate::styleComputed(
    QStyleOptionViewItem* option, const QModelIndex& index, models::ComputedColumn column)
{
    switch (column) {
    case models::ComputedColumn::FromVersion:
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        option->palette.setColor(QPalette::Text, theme::secondaryText(option->palette));
        break;
    case models::ComputedColumn::GoingOn:
        break;
    case models::ComputedColumn::TookAndUsual:
        if (index.data(HistoryModel::LateRole).toBool())
            option->palette.setColor(
                QPalette::Text, theme::foreground(theme::Tone::Warning, option->palette));
        break;
    }
}

void HistoryDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& cell, const QModelIndex& index) const
{
    if (cell.rect.height() > evenHeight(cell))
        paintBelowHeading(painter, belowHeading(cell), index);
    else
        paintBelowHeading(painter, cell, index);
}

void HistoryDelegate::paintBelowHeading(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QRect& rect = option.rect;
    painter->fillRect(
        QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::line(option.palette));
    if (isFirst(option, index)
        && index.data(HistoryModel::StatusRole).toInt() == int(deployment::Status::Failed))
        painter->fillRect(QRect(rect.topLeft(), QSize(failureStripe, rect.height())),
            theme::foreground(theme::Tone::Bad, option.palette));
    painter->save();
    paintParts(painter, option, index);
    painter->restore();
}

/// What the style knows nothing of.
void HistoryDelegate::paintParts(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto column = ListSections::columnAt(index.column());
    if (column && specOf(*column).isSearched() && !m_marks.isEmpty())
        paintMarks(painter, option, index);
    if (column == Column::Percentage)
        paintProgress(painter, option, index);
    if (column && specOf(*column).type == history::ColumnType::Time)
        paintDate(painter, option, index);
    if (column == Column::Status && index.data(HistoryModel::ProblemRole).toBool())
        paintProblem(painter, option);
    if (ListSections::computedAt(index.column()) == models::ComputedColumn::GoingOn)
        GoingOnPainter(*painter, option, m_marks)
            .paint(index.data(HistoryModel::GoingOnRole).value<models::GoingOn>(),
                option.rect.adjusted(sidePadding, 0, -sidePadding, 0));
}

void HistoryDelegate::setSearched(const QString& text)
{
    m_marks = SearchMarks(text);
}

/// Where the style has drawn the text.
void HistoryDelegate::paintMarks(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem drawn = option;
    initStyleOption(&drawn, index);
    const QStyle& style = *option.widget->style();
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &drawn, option.widget) + 1;
    const QRect place = style.subElementRect(QStyle::SE_ItemViewItemText, &drawn, option.widget)
                            .adjusted(margin, 0, -margin, 0);
    if (m_marks.occursIn(drawn.text))
        m_marks.paint(*painter, drawn, drawn.text, place);
    else if (m_marks.occursIn(index.data(Qt::EditRole).toString()))
        m_marks.paintWhole(*painter, drawn, drawn.text, place); // of the full name, in what is left
}

/// Beside "12 min ago", where there is room for the whole of it.
void HistoryDelegate::paintDate(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QString date = index.data(HistoryModel::DatedRole).toString();
    if (date.isEmpty())
        return;
    ShapedTexts& texts = ShapedTexts::instance();
    const QRect room = option.rect.adjusted(sidePadding, 0, -sidePadding, 0);
    const int taken = texts.widthOf(index.data().toString(), option.font) + 2 * sidePadding;
    if (taken + texts.widthOf(date, option.font) > room.width())
        return;
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->setFont(option.font);
    painter->setPen(isSelected ? textColor(option) : theme::secondaryText(option.palette));
    texts.draw(*painter, date, room, Qt::AlignRight | Qt::AlignVCenter);
}

void HistoryDelegate::paintProgress(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QVariant share = index.data(HistoryModel::PercentageRole);
    if (!share.isValid())
        return;
    const QString text = index.data().toString();
    const QRect inner = option.rect.adjusted(sidePadding, 0, -sidePadding, 0);
    ShapedTexts& texts = ShapedTexts::instance();
    const int textWidth = std::max(
        texts.widthOf(QStringLiteral("100%"), option.font), texts.widthOf(text, option.font));
    painter->setFont(option.font);
    painter->setPen(textColor(option));
    texts.draw(*painter, text, inner, Qt::AlignRight | Qt::AlignVCenter);
    QRectF track(inner.left(), 0, inner.width() - textWidth - sidePadding, progressBarHeight);
    if (track.width() < 2 * progressBarHeight)
        return;
    track.moveTop(inner.center().y() - progressBarHeight / 2.0 + 0.5);
    const auto status = deployment::Status(index.data(HistoryModel::StatusRole).toInt());
    const theme::Tone tone = theme::toneOf(status, index.data(HistoryModel::PausedRole).toBool());
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::line(option.palette));
    painter->drawRoundedRect(track, progressBarHeight / 2.0, progressBarHeight / 2.0);
    track.setWidth(track.width() * share.toDouble() / 100);
    painter->setBrush(isSelected ? textColor(option) : theme::foreground(tone, option.palette));
    painter->drawRoundedRect(track, progressBarHeight / 2.0, progressBarHeight / 2.0);
}

void HistoryDelegate::paintProblem(QPainter* painter, const QStyleOptionViewItem& option)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor color =
        isSelected ? textColor(option) : theme::foreground(theme::Tone::Warning, option.palette);
    QRect place(0, 0, rowIconSize, rowIconSize);
    place.moveCenter(
        {option.rect.right() - sidePadding - rowIconSize / 2, option.rect.center().y()});
    theme::icon(QStringLiteral("problems"), color).paint(painter, place);
}

} // namespace widgets
