// SPDX-License-Identifier: GPL-3.0-or-later
#include "export_controller.h"

#include "files/save_controller.h"
#include "session/source_session.h"
#include "settings/export_memory.h"
#include "settings/settings.h"

#include "deploy/formats/export/history_export.h"
#include "deploy/history/calendar_period.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace console {

using history::ExportFormat;
using widgets::ExportChoice;
using widgets::ExportDialog;

namespace {

struct FormatNames {
    ExportFormat format;
    const char* setting;
    const char* filter;
};

constexpr FormatNames formatNames[]{
    {ExportFormat::Csv, "csv", "CSV (*.csv)"},
    {ExportFormat::Spreadsheet, "spreadsheet", "CSV (*.csv)"},
    {ExportFormat::Json, "json", "JSON (*.json)"},
    {ExportFormat::JsonLines, "ndjson", "JSON Lines (*.ndjson *.jsonl)"},
};

const FormatNames& namesOf(ExportFormat format)
{
    for (const FormatNames& each : formatNames) {
        if (each.format == format)
            return each;
    }
    return formatNames[0];
}

/// A row without its id is of no deployment: where the column is hidden, it comes first.
std::vector<history::Column> withId(std::vector<history::Column> columns)
{
    if (std::ranges::find(columns, history::Column::Id) == columns.end())
        columns.insert(columns.begin(), history::Column::Id);
    return columns;
}

} // namespace

ExportController::ExportController(const SourceSession& session, Settings& settings,
    const models::TimeContext& time, widgets::ListPage& page)
    : QObject(&page)
    , m_session(session)
    , m_settings(settings)
    , m_time(time)
    , m_page(page)
    , m_saver(new SaveController(settings, page))
{
    connect(m_saver, &SaveController::cancelled, this, &ExportController::statusMessage);
    connect(m_saver, &SaveController::written, &m_page, &widgets::ListPage::showSaved);
    connect(&m_page, &widgets::ListPage::folderRequested, this, [](const QString& path) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
    });
}

void ExportController::ask(bool selectionOnly)
{
    const ExportDialog::Rows rows{static_cast<qsizetype>(m_page.rows().shown().size()),
        static_cast<qsizetype>(m_page.rows().selected().size()), m_session.history()->columns(),
        m_page.rows().shownColumns(), !m_session.isWhole()};
    auto* dialog = new ExportDialog(rows, remembered(selectionOnly), &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        remember(dialog->choice());
        save(dialog->choice());
    });
    dialog->open();
}

ByteProducer ExportController::producer(const ExportChoice& choice) const
{
    formats::ExportOptions options;
    options.format = choice.format;
    options.zone = m_time.zone();
    options.now = m_time.seenUntil();
    // Without the mark, Excel takes UTF-8 for another encoding.
    options.byteOrderMark = choice.format == ExportFormat::Spreadsheet
        || (choice.byteOrderMark && choice.format == ExportFormat::Csv);
    options.raw = choice.raw;
    options.decimalComma = choice.decimalComma;
    return [history = m_session.pinnedHistory(),
               columns = withId(choice.columns.value_or(m_page.rows().shownColumns())), options,
               rows = choice.selectionOnly ? m_page.rows().selected() : m_page.rows().shown()](
               const ByteSink& sink) {
        return formats::exportRows(*history, rows, columns, options, sink);
    };
}

ExportChoice ExportController::remembered(bool selectionOnly) const
{
    ExportChoice choice;
    choice.selectionOnly = selectionOnly;
    for (const FormatNames& each : formatNames) {
        if (m_settings.text(Setting::ExportFormat) == QLatin1String(each.setting))
            choice.format = each.format;
    }
    choice.byteOrderMark = m_settings.flag(Setting::ExportByteOrderMark);
    choice.raw = m_settings.flag(Setting::ExportRaw);
    choice.decimalComma = remembersDecimalComma(m_settings, QLocale::system());
    choice.columns = rememberedColumns(m_settings, m_session.source().location());
    return choice;
}

void ExportController::remember(const ExportChoice& choice)
{
    m_settings.setText(Setting::ExportFormat, QLatin1String(namesOf(choice.format).setting));
    m_settings.setFlag(Setting::ExportByteOrderMark, choice.byteOrderMark);
    m_settings.setFlag(Setting::ExportRaw, choice.raw);
    rememberDecimalComma(m_settings, choice.decimalComma, QLocale::system());
    rememberColumns(m_settings, m_session.source().location(), choice.columns);
    m_settings.save();
}

void ExportController::save(const ExportChoice& choice)
{
    const models::ListFilter& filter = m_page.filters().filter();
    const history::TimeRange range = m_page.filters().range();
    const QString name = widgets::nameOfFilter(filter, range, m_time.zone());
    const bool hasPeriod = !history::nameOfPeriod(range, m_time.zone()).empty();
    const QString day = models::dateTimeText(m_time.now(), m_time.zone()).left(10);
    m_saver->save({tr("Export deployments"),
        widgets::suggestedFileName(name.isEmpty() ? m_session.source().name() : name,
            hasPeriod ? QString() : day, choice.format),
        QString::fromLatin1(namesOf(choice.format).filter), producer(choice)});
}

} // namespace console
