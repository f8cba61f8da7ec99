// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "list/list_controller.h"
#include "session/source_session.h"
#include "window/main_window.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QDialog>

#include <algorithm>

namespace tour {

using widgets::DetailPage;

namespace {

constexpr QSize clusterSize{1366, 768};
constexpr int looksToSettle = 120;
constexpr int clusterPatience = 700;

} // namespace

/// Whatever runs or has failed was read in the background: cards say what is live beside it.
bool Tour::saysWhatIsLive() const
{
    const auto history = m_list->session().history();
    const auto& digests = m_list->session().library().digests();
    return std::ranges::none_of(m_list->page().rows().shown(), [&](history::Row row) {
        const deployment::Status status = history->status(row);
        const bool isTold =
            status == deployment::Status::Running || status == deployment::Status::Failed;
        return isTold && digests.find(history->id(row)) == nullptr;
    });
}

/// The page of the service's newest deployment with that status.
bool Tour::openService(const QString& service, const QString& status)
{
    m_window.workspace().open(m_list->key());
    const auto history = m_list->session().history();
    for (const history::Row row : m_list->page().rows().shown()) {
        const history::Summary summary = history->at(row);
        if (models::rawText(summary.service) == service
            && models::rawText(summary.status) == status)
            return m_window.openDeployment(m_list->session(), models::rawText(summary.id))
                != nullptr;
    }
    return false;
}

void Tour::planCluster()
{
    m_window.resize(clusterSize);
    addStop(
        QStringLiteral("cluster"), [] { return true; },
        [this] {
            return list() != nullptr && !list()->session().isLoading()
                && list()->session().history()->size() > 10
                && (saysWhatIsLive() || m_looks > clusterPatience);
        });
    // Findings, curves and what the cluster says of a command come a little later.
    const auto hasSettled = [this] {
        return m_looks > looksToSettle && detailIsShown()
            && (isJudged() || m_looks > 3 * looksToSettle);
    };
    const auto addPage = [this, hasSettled](
                             const char* name, const char* service, const char* status) {
        addStop(
            QLatin1String(name),
            [this, service, status] {
                m_window.resize(clusterSize);
                return openService(QLatin1String(service), QLatin1String(status));
            },
            hasSettled);
    };
    addPage("cluster-crash", "fraud-check", "FAILED");
    addPage("cluster-failed", "checkout", "FAILED");
    const auto panel = [this, hasSettled](const char* name, std::string_view which) {
        addStop(
            QLatin1String(name),
            [this, which] {
                m_window.resize(sizeOfTabs);
                DetailPage* page = m_window.currentDetail();
                if (page != nullptr)
                    page->showPanel(which);
                return page != nullptr;
            },
            hasSettled);
    };
    panel("cluster-progress", DetailPage::progressPanel);
    panel("cluster-resources", DetailPage::resourcesPanel);
    panel("cluster-metrics", DetailPage::metricsPanel);
    panel("cluster-log", DetailPage::logPanel);
    addStop(
        QStringLiteral("cluster-rollback"),
        [this] {
            DetailPage* page = m_window.currentDetail();
            if (page != nullptr)
                Q_EMIT page->commandRequested(
                    operations::CommandKind::RollBack, page->deploymentId());
            return page != nullptr;
        },
        [this] { return m_looks > looksToSettle && shownDialog() != nullptr; });
    addPage("cluster-paused", "search", "RUNNING");
}

} // namespace tour
