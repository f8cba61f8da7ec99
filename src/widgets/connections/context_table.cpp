// SPDX-License-Identifier: GPL-3.0-or-later
#include "context_table.h"

#include "deploy/models/display_strings.h"

#include <QHeaderView>
#include <QSignalBlocker>

namespace widgets {

using models::ClusterContext;

namespace {

constexpr int shownContexts = 6;
constexpr std::size_t maxContextCell = 80;

QString contextCell(const QString& foreign)
{
    return models::displayText(foreign.toStdString(), maxContextCell);
}

} // namespace

ContextTable::ContextTable(QWidget* parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Contexts"));
    setHeaderLabels({tr("Context"), tr("Server"), tr("User"), tr("Namespace", "of a cluster")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(true);
    setFixedHeight(fontMetrics().height() * (shownContexts + 1) * 3 / 2 + frameWidth() * 2);
    connect(this, &QTreeWidget::currentItemChanged, this, &ContextTable::handleCurrentItem);
}

void ContextTable::setContexts(const std::vector<ClusterContext>& contexts)
{
    const QSignalBlocker blocker(this);
    clear();
    for (const ClusterContext& each : contexts)
        addRow(each);
    for (int column = 0; column < columnCount(); ++column)
        resizeColumnToContents(column);
}

void ContextTable::addRow(const ClusterContext& context)
{
    auto* item = new QTreeWidgetItem(this);
    const QString name = contextCell(context.name);
    item->setText(0, context.isCurrent ? tr("%1 (current)", "a context").arg(name) : name);
    item->setText(1, contextCell(context.server));
    item->setText(2, contextCell(context.user));
    item->setText(3, contextCell(context.nameSpace));
    for (int column = 0; column < columnCount() && !context.problem.isEmpty(); ++column)
        item->setForeground(column, palette().color(QPalette::Disabled, QPalette::Text));
}

void ContextTable::setCurrentRow(int row)
{
    const QSignalBlocker blocker(this);
    setCurrentItem(row < 0 ? nullptr : topLevelItem(row));
}

void ContextTable::handleCurrentItem()
{
    if (const int row = indexOfTopLevelItem(currentItem()); row >= 0)
        Q_EMIT chosen(row);
}

} // namespace widgets
