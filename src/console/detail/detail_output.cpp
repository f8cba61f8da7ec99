// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_output.h"

#include "files/save_controller.h"
#include "session/followed_run.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/log/log_text.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QApplication>
#include <QPointer>
#include <QThreadPool>

namespace console {

DetailOutput::DetailOutput(
    const FollowedRun& run, Settings& settings, widgets::DetailPage& page, QObject* parent)
    : QObject(parent)
    , m_run(run)
    , m_page(page)
    , m_saver(new SaveController(settings, page))
{
    connect(m_saver, &SaveController::statusMessage, this, &DetailOutput::statusMessage);
    connect(&m_page, &widgets::DetailPage::rawJsonRequested, this, &DetailOutput::prettyPrintJson);
    connect(&m_page, &widgets::DetailPage::saveLogRequested, this, &DetailOutput::saveLog);
    connect(&m_page, &widgets::DetailPage::savePictureRequested, this, &DetailOutput::savePicture);
}

void DetailOutput::prettyPrintJson()
{
    if (!m_run.snapshot())
        return;
    // A record may be hundreds of megabytes: not in the event loop.
    QThreadPool::globalInstance()->start(
        [snapshot = m_run.snapshot(), guard = QPointer<DetailOutput>(this)] {
            const auto json = snapshot->json();
            const std::string shown = json ? formats::prettyJson(*json)
                                           : models::translated(json.error().message).toStdString();
            QMetaObject::invokeMethod(qApp, [guard, text = shown] {
                if (guard)
                    guard->m_page.setRawJson(text);
            });
        });
}

void DetailOutput::saveLog(const QString& name, const models::LogText& text)
{
    m_saver->save({tr("Save the log"), name + QStringLiteral(".log"), tr("Text (*.log *.txt)"),
        [text](const ByteSink& sink) {
            for (std::size_t line = 0; line < text.lineCount(); ++line) {
                if (!sink(text.line(line)))
                    return false;
            }
            return true;
        }});
}

void DetailOutput::savePicture(
    const QString& name, const QString& nameFilter, const QByteArray& picture)
{
    m_saver->save({tr("Save the curve"), name, nameFilter, [picture](const ByteSink& sink) {
                       return sink({picture.constData(), static_cast<std::size_t>(picture.size())});
                   }});
}

} // namespace console
