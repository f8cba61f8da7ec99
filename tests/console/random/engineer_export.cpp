// SPDX-License-Identifier: GPL-3.0-or-later
// What the Engineer takes home from a list.
#include "engineer.h"

#include "list/export_controller.h"
#include "oracles/csv_reader.h"

#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <span>

namespace random_window {

using console::ListController;
using history::Column;
using models::ListSections;

namespace {

/// Of records, as they stand on the screen.
std::vector<Column> shownColumns(const QTableView& table)
{
    std::vector<Column> columns;
    const QHeaderView& header = *table.horizontalHeader();
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        const auto column = ListSections::columnAt(section);
        if (column && !table.isColumnHidden(section))
            columns.push_back(*column);
    }
    return columns;
}

/// For want of room some are left out on the screen alone.
void expectHolds(std::span<const Column> columns, std::span<const Column> shown)
{
    for (const Column column : shown)
        EXPECT_NE(std::ranges::find(columns, column), columns.end()) << nameOf(column);
}

} // namespace

std::string Engineer::copy()
{
    ListController* list = listInFront();
    QTableView& table = Desk::tableOf(*list);
    Server* server = m_desk.serverOf(*list);
    if (!table.isVisible() || list->page().rows().isSelectionEmpty())
        return {};
    const Moment moment = momentOf(m_world, *server->source);
    QList<int> sections;
    for (int visual = 0; visual < table.horizontalHeader()->count(); ++visual) {
        const int section = table.horizontalHeader()->logicalIndex(visual);
        if (!table.isColumnHidden(section) && section != ListSections::action())
            sections << section;
    }
    if (!sections.contains(ListSections::of(Column::Id)))
        sections.prepend(ListSections::of(Column::Id));
    QStringList headings;
    for (const int section : sections)
        headings << table.model()->headerData(section, Qt::Horizontal).toString();
    QString wanted = headings.join(u'\t') + u'\n';
    QStringList selected = mindOf(*list).selected;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const QModelIndex first = table.model()->index(row, 0);
        if (!selected.contains(idOf(first)))
            continue;
        const auto& run = server->source->told().at(idOf(first).toStdString());
        QStringList cells;
        for (const int section : sections) {
            const auto column = ListSections::columnAt(section);
            cells << (column ? plainCopy(run, *column, moment)
                             : first.siblingAtColumn(section).data(Qt::EditRole).toString());
        }
        wanted += cells.join(u'\t') + u'\n';
    }
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(), wanted.toStdString());
    return "copies";
}

/// The ids of the rows that it should have, in their order.
QStringList Engineer::wantedOfExport(const ListController& list, bool selectionOnly)
{
    const ToldSource& source = *m_desk.serverOf(list)->source;
    QStringList wanted =
        plainList(source.told(), wishOf(list, mindOf(list)), momentOf(m_world, source));
    if (selectionOnly)
        wanted.removeIf([&](const QString& id) { return !mindOf(list).selected.contains(id); });
    return wanted;
}

std::string Engineer::exportRows()
{
    ListController* list = listInFront();
    const ToldSource& source = *m_desk.serverOf(*list)->source;
    if (source.isLost() && !source.freshness().asOf)
        return {};
    widgets::ExportChoice choice;
    choice.selectionOnly = m_dice.oneIn(2) && !list->page().rows().isSelectionEmpty();
    choice.byteOrderMark = m_dice.oneIn(2);
    choice.raw = m_dice.oneIn(3);
    choice.format = m_dice.oneIn(3) ? history::ExportFormat::JsonLines : history::ExportFormat::Csv;
    if (m_dice.oneIn(2)) {
        choice.columns.emplace();
        for (const Column column : history::allColumns) {
            if (m_dice.oneIn(2))
                choice.columns->push_back(column);
        }
    }
    std::string bytes;
    EXPECT_TRUE(list->exports().producer(choice)([&](std::string_view part) {
        bytes += part;
        return true;
    }));
    if (choice.format == history::ExportFormat::Csv)
        expectCsv(*list, choice, bytes);
    else
        expectJsonLines(*list, choice, bytes);
    return "exports";
}

void Engineer::expectJsonLines(
    const ListController& list, const widgets::ExportChoice& choice, const std::string& bytes)
{
    QStringList ids;
    for (const QByteArray& line : QByteArray::fromStdString(bytes).split('\n')) {
        if (!line.isEmpty())
            ids << QJsonDocument::fromJson(line)[QStringLiteral("id")].toString();
    }
    EXPECT_EQ(ids.join(u' ').toStdString(),
        wantedOfExport(list, choice.selectionOnly).join(u' ').toStdString());
}

/// Each cell is what its record says.
void Engineer::expectCsv(
    const ListController& list, const widgets::ExportChoice& choice, std::string_view bytes)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    EXPECT_EQ(bytes.starts_with(mark), choice.byteOrderMark);
    if (bytes.starts_with(mark))
        bytes.remove_prefix(mark.size());
    std::vector<Column> columns = choice.columns.value_or(list.page().rows().shownColumns());
    if (!choice.columns) {
        expectHolds(columns, shownColumns(Desk::tableOf(list)));
    }
    if (std::ranges::find(columns, Column::Id) == columns.end())
        columns.insert(columns.begin(), Column::Id);
    const ToldSource& source = *m_desk.serverOf(list)->source;
    samples::CsvRows wanted(1);
    for (const Column column : columns)
        wanted[0].emplace_back(nameOf(column));
    for (const QString& id : wantedOfExport(list, choice.selectionOnly)) {
        auto& row = wanted.emplace_back();
        for (const Column column : columns)
            row.push_back(plainExport(
                source.told().at(id.toStdString()), column, momentOf(m_world, source), choice.raw));
    }
    const auto read = samples::readCsv(bytes);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, wanted);
}

} // namespace random_window
