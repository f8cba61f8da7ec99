// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/redactor.h"
#include "deploy/operations/connection.h"
#include "deploy/sources/http/credentials.h"

#include <QObject>

#include <memory>
#include <optional>

namespace sources {
class CredentialPlugins;
class InputRequest;
class Journal;
class Source;
class SourceRegistry;
} // namespace sources
namespace widgets {
class ConnectionDialog;
}

namespace console {

class OpenSources;
class Settings;

/// Edits connections, tests them, stores their secrets, and asks the user for one if needed.
class ConnectionController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionController)

public:
    /// The journal is for the commands of what is opened, which is one of the kinds.
    ConnectionController(Settings& settings, sources::Journal& journal,
        std::shared_ptr<deployment::Redactor> redactor, const sources::SourceRegistry& kinds,
        QWidget& window);

    /// Whose deployments queries for curves can be tried with; they outlive this.
    void setOpenSources(const OpenSources& open) { m_open = &open; }
    /// Shows the dialog, with the connection chosen; one that is not saved is offered as a new one.
    void manage(const std::optional<operations::Connection>& shown = std::nullopt);
    /// A source for the connection that asks for its secret when it has to. Errors: what it names
    /// is no address, or no cluster of the kubeconfig.
    [[nodiscard]] deployment::Expected<std::unique_ptr<sources::Source>> makeSource(
        const operations::Connection& connection);

private:
    void test(widgets::ConnectionDialog& dialog, const operations::Connection& connection);
    void keepSecret(widgets::ConnectionDialog& dialog, const operations::Connection& connection,
        const QString& secret);
    void ask(sources::InputRequest& request, const operations::Connection& connection);

    Settings& m_settings;
    sources::Journal& m_journal;
    const sources::SourceRegistry& m_kinds;
    QWidget& m_window;
    const OpenSources* m_open = nullptr;
    std::shared_ptr<deployment::Redactor> m_redactor;
    std::shared_ptr<sources::SecretStore> m_secrets;
    std::shared_ptr<sources::CredentialPlugins> m_plugins;
};

} // namespace console
