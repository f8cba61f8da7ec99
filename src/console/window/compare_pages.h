// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_factory.h"

#include <QPointer>

#include <functional>
#include <map>

namespace models {
class TimeContext;
}

namespace console {

class CompareController;
class OpenSources;

/// The comparisons: one for each deployment that is compared with others.
class ComparePages final : public PageFactory {
public:
    /// Everything outlives it.
    struct Context {
        const models::TimeContext& time;
        OpenSources& sources;
        /// An entry of the log of a deployment is to be shown.
        std::function<void(const deployment::DeploymentKey&, std::size_t)> showLogEntry;
    };

    explicit ComparePages(Context context);
    ~ComparePages() override;

    [[nodiscard]] PageKind kind() const override { return PageKind::Comparison; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override;
    /// Null if it is not open.
    [[nodiscard]] CompareController* find(const deployment::DeploymentKey& subject) const;

private:
    Context m_context;
    std::map<deployment::DeploymentKey, QPointer<CompareController>> m_pages;
};

} // namespace console
