// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_factory.h"

#include <functional>
#include <string>

namespace models {
class TimeContext;
}

namespace console {

/// The state of the program for those who look for a fault (Ctrl+Shift+D); there is one page.
class DiagnosticsPages final : public PageFactory {
public:
    /// The report is asked for as long as a page is open; the context outlives it.
    DiagnosticsPages(const models::TimeContext& time, std::function<std::string()> report);

    [[nodiscard]] PageKind kind() const override { return PageKind::Diagnostics; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override;

private:
    const models::TimeContext& m_time;
    std::function<std::string()> m_report;
};

} // namespace console
