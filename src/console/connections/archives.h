// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/models/connections/archive_facts.h"
#include "deploy/operations/connection.h"

#include <functional>
#include <memory>

class QWidget;

namespace sources {
class Source;
}

namespace console {

/// The source of a connection with its archive, if the connection keeps one; else as it is.
[[nodiscard]] std::unique_ptr<sources::Source> withArchive(std::unique_ptr<sources::Source> source,
    const operations::Connection& connection, std::shared_ptr<const deployment::Redactor> redactor);

/// What lies here of the connection. Blocks a little.
[[nodiscard]] models::ArchiveFacts archiveFactsOf(const operations::Connection& connection);

/// Asks, and removes what lies here of the connection; then the function is called. An error is
/// shown.
void forgetArchive(
    const operations::Connection& connection, QWidget& parent, std::function<void()> onForgotten);

} // namespace console
