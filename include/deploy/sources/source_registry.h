// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/deployment/timestamp.h"
#include "deploy/history/filter.h"
#include "deploy/sources/connection.h"
#include "deploy/sources/http/credentials.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sources {

class CredentialPlugins;
class Journal;

/// What is to be opened, and what is wanted of it.
struct SourceSpec {
    enum class Wanted {
        Live, ///< the history, and what changes in it
        History, ///< once
        Check, ///< once, whether there are any at all: a beginning is enough
        Deployments, ///< single ones that are fetched; no history
    };

    /// As the user named it: a path (its bytes), an address.
    std::string location;
    /// Of a kind that is reached through one; where there is none, one to the location alone.
    std::optional<Connection> connection = std::nullopt;
    history::Filter filter = {}; ///< for a source that can filter; it need not
    Wanted wanted = Wanted::Live;
};

/// What a program lends to its sources. Everything outlives them.
struct SourceContext {
    std::shared_ptr<Scheduler> scheduler = systemScheduler();
    deployment::Clock clock = deployment::systemNow;
    std::shared_ptr<SecretStore> secrets = systemSecretStore();
    /// Learns every secret in use; that of the program's log.
    std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
    /// Where commands are written down before they are sent; null: none are taken.
    Journal* journal = nullptr;
    /// How a sentence stands in the journal; in English where it is empty.
    std::function<QString(const deployment::Message&)> wording = {};
    /// The programs that kubeconfigs name; null: none is run.
    std::shared_ptr<CredentialPlugins> plugins = nullptr;
    /// Asks the user; where it is empty, a source that needs an answer stays without.
    std::function<void(InputRequest& request)> prompt = {};
};

using OpenedSource = deployment::Expected<std::unique_ptr<Source>>;

/// A kind of source, as a row in a program's table of them.
struct SourceKind {
    std::string_view id; ///< "file", "rest"
    bool (*accepts)(std::string_view location);
    /// An address with credentials, which may have been set up.
    bool hasConnection = false;
    /// Error: the location or the connection is none.
    OpenedSource (*open)(const SourceSpec& spec, const SourceContext& context) = nullptr;
};

/// A file, or whatever else a path leads to; accepts everything.
[[nodiscard]] SourceKind fileKind();
/// An endpoint as docs/openapi.yaml describes it; accepts http and https addresses.
[[nodiscard]] SourceKind restKind();
/// A Kubernetes cluster: "kube:", "kube:CONTEXT", "kube:CONTEXT/NAMESPACE".
[[nodiscard]] SourceKind kubernetesKind();

/// The source with the curves of its connection's metrics server; as it is where there is no such
/// server that is asked for anything.
[[nodiscard]] std::unique_ptr<Source> metered(
    std::unique_ptr<Source> source, const Connection& connection, const SourceContext& context);

/// The kinds of sources that a program opens. The first that accepts a location has it.
class SourceRegistry {
public:
    explicit SourceRegistry(std::vector<SourceKind> kinds)
        : m_kinds(std::move(kinds))
    {
    }

    /// Null if none accepts it.
    [[nodiscard]] const SourceKind* kindOf(std::string_view location) const;
    /// Error: BadFormat if no kind that can be opened accepts the location, else that of the kind.
    [[nodiscard]] OpenedSource open(const SourceSpec& spec, const SourceContext& context) const;

private:
    std::vector<SourceKind> m_kinds;
};

} // namespace sources
