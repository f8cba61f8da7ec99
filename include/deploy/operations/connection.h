// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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

/// A server as it is set up: its address, what it is called, how it is spoken to. Never holds a
/// secret. Whether the address is one is for sources::parseBaseUrl.
struct Connection {
    std::string id; ///< lasts over renaming; settings, keyring and journal refer to it
    std::string name;
    std::string baseUrl; ///< http or https, without user, query and fragment
    CredentialReference credential;
    ConnectionColor color = ConnectionColor::Gray;
    SafetyLevel safety = SafetyLevel::Normal;
    std::string caFile; ///< PEM with further trusted authorities; empty: those of the system
    std::string clientCertificateFile; ///< PEM that shows the server who we are; empty: none
    std::string clientKeyFile; ///< PEM with its key; empty: in the same file
    bool allowInsecureHttp = false; ///< send credentials over plain http beyond this machine
    bool readOnly = false; ///< no commands through this connection

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
