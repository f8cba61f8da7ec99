// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file_descriptor.h"

#include "deploy/formats/document.h"

#include <string>

namespace formats {

/// An open file. Read by pread and not mapped: a mapped file that somebody truncates kills the
/// process.
class FileDocument final : public Document {
public:
    FileDocument(FileDescriptor file, bool canGrow)
        : m_file(std::move(file))
        , m_canGrow(canGrow)
    {
    }

    [[nodiscard]] std::uint64_t size() const override;
    [[nodiscard]] deployment::Expected<std::size_t> readInto(
        std::uint64_t offset, char* to, std::size_t length) const override;
    [[nodiscard]] bool canGrow() const override { return m_canGrow; }

private:
    FileDescriptor m_file;
    bool m_canGrow;
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
