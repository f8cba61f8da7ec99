// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_actions.h"

#include "chart/metrics_panel.h"
#include "controls/text_dialog.h"
#include "header/detail_header.h"
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
    connectPage();
    connectHeader();
    connectPanels();
    connectWaysOut();
    addKeys();
}

void DetailActions::connectPage()
{
    DetailPage* page = &m_page;
    using Actions = DetailActions;
    connect(this, &Actions::commandRequested, page, &DetailPage::commandRequested);
    connect(this, &Actions::refreshRequested, page, &DetailPage::refreshRequested);
    connect(this, &Actions::retryRequested, page, &DetailPage::retryRequested);
    connect(this, &Actions::wayOutRequested, page, &DetailPage::wayOutRequested);
    connect(this, &Actions::rawJsonRequested, page, &DetailPage::rawJsonRequested);
    connect(this, &Actions::markdownRequested, page, &DetailPage::markdownRequested);
    connect(this, &Actions::pdfRequested, page, &DetailPage::pdfRequested);
    connect(this, &Actions::printRequested, page, &DetailPage::printRequested);
    connect(this, &Actions::compareRequested, page, &DetailPage::compareRequested);
    connect(this, &Actions::saveLogRequested, page, &DetailPage::saveLogRequested);
    connect(this, &Actions::savePictureRequested, page, &DetailPage::savePictureRequested);
    connect(this, &Actions::layoutChosen, page, &DetailPage::layoutChosen);
}

void DetailActions::connectHeader()
{
    DetailPage* page = &m_page;
    DetailHeader* header = &m_parts.header;
    connect(header, &DetailHeader::commandRequested, this, [this](operations::CommandKind kind) {
        Q_EMIT commandRequested(kind, m_page.deploymentId());
    });
    connect(header, &DetailHeader::statusMessage, page, &DetailPage::statusMessage);
    connect(header, &DetailHeader::refreshRequested, this,
        [this] { Q_EMIT refreshRequested(m_page.deploymentId()); });
    connect(header, &DetailHeader::markdownRequested, page, &DetailPage::markdownRequested);
    connect(header, &DetailHeader::rawJsonRequested, this, &DetailActions::showRawJson);
    connect(header, &DetailHeader::compareRequested, this,
        [this] { Q_EMIT compareRequested(m_page.deploymentId()); });
    connect(header, &DetailHeader::filterRequested, page, &DetailPage::filterRequested);
    connect(header, &DetailHeader::openRequested, page, &DetailPage::openRequested);
    connect(header, &DetailHeader::onePageChosen, this, [this](bool onePage) {
        m_page.setOnePage(onePage);
        Q_EMIT layoutChosen(onePage);
    });
}

/// Files are called after the deployment.
void DetailActions::connectPanels()
{
    connect(&m_parts.log, &LogsPanel::saveRequested, this,
        [this](const QString& name, const models::LogText& text) {
            Q_EMIT saveLogRequested(name.isEmpty() ? m_page.deploymentId() : name, text);
        });
    connect(&m_parts.metrics, &MetricsPanel::printRequested, &m_page,
        &DetailPage::printPictureRequested);
    connect(&m_parts.metrics, &MetricsPanel::savePictureRequested, this,
        [this](const QString& metric, PictureFormat format, const QByteArray& picture) {
            const QString name = m_page.deploymentId() + QLatin1Char('-') + metric;
            if (format == PictureFormat::Svg)
                Q_EMIT savePictureRequested(
                    name + QStringLiteral(".svg"), tr("SVG drawing (*.svg)"), picture);
            else
                Q_EMIT savePictureRequested(
                    name + QStringLiteral(".png"), tr("PNG picture (*.png)"), picture);
        });
}

/// Where something is missing.
void DetailActions::connectWaysOut()
{
    const auto takeWayOut = [this](models::WayOut way) {
        if (way == models::WayOut::Retry)
            Q_EMIT retryRequested();
        else
            Q_EMIT wayOutRequested(way);
    };
    connect(&m_parts.outline, &OutlineView::wayOutRequested, this, takeWayOut);
    connect(&m_parts.metrics, &MetricsPanel::wayOutRequested, this, takeWayOut);
    connect(&m_parts.log, &LogsPanel::wayOutRequested, this, takeWayOut);
    connect(&m_parts.outline, &OutlineView::statusMessage, &m_page, &DetailPage::statusMessage);
}

void DetailActions::addKeys()
{
    addPageAction(m_page, PageAction::Compare, KeyUse::Everywhere,
        [this] { Q_EMIT compareRequested(m_page.deploymentId()); });
    addPageAction(
        m_page, PageAction::CopyMarkdown, KeyUse::Shown, [this] { Q_EMIT markdownRequested(); });
    addPageAction(
        m_page, PageAction::Print, KeyUse::Everywhere, [this] { Q_EMIT printRequested(); });
    addPageAction(
        m_page, PageAction::SavePdf, KeyUse::Everywhere, [this] { Q_EMIT pdfRequested(); });
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
    Q_EMIT rawJsonRequested(id);
}

void DetailActions::setRawJson(const std::string& json)
{
    if (m_rawJson != nullptr)
        m_rawJson->setText(json);
}

} // namespace widgets
