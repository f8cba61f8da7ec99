// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome_pages.h"

#include "connections/cluster_context_list.h"
#include "pages/page.h"
#include "source_opener.h"

#include "deploy/widgets/list/list_page.h"

namespace console {

namespace {

class WelcomePage final : public Page {
public:
    explicit WelcomePage(QWidget& widget)
        : Page({PageKind::Welcome}, widget)
    {
    }

    [[nodiscard]] QString title() const override { return {}; }
};

} // namespace

WelcomePages::WelcomePages(const models::TimeContext& time, SourceOpener& opener)
    : m_time(time)
    , m_opener(opener)
{
}

Page& WelcomePages::make(const deployment::DeploymentKey&)
{
    auto* widget = new widgets::ListPage(m_time);
    QObject::connect(
        widget, &widgets::ListPage::openSourceRequested, &m_opener, &SourceOpener::chooseFile);
    QObject::connect(widget, &widgets::ListPage::demoRequested, &m_opener, &SourceOpener::openDemo);
    QObject::connect(widget, &widgets::ListPage::locationRequested, &m_opener, &SourceOpener::open);
    readClusterContexts({}, *widget, [widget](const models::ClusterContexts& read) {
        widget->setOfferedClusters(models::usableClusters(read));
    });
    return *new WelcomePage(*widget);
}

} // namespace console
