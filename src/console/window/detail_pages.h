// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_factory.h"

#include "deploy/history/columns.h"

#include <QPointer>

#include <functional>
#include <map>

namespace models {
class TimeContext;
}

namespace console {

class DetailController;
class OpenCommands;
class OpenSources;
class Preferences;
class Settings;

/// The deployments that are shown whole.
class DetailPages final : public PageFactory {
public:
    /// Everything outlives it.
    struct Context {
        Settings& settings;
        const models::TimeContext& time;
        OpenSources& sources;
        OpenCommands& commands;
        Preferences& preferences;
        /// A deployment is to be compared with the last good run.
        std::function<void(const deployment::DeploymentKey&)> compare;
        /// Another deployment is to be shown.
        std::function<void(const deployment::DeploymentKey&)> open;
        /// The list of a source is to show those with that value there.
        std::function<void(const std::string&, history::Column, const QString&)> filter;
    };

    explicit DetailPages(Context context);
    ~DetailPages() override;

    [[nodiscard]] PageKind kind() const override { return PageKind::Deployment; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override;
    /// Version and environment as the row has them; the id where there is no row.
    [[nodiscard]] QString waitingTitle(const deployment::DeploymentKey& subject) const override;
    [[nodiscard]] QIcon waitingIcon(const deployment::DeploymentKey& subject) const override;
    /// Null if it is not open.
    [[nodiscard]] DetailController* find(const deployment::DeploymentKey& subject) const;

private:
    Context m_context;
    std::map<deployment::DeploymentKey, QPointer<DetailController>> m_pages;
};

} // namespace console
