// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/plugin_question.h"
#include "deploy/sources/kubernetes/access/credential_plugins.h"

#include <QPointer>
#include <QWidget>

namespace console {

class Settings;

/// Asks the user about credential plug-ins, and keeps in the settings which may always be run.
class WindowApprovals final : public sources::PluginApprovals {
public:
    /// The settings outlive it; the window is the parent of the dialog.
    WindowApprovals(Settings& settings, QWidget& window);

    void ask(const sources::PluginCall& call, QObject* context, Answer answer) override;

private:
    [[nodiscard]] bool isAlwaysApproved(const QString& fingerprint) const;
    [[nodiscard]] deployment::Expected<void> handleAnswer(
        const sources::PluginCall& call, models::PluginAnswer answer);

    Settings& m_settings;
    QPointer<QWidget> m_window;
};

} // namespace console
