// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_output.h"

#include "diagnosis_controller.h"
#include "files/print_controller.h"
#include "files/save_controller.h"
#include "session/runs/followed_run.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/log/log_text.h"
#include "deploy/models/preview/deployment_markdown.h"
#include "deploy/models/preview/deployment_report.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/report/picture_page.h"
#include "deploy/widgets/report/report_pages.h"

#include <QApplication>
#include <QClipboard>
#include <QPagedPaintDevice>
#include <QPointer>
#include <QThreadPool>

namespace console {

DetailOutput::DetailOutput(const Context& context, widgets::DetailPage& page, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_page(page)
    , m_saver(new SaveController(context.settings, page))
    , m_printer(new PrintController(page))
{
    connect(m_saver, &SaveController::statusMessage, this, &DetailOutput::statusMessage);
    connect(m_printer, &PrintController::statusMessage, this, &DetailOutput::statusMessage);
    connect(&context.diagnosis, &DiagnosisController::judged, this,
        [this](const models::Judgement& judgement) { m_known.judgement = judgement; });
    connect(&context.diagnosis, &DiagnosisController::liveChanged, this,
        [this](const models::LiveNow& live) { m_known.live = live; });
    connect(&context.diagnosis.outlook(), &RunOutlook::usualDurationChanged, this,
        [this](const auto& usual) { m_known.usualOfRun = usual; });
    connectPage();
}

void DetailOutput::connectPage()
{
    using widgets::DetailPage;
    connect(&m_page, &DetailPage::rawJsonRequested, this, &DetailOutput::prettyPrintJson);
    connect(&m_page, &DetailPage::markdownRequested, this, &DetailOutput::copyMarkdown);
    connect(&m_page, &DetailPage::pdfRequested, this, &DetailOutput::savePdf);
    connect(&m_page, &DetailPage::printRequested, this, &DetailOutput::print);
    connect(&m_page, &DetailPage::saveLogRequested, this, &DetailOutput::saveLog);
    connect(&m_page, &DetailPage::savePictureRequested, this, &DetailOutput::savePicture);
    connect(&m_page, &DetailPage::printPictureRequested, this, &DetailOutput::printPicture);
}

void DetailOutput::prettyPrintJson()
{
    if (!m_context.run.snapshot())
        return;
    // A record may be hundreds of megabytes: not in the event loop.
    QThreadPool::globalInstance()->start(
        [snapshot = m_context.run.snapshot(), guard = QPointer<DetailOutput>(this)] {
            const auto json = snapshot->json();
            const std::string shown = json ? formats::prettyJson(*json)
                                           : models::translated(json.error().message).toStdString();
            QMetaObject::invokeMethod(qApp, [guard, text = shown] {
                if (guard)
                    guard->m_page.setRawJson(text);
            });
        });
}

std::optional<models::PreviewFacts> DetailOutput::facts()
{
    const sources::SnapshotPointer& snapshot = m_context.run.snapshot();
    if (!snapshot) {
        Q_EMIT statusMessage(tr("There is nothing to take yet: the record is being read."));
        return std::nullopt;
    }
    models::PreviewFacts facts = m_known;
    facts.deployment = {snapshot, &snapshot->deployment};
    facts.isWhole = true;
    facts.usual = &m_context.session.library().digests().usual();
    facts.logError = snapshot->logError;
    return facts;
}

void DetailOutput::copyMarkdown()
{
    const auto known = facts();
    if (!known)
        return;
    QGuiApplication::clipboard()->setText(
        models::deploymentMarkdown(*known, m_context.time.seenUntil(), m_context.time.zone()));
    Q_EMIT statusMessage(tr("Copied as Markdown: what it is, why it failed, its steps"));
}

std::shared_ptr<const widgets::ReportPages> DetailOutput::report()
{
    const auto known = facts();
    return known ? std::make_shared<const widgets::ReportPages>(
               models::deploymentReport(*known, m_context.time.seenUntil(), m_context.time.zone()))
                 : nullptr;
}

void DetailOutput::savePdf()
{
    const auto pages = report();
    if (!pages)
        return;
    m_saver->save({tr("Save as PDF"), m_context.run.id() + QStringLiteral(".pdf"),
        tr("PDF document (*.pdf)"), [pages](const ByteSink& sink) {
            // An empty part asks whether it was called off.
            const auto pdf = pages->pdf([&] { return sink({}); });
            return pdf && sink({pdf->constData(), static_cast<std::size_t>(pdf->size())});
        }});
}

void DetailOutput::print()
{
    if (const auto pages = report())
        m_printer->print(m_context.run.id(), [pages](QPagedPaintDevice& device) {
            return pages->paint(device, [] { return true; });
        });
}

void DetailOutput::printPicture(const QString& name, const QByteArray& svg)
{
    m_printer->print(name, [svg](QPagedPaintDevice& device) {
        return widgets::paintPicturePage(svg, device) ? 1 : 0;
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
