// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome_pages.h"

#include "connections/cluster_context_list.h"
#include "connections/connection_controller.h"
#include "pages/page.h"
#include "user_guide.h"
#include "window/source_opener.h"

#include "deploy/sources/connection.h"
#include "deploy/widgets/welcome/welcome_view.h"

#include <optional>

namespace console {

using widgets::WelcomeView;

namespace {

class WelcomePage final : public Page {
public:
    explicit WelcomePage(QWidget& widget)
        : Page({PageKind::Welcome}, widget)
    {
    }

    [[nodiscard]] QString title() const override { return {}; }
};

/// What one begins with who looks for a cluster: the current context of the usual kubeconfig.
std::optional<operations::Connection> anyCluster()
{
    const auto connection = sources::connectionTo(QStringLiteral("kube:"));
    return connection ? std::optional(*connection) : std::nullopt;
}

} // namespace

WelcomePages::WelcomePages(SourceOpener& opener, ConnectionController& connections)
    : m_opener(opener)
    , m_connections(connections)
{
}

Page& WelcomePages::make(const deployment::DeploymentKey&)
{
    auto* view = new WelcomeView;
    SourceOpener* opener = &m_opener;
    QObject::connect(view, &WelcomeView::fileRequested, opener, &SourceOpener::chooseFile);
    QObject::connect(view, &WelcomeView::serverRequested, opener, &SourceOpener::askForAddress);
    QObject::connect(view, &WelcomeView::locationRequested, opener, &SourceOpener::open);
    QObject::connect(view, &WelcomeView::demonstrationRequested, opener, &SourceOpener::openDemo);
    QObject::connect(view, &WelcomeView::clusterRequested, &m_connections,
        [connections = &m_connections] { connections->manage(anyCluster()); });
    QObject::connect(
        view, &WelcomeView::guideRequested, view, [view] { showGuide(*view->window()); });
    readClusterContexts({}, *view, [view](const models::ClusterContexts& read) {
        view->setOfferedClusters(models::usableClusters(read));
    });
    return *new WelcomePage(*view);
}

} // namespace console
