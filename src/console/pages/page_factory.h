// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_key.h"

#include <QIcon>
#include <QString>

namespace console {

class Page;

/// Makes the pages of one kind.
class PageFactory {
public:
    PageFactory() = default;
    virtual ~PageFactory() = default;
    Q_DISABLE_COPY_MOVE(PageFactory)

    [[nodiscard]] virtual PageKind kind() const = 0;
    /// The page with everything that keeps it in step; its widget has no parent yet. The subject's
    /// source is open.
    [[nodiscard]] virtual Page& make(const deployment::DeploymentKey& subject) = 0;
    /// Of the tab of a page that is made when it is first looked at; empty where it is not known
    /// yet.
    [[nodiscard]] virtual QString waitingTitle(const deployment::DeploymentKey& subject) const;
    [[nodiscard]] virtual QIcon waitingIcon(const deployment::DeploymentKey& /*subject*/) const
    {
        return {};
    }
};

} // namespace console
