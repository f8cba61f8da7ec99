// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/connection.h"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace sources {

/// Where archives lie: archive/ in the program's data folder (XDG).
[[nodiscard]] std::filesystem::path archiveFolder();

/// The archive file of what a connection shows of a server. Its name begins with that of the
/// connection, for people; what tells it from all others are the connection's id and the server
/// that it leads to, hashed: a connection that is led to another server begins another archive. A
/// connection that was renamed keeps its file. @p server as Source::location() has it.
[[nodiscard]] std::filesystem::path archivePath(
    const std::filesystem::path& folder, const Connection& connection, std::string_view server);

/// All archive files of the connection, whatever servers it has led to. Blocks a little.
[[nodiscard]] std::vector<std::filesystem::path> archivesOf(
    const std::filesystem::path& folder, const Connection& connection);

/// Removes them. Who shows one of them notices. Error: NotWritable, for the first that stays.
[[nodiscard]] deployment::Expected<void> forgetArchives(
    const std::filesystem::path& folder, const Connection& connection);

/// Bytes of all of them.
[[nodiscard]] std::uint64_t archiveBytes(const std::vector<std::filesystem::path>& files);

} // namespace sources
