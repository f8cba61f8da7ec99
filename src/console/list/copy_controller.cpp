// SPDX-License-Identifier: GPL-3.0-or-later
#include "copy_controller.h"

#include "session/source_session.h"

#include "deploy/formats/export/history_export.h"
#include "deploy/formats/record/deployment_json.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QApplication>
#include <QClipboard>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace console {

CopyController::CopyController(const SourceSession& session, const models::TimeContext& time,
    widgets::ListPage& page, FindRecord findRecord)
    : QObject(&page)
    , m_session(session)
    , m_time(time)
    , m_page(page)
    , m_findRecord(std::move(findRecord))
{
    connect(&page.rows(), &widgets::ListRows::copyJsonRequested, this, &CopyController::copyJson);
}

void CopyController::copyJson()
{
    const auto id = m_page.rows().selectedId();
    const sources::SnapshotPointer record = id ? m_findRecord(*id) : nullptr;
    if (record)
        copyRecord(*id, record);
    else
        copyRows();
}

void CopyController::copyRecord(const QString& id, const sources::SnapshotPointer& snapshot)
{
    QThreadPool::globalInstance()->start([snapshot, id, guard = QPointer<CopyController>(this)] {
        const auto json = snapshot->json();
        const bool fits = json && json->size() <= maxBytes;
        const QString text = fits ? QString::fromStdString(formats::prettyJson(*json)) : QString();
        QMetaObject::invokeMethod(qApp, [guard, text, id] {
            if (!guard)
                return;
            // What lies there may be gone, or too long for a clipboard.
            if (text.isEmpty())
                guard->copyRows();
            else
                guard->take(text,
                    tr("Copied the record of %1 as JSON")
                        .arg(models::displayText(id.toStdString(), 64)));
        });
    });
}

void CopyController::copyRows()
{
    formats::ExportOptions options;
    options.format = formats::ExportFormat::Json;
    options.zone = m_time.zone();
    options.now = m_time.seenUntil();
    auto rows = m_page.rows().selected();
    if (rows.empty())
        return;
    QThreadPool::globalInstance()->start(
        [history = m_session.pinnedHistory(), rows = std::move(rows), options,
            guard = QPointer<CopyController>(this)] {
            std::string json;
            const bool fits = formats::exportRows(
                *history, rows, history::allColumns, options, [&json](std::string_view part) {
                    json += part;
                    return json.size() <= maxBytes;
                });
            QMetaObject::invokeMethod(
                qApp, [guard, fits, text = QString::fromStdString(json), count = int(rows.size())] {
                    if (!guard)
                        return;
                    if (fits)
                        guard->take(text,
                            tr("Copied %Ln row(s) as JSON: what the list has of them, not their "
                               "whole records",
                                nullptr, count));
                    else
                        guard->refuse();
                });
        });
}

void CopyController::refuse()
{
    Q_EMIT statusMessage(tr("Too many rows for the clipboard: export them instead"));
}

void CopyController::take(const QString& json, const QString& message)
{
    QApplication::clipboard()->setText(json);
    Q_EMIT statusMessage(message);
}

} // namespace console
