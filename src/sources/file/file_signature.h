// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <filesystem>

namespace sources {

/// What distinguishes one state of a file from another without reading it.
struct FileSignature {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    std::int64_t changed = 0; ///< nanoseconds since 1970; also moves with the permissions

    bool operator==(const FileSignature&) const = default;
    [[nodiscard]] bool isSameFile(const FileSignature& other) const
    {
        return device == other.device && inode == other.inode;
    }
    /// How long ago the file was written to, as far as its own account goes.
    [[nodiscard]] deployment::Milliseconds age(deployment::Timestamp now) const;
    /// How long ago anything about it changed: writing to it moves this although the file's time
    /// was put back afterwards.
    [[nodiscard]] deployment::Milliseconds restingSince(deployment::Timestamp now) const;

    /// Follows symbolic links. Errors: NotFound; NotReadable for what is not a regular file
    /// (opening a named pipe could wait for ever).
    [[nodiscard]] static deployment::Expected<FileSignature> of(const std::filesystem::path& path);
};

} // namespace sources
