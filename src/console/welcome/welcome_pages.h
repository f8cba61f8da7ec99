// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_factory.h"

namespace console {

class ConnectionController;
class SourceOpener;

/// What a window without a source shows: the ways to one.
class WelcomePages final : public PageFactory {
public:
    /// Both outlive it.
    WelcomePages(SourceOpener& opener, ConnectionController& connections);

    [[nodiscard]] PageKind kind() const override { return PageKind::Welcome; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override;

private:
    SourceOpener& m_opener;
    ConnectionController& m_connections;
};

} // namespace console
