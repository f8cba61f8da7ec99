// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/json/json_value.h"
#include "deploy/formats/json/json_writer.h"
#include "deploy/operations/connection.h"

namespace console {

/// How a secret is found and sent, as members of an object that has been begun.
void writeCredential(
    formats::JsonWriter& writer, const operations::CredentialReference& credential);
/// Without the name of its entry in the keyring.
[[nodiscard]] operations::CredentialReference credentialFromJson(const formats::JsonValue& json);

/// The metrics server of a connection, as an object.
void writeMetrics(formats::JsonWriter& writer, const operations::MetricsServer& server);
/// Of a connection with that id; whatever is not there, or cannot be read, is as if none were set.
[[nodiscard]] operations::MetricsServer metricsFromJson(
    const formats::JsonValue& json, const std::string& connection);

} // namespace console
