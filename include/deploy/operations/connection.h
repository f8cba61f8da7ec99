// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace operations {

/// How much care a command asks for.
enum class SafetyLevel : std::uint8_t {
    Normal,
    Production, ///< commands ask for the environment's name
};

/// The colors that tell connections apart; how they look is for the widgets.
enum class ConnectionColor : std::uint8_t { Gray, Blue, Teal, Green, Orange, Red, Purple };
inline constexpr std::array allConnectionColors{ConnectionColor::Gray, ConnectionColor::Blue,
    ConnectionColor::Teal, ConnectionColor::Green, ConnectionColor::Orange, ConnectionColor::Red,
    ConnectionColor::Purple};

/// Where the secret of a connection lies, and how it is sent. Never the secret itself: this may be
/// stored.
struct CredentialReference {
    enum class Scheme : std::uint8_t { None, Bearer, Basic, Header };
    enum class Place : std::uint8_t {
        Keyring,
        Environment,
        File,
        Ask, ///< the user is asked once, for this run
    };

    Scheme scheme = Scheme::None;
    Place place = Place::Ask;
    std::string user; ///< of Basic
    std::string header; ///< name of the field, of Header
    std::string entry; ///< of Keyring: its name there
    std::string variable; ///< of Environment
    std::string file; ///< of File: one that only its owner can read; its first line is the secret

    bool operator==(const CredentialReference&) const = default;
};

/// A curve that a metrics server is asked for. The expression is a query of Prometheus with
/// placeholders such as
/// {{service}} (query_template.h).
struct MetricQuery {
    std::string id; ///< of the series in a deployment: "successRate", or any other word
    std::string title; ///< empty: what is known of the id
    std::string unit; ///< appended to a number: "%", " ms"
    std::string expression;
    double factor = 1; ///< what the server answers is multiplied with

    bool operator==(const MetricQuery&) const = default;
};

/// A Prometheus-compatible server that the curves of a connection's deployments come from.
struct MetricsServer {
    std::string address; ///< http or https, perhaps with a path; empty: there is none
    CredentialReference credential;
    std::string tenant; ///< sent as X-Scope-OrgID; empty: not sent
    std::string caFile; ///< PEM with further trusted authorities; empty: those of the system
    bool allowInsecureHttp = false; ///< send credentials over plain http beyond this machine
    std::vector<MetricQuery> queries;

    bool operator==(const MetricsServer&) const = default;
};

/// The entry in the keyring of the secret for the metrics server of a connection with that id.
[[nodiscard]] std::string metricsEntry(std::string_view connection);

/// Where a namespace of a cluster belongs, as the user says: never guessed from names.
struct EnvironmentRule {
    std::string nameSpace;
    std::string environment;

    bool operator==(const EnvironmentRule&) const = default;
};

/// What only a connection to a Kubernetes cluster has.
struct ClusterOptions {
    std::string kubeconfigFile; ///< empty: what kubectl would read
    std::vector<EnvironmentRule> environments; ///< a namespace without one is its own environment
    bool annotatesReason = false; ///< the reason of a command is written onto the object, too

    bool operator==(const ClusterOptions&) const = default;
};

/// A server as it is set up: its address, what it is called, how it is spoken to. Never holds a
/// secret. Whether the address is one is for sources::parseBaseUrl, or for its kind of source.
struct Connection {
    std::string id; ///< lasts over renaming; settings, keyring and journal refer to it
    std::string name;
    /// http or https, without user, query and fragment; or a cluster: "kube:CONTEXT/NAMESPACE".
    std::string address;
    CredentialReference credential;
    ConnectionColor color = ConnectionColor::Gray;
    SafetyLevel safety = SafetyLevel::Normal;
    std::string caFile; ///< PEM with further trusted authorities; empty: those of the system
    std::string clientCertificateFile; ///< PEM that shows the server who we are; empty: none
    std::string clientKeyFile; ///< PEM with its key; empty: in the same file
    bool allowInsecureHttp = false; ///< send credentials over plain http beyond this machine
    bool readOnly = false; ///< no commands through this connection
    bool keepsArchive = true; ///< what was shown is kept on this machine
    std::uint32_t archiveMegabytes = 1000; ///< that it may have there
    MetricsServer metrics;
    ClusterOptions cluster;

    bool operator==(const Connection&) const = default;
};

/// As settings keep them: "production", "basic", "keyring", "blue". Another word is the careful
/// choice: Production, no credentials, ask; for colors Gray.
[[nodiscard]] std::string_view toWire(SafetyLevel level);
[[nodiscard]] std::string_view toWire(CredentialReference::Scheme scheme);
[[nodiscard]] std::string_view toWire(CredentialReference::Place place);
[[nodiscard]] std::string_view toWire(ConnectionColor color);
[[nodiscard]] SafetyLevel parseSafetyLevel(std::string_view word);
[[nodiscard]] CredentialReference::Scheme parseScheme(std::string_view word);
[[nodiscard]] CredentialReference::Place parsePlace(std::string_view word);
[[nodiscard]] ConnectionColor parseConnectionColor(std::string_view word);

} // namespace operations
