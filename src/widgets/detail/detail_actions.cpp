// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_actions.h"

#include "chart/metrics_panel.h"
#include "controls/text_dialog.h"
#include "detail_header.h"
#include "logs/logs_panel.h"
#include "outline_view.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/detail/detail_page.h"

namespace widgets {

DetailActions::DetailActions(const Parts& parts, DetailPage& page)
    : QObject(&page)
    , m_parts(parts)
    , m_page(page)
{
    connectHeader();
    connectPanels();
    connectWaysOut();
    addKeys();
}

void DetailActions::connectHeader()
{
    DetailPage* page = &m_page;
    DetailHeader* header = &m_parts.header;
    connect(header, &DetailHeader::commandRequested, page, [page](operations::CommandKind kind) {
        Q_EMIT page->commandRequested(kind, page->deploymentId());
    });
    connect(header, &DetailHeader::statusMessage, page, &DetailPage::statusMessage);
    connect(header, &DetailHeader::refreshRequested, page,
        [page] { Q_EMIT page->refreshRequested(page->deploymentId()); });
    connect(header, &DetailHeader::markdownRequested, page, &DetailPage::markdownRequested);
    connect(header, &DetailHeader::rawJsonRequested, this, &DetailActions::showRawJson);
    connect(header, &DetailHeader::compareRequested, page,
        [page] { Q_EMIT page->compareRequested(page->deploymentId()); });
    connect(header, &DetailHeader::filterRequested, page, &DetailPage::filterRequested);
    connect(header, &DetailHeader::openRequested, page, &DetailPage::openRequested);
    connect(header, &DetailHeader::onePageChosen, page, [page](bool onePage) {
        page->setOnePage(onePage);
        Q_EMIT page->layoutChosen(onePage);
    });
}

/// Files are called after the deployment.
void DetailActions::connectPanels()
{
    DetailPage* page = &m_page;
    connect(&m_parts.log, &LogsPanel::saveRequested, page,
        [page](const QString& name, const models::LogText& text) {
            Q_EMIT page->saveLogRequested(name.isEmpty() ? page->deploymentId() : name, text);
        });
    connect(
        &m_parts.metrics, &MetricsPanel::printRequested, page, &DetailPage::printPictureRequested);
    connect(&m_parts.metrics, &MetricsPanel::savePictureRequested, page,
        [page](const QString& metric, PictureFormat format, const QByteArray& picture) {
            const QString name = page->deploymentId() + QLatin1Char('-') + metric;
            if (format == PictureFormat::Svg)
                Q_EMIT page->savePictureRequested(
                    name + QStringLiteral(".svg"), tr("SVG drawing (*.svg)"), picture);
            else
                Q_EMIT page->savePictureRequested(
                    name + QStringLiteral(".png"), tr("PNG picture (*.png)"), picture);
        });
}

/// Where something is missing.
void DetailActions::connectWaysOut()
{
    DetailPage* page = &m_page;
    const auto takeWayOut = [page](models::WayOut way) {
        if (way == models::WayOut::Retry)
            Q_EMIT page->retryRequested();
        else
            Q_EMIT page->wayOutRequested(way);
    };
    connect(&m_parts.outline, &OutlineView::wayOutRequested, page, takeWayOut);
    connect(&m_parts.metrics, &MetricsPanel::wayOutRequested, page, takeWayOut);
    connect(&m_parts.log, &LogsPanel::wayOutRequested, page, takeWayOut);
    connect(&m_parts.outline, &OutlineView::statusMessage, page, &DetailPage::statusMessage);
}

void DetailActions::addKeys()
{
    DetailPage* page = &m_page;
    addPageAction(m_page, PageAction::Compare, KeyUse::Everywhere,
        [page] { Q_EMIT page->compareRequested(page->deploymentId()); });
    addPageAction(m_page, PageAction::CopyMarkdown, KeyUse::Shown,
        [page] { Q_EMIT page->markdownRequested(); });
    addPageAction(
        m_page, PageAction::Print, KeyUse::Everywhere, [page] { Q_EMIT page->printRequested(); });
    addPageAction(
        m_page, PageAction::SavePdf, KeyUse::Everywhere, [page] { Q_EMIT page->pdfRequested(); });
    addPageAction(m_page, PageAction::CopyId, KeyUse::Shown, [this] { m_parts.header.copyId(); });
}

void DetailActions::showRawJson()
{
    const QString id = m_page.deploymentId();
    if (m_rawJson == nullptr)
        m_rawJson = new TextDialog(
            tr("Raw JSON - %1").arg(models::displayText(id.toStdString(), 64)), &m_page);
    m_rawJson->show();
    m_rawJson->raise();
    Q_EMIT m_page.rawJsonRequested(id);
}

void DetailActions::setRawJson(const std::string& json)
{
    if (m_rawJson != nullptr)
        m_rawJson->setText(json);
}

} // namespace widgets
