// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace mock_kubernetes {

/// A certificate and its key, both as PEM.
struct Identity {
    std::string certificate;
    std::string key;
};

/// Signed by itself, for 127.0.0.1 and localhost, valid for a day; a new key each time.
[[nodiscard]] Identity madeIdentity();

/// What connections over TLS begin with. Throws std::runtime_error for what is no certificate with
/// its key. Clients with a certificate of @p clientAuthority (PEM; empty: none is asked for) are
/// known by its name.
[[nodiscard]] std::shared_ptr<ssl_ctx_st> tlsContext(
    const Identity& identity, const std::string& clientAuthority);

[[nodiscard]] std::string base64Encoded(const std::string& bytes);

} // namespace mock_kubernetes
