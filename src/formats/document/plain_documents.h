// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/file_descriptor.h"

#include "deploy/formats/document/document.h"

#include <string>

namespace formats {

/// Up to length bytes of a file. By pread and not mapped: truncating a mapped file kills the
/// process.
[[nodiscard]] deployment::Expected<std::size_t> readFrom(
    const FileDescriptor& file, std::uint64_t offset, char* to, std::size_t length);

/// An open file that no one else can write to.
class FileDocument final : public Document {
public:
    explicit FileDocument(FileDescriptor file)
        : m_file(std::move(file))
    {
    }

    [[nodiscard]] std::uint64_t size() const override;
    [[nodiscard]] deployment::Expected<std::size_t> readInto(
        std::uint64_t offset, char* to, std::size_t length) const override;

private:
    FileDescriptor m_file;
};

class MemoryDocument final : public Document {
public:
    explicit MemoryDocument(std::string bytes)
        : m_bytes(std::move(bytes))
    {
    }

    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }
    [[nodiscard]] deployment::Expected<std::size_t> readInto(
        std::uint64_t offset, char* to, std::size_t length) const override;

private:
    std::string m_bytes;
};

} // namespace formats
