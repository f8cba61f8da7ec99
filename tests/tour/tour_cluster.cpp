// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "list/list_controller.h"
#include "session/source_session.h"
#include "window/main_window.h"

#include "deploy/widgets/detail/detail_page.h"

#include <QDialog>

namespace tour {

using widgets::DetailPage;

namespace {

constexpr QSize wideSize{1366, 768};

} // namespace

void Tour::planCluster()
{
    m_window.resize(wideSize);
    addStop(
        QStringLiteral("cluster"), [] { return true; },
        [this] {
            return list() != nullptr && !list()->session().isLoading()
                && list()->session().history()->size() > 10;
        });
    addStop(
        QStringLiteral("cluster-failed"), [this] { return openNewest(QStringLiteral("FAILED")); },
        [this] { return isJudged(); }, Need::Optional);
    const auto panel = [this](const char* name, std::string_view which) {
        addStop(
            QLatin1String(name),
            [this, which] {
                DetailPage* page = m_window.currentDetail();
                if (page != nullptr)
                    page->showPanel(which);
                return page != nullptr;
            },
            [this] { return detailIsShown(); });
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
        [this] { return shownDialog() != nullptr; }, Need::Optional);
    addStop(
        QStringLiteral("cluster-paused"), [this] { return openNewest(QStringLiteral("RUNNING")); },
        [this] { return isJudged(); }, Need::Optional);
}

} // namespace tour
