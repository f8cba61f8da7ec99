// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_factory.h"

namespace models {
class TimeContext;
}

namespace console {

class SourceOpener;

/// What a window without a source shows: a list that offers to open one.
class WelcomePages final : public PageFactory {
public:
    /// Both outlive it.
    WelcomePages(const models::TimeContext& time, SourceOpener& opener);

    [[nodiscard]] PageKind kind() const override { return PageKind::Welcome; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override;

private:
    const models::TimeContext& m_time;
    SourceOpener& m_opener;
};

} // namespace console
