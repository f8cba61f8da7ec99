// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugin_approvals.h"

#include "settings/settings.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/connections/plugin_dialog.h"

#include <utility>

namespace console {

namespace {

deployment::Error notAllowed(const sources::PluginCall& call)
{
    return {deployment::ErrorCode::Unauthorized,
        {DEPLOY_MESSAGE("Message",
             "The credential plug-in %1 was not run, since you did not allow it. Refresh to be "
             "asked again."),
            {call.plugin.command}},
        {}};
}

} // namespace

WindowApprovals::WindowApprovals(Settings& settings, QWidget& window)
    : m_settings(settings)
    , m_window(&window)
{
}

void WindowApprovals::ask(const sources::PluginCall& call, QObject* context, Answer answer)
{
    if (isAlwaysApproved(call.fingerprint())) {
        answer({});
        return;
    }
    if (!m_window) {
        answer(tl::unexpected(notAllowed(call)));
        return;
    }
    auto* dialog = new widgets::PluginDialog(
        {models::rawText(call.context), models::rawText(call.file), call.commandLine()}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &widgets::PluginDialog::answered, context,
        [this, call, answer = std::move(answer)](
            models::PluginAnswer given) { answer(handleAnswer(call, given)); });
    // Nobody is there any more to be answered: what the answer would reach is gone already.
    QObject::connect(context, &QObject::destroyed, dialog, [dialog] {
        QObject::disconnect(dialog, &widgets::PluginDialog::answered, nullptr, nullptr);
        dialog->reject();
    });
    dialog->open();
}

bool WindowApprovals::isAlwaysApproved(const QString& fingerprint) const
{
    return m_settings.list(Setting::ApprovedPlugins).contains(fingerprint);
}

deployment::Expected<void> WindowApprovals::handleAnswer(
    const sources::PluginCall& call, models::PluginAnswer answer)
{
    if (answer == models::PluginAnswer::No)
        return tl::unexpected(notAllowed(call));
    if (answer == models::PluginAnswer::Always) {
        QStringList approved = m_settings.list(Setting::ApprovedPlugins);
        approved.append(call.fingerprint());
        m_settings.setList(Setting::ApprovedPlugins, approved);
        m_settings.save();
    }
    return {};
}

} // namespace console
