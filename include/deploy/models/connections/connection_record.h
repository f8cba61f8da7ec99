// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstdint>

namespace models {

/// The colours that tell connections apart; how they look is for the widgets.
enum class ConnectionColor : std::uint8_t { Grey, Blue, Teal, Green, Orange, Red, Purple };
inline constexpr std::array allConnectionColors{ConnectionColor::Grey, ConnectionColor::Blue,
    ConnectionColor::Teal, ConnectionColor::Green, ConnectionColor::Orange, ConnectionColor::Red,
    ConnectionColor::Purple};

/// How much care a command asks for.
enum class SafetyLevel : std::uint8_t { Normal, Production };

/// How a request proves who sends it.
enum class CredentialKind : std::uint8_t { None, Bearer, Basic, Header };

/// Where the secret of the credentials comes from.
enum class SecretOrigin : std::uint8_t { Keyring, EnvironmentVariable, File, AskEachRun };

/// What a person must recognise of a connection before acting on it.
struct ConnectionBadge {
    QString name;
    ConnectionColor color = ConnectionColor::Grey;
    SafetyLevel safety = SafetyLevel::Normal;

    bool operator==(const ConnectionBadge&) const = default;
};

/// A connection as it is set up; it never holds a secret.
struct ConnectionRecord {
    QString id; ///< lasts over renaming; secrets are kept under it
    QString name;
    QString baseUrl;
    CredentialKind credentials = CredentialKind::None;
    QString user; ///< for Basic
    QString headerName; ///< for Header
    SecretOrigin secretOrigin = SecretOrigin::Keyring;
    QString secretVariable; ///< for EnvironmentVariable
    QString secretFile; ///< for File: an absolute path
    QString caFile; ///< PEM; empty: the system's certificates
    QString clientCertificateFile; ///< PEM that shows the server who we are; empty: none
    QString clientKeyFile; ///< PEM with its key; empty: in the same file
    ConnectionColor color = ConnectionColor::Grey;
    SafetyLevel safety = SafetyLevel::Normal;
    bool allowsPlainHttp = false; ///< credentials may go over http beyond this machine
    bool readOnly = false; ///< no commands through it

    bool operator==(const ConnectionRecord&) const = default;
    [[nodiscard]] ConnectionBadge badge() const { return {name, color, safety}; }
};

/// "Blue", in the language of the interface.
[[nodiscard]] QString colorText(ConnectionColor color);
/// "blue", as settings keep it; any other word is Grey.
[[nodiscard]] QString colorWord(ConnectionColor color);
[[nodiscard]] ConnectionColor colorFromWord(QStringView word);

} // namespace models
