// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/formats/document/unfinished_files.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace formats {

/// What errno says of writing to something; NotWritable. A full disk is called by its name.
[[nodiscard]] deployment::Error writeError(const std::string& name, int number);

/// Whether its disk has no room for even a small file: why a library could not write there that
/// does not say why itself.
[[nodiscard]] bool isOnFullDisk(const std::filesystem::path& path);

/// A file that appears whole or not at all: until commit() has come to its good end, the one that
/// was there before stays as it is. Every error counts, also one that the system reports only when
/// the bytes go to the disk.
class WholeFile {
public:
    /// Writes through symbolic links, and keeps the mode of a file that was there. Error:
    /// NotWritable; the target must not be a device or a folder.
    [[nodiscard]] static deployment::Expected<std::unique_ptr<WholeFile>> create(
        const std::filesystem::path& path);

    /// Without commit() nothing has happened.
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    /// False if not every byte was taken, now or before; error() and commit() say why.
    bool write(std::string_view bytes);
    [[nodiscard]] std::optional<deployment::Error> error() const;
    /// The only answer that says that the file is there. Error: NotWritable.
    [[nodiscard]] deployment::Expected<void> commit();

private:
    WholeFile(std::filesystem::path path, std::filesystem::path target);

    [[nodiscard]] int open();
    [[nodiscard]] int finish();
    [[nodiscard]] int flush();

    std::filesystem::path m_path; ///< as it was asked for
    std::filesystem::path m_target; ///< behind symbolic links
    std::filesystem::path m_temporary; ///< empty once it is gone
    UnfinishedFile m_mark; ///< of that
    int m_file = -1;
    int m_error = 0; ///< errno of the first failure
    std::string m_buffer;
};

} // namespace formats
