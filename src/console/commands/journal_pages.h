// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_factory.h"

namespace models {
class TimeContext;
}
namespace sources {
class Journal;
}

namespace console {

class OpenCommands;
class Settings;

/// The journal of commands; there is one page.
class JournalPages final : public PageFactory {
public:
    /// Everything outlives it.
    struct Context {
        sources::Journal& journal;
        Settings& settings;
        const models::TimeContext& time;
        OpenCommands& commands;
    };

    explicit JournalPages(const Context& context);

    [[nodiscard]] PageKind kind() const override { return PageKind::Journal; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override;
    [[nodiscard]] QString waitingTitle(const deployment::DeploymentKey& subject) const override;

private:
    Context m_context;
};

} // namespace console
