// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_factory.h"

#include "deploy/models/commands/command_plan.h"

#include <QPointer>

#include <functional>
#include <map>
#include <optional>

namespace models {
class TimeContext;
}

namespace console {

class ListController;
class OpenCommands;
class OpenSources;
class Preferences;
class Settings;

/// The lists of the open sources.
class ListPages final : public PageFactory {
public:
    /// Everything outlives it.
    struct Context {
        Settings& settings;
        const models::TimeContext& time;
        OpenSources& sources;
        OpenCommands& commands;
        const Preferences& preferences;
        /// A command is asked for in the list.
        std::function<void(models::CommandKind, const deployment::DeploymentKey&)> askForCommand;
        /// A deployment is to be compared with another one.
        std::function<void(const deployment::DeploymentKey&, const QString&)> compare;
        /// The log of a deployment is to be shown, at an entry or as it is.
        std::function<void(const deployment::DeploymentKey&, std::optional<std::size_t>)> showLog;
    };

    explicit ListPages(Context context);
    ~ListPages() override;

    [[nodiscard]] PageKind kind() const override { return PageKind::List; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override;
    /// Null if it is not open.
    [[nodiscard]] ListController* find(const std::string& sourceId) const;

private:
    Context m_context;
    std::map<std::string, QPointer<ListController>> m_pages; ///< by source
};

} // namespace console
