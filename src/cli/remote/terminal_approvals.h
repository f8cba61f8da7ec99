// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output/reporter.h"

#include "deploy/sources/kubernetes/access/credential_plugins.h"

namespace cli {

/// Whether the credential plug-ins that a kubeconfig names are run: those of a run that was told
/// so; else the user at the terminal is asked; where there is none, they are not.
class TerminalApprovals final : public sources::PluginApprovals {
public:
    /// The reporter outlives it.
    TerminalApprovals(bool runsAll, const Reporter& reporter);

    void ask(const sources::PluginCall& call, QObject* context, Answer answer) override;

private:
    bool m_runsAll;
    const Reporter& m_reporter;
};

} // namespace cli
