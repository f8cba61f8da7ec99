// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/file_descriptor.h"

#include "deploy/formats/document/document.h"

#include <atomic>
#include <memory>
#include <vector>

namespace formats {

/// A file that others may write to. Each of its blocks has to stay what it was when it was read for
/// the first time: whatever reads it gets those bytes, or an error that the file has changed.
class CheckedDocument final : public Document {
public:
    /// What it has beyond that size was appended later. Of one that is read once, only that it
    /// becomes shorter is noticed.
    CheckedDocument(FileDescriptor file, std::uint64_t size, bool isReadOnce);

    [[nodiscard]] std::uint64_t size() const override { return m_size; }
    [[nodiscard]] deployment::Expected<std::size_t> readInto(
        std::uint64_t offset, char* to, std::size_t length) const override;
    [[nodiscard]] bool canGrow() const override { return true; }
    [[nodiscard]] deployment::Expected<bool> isUnchanged(
        const std::stop_token& stop) const override;
    [[nodiscard]] deployment::Expected<std::shared_ptr<const Document>> extended() const override;

private:
    using File = std::shared_ptr<const FileDescriptor>;
    using Hash = std::atomic<std::uint64_t>;

    CheckedDocument(File file, std::uint64_t size, bool isReadOnce);

    [[nodiscard]] std::uint64_t endOfBlock(std::uint64_t offset) const;
    /// Whole blocks, or the last one up to the end.
    [[nodiscard]] deployment::Expected<void> readBlocks(
        std::uint64_t begin, std::uint64_t end, char* to) const;
    [[nodiscard]] deployment::Expected<void> readWhole(
        std::uint64_t begin, std::uint64_t end, char* to) const;
    [[nodiscard]] bool isAsBefore(std::uint64_t begin, std::string_view block) const;
    [[nodiscard]] bool isKnown(std::uint64_t begin, std::uint64_t end) const;
    [[nodiscard]] bool adoptLastBlock(const CheckedDocument& shorter);

    File m_file;
    std::uint64_t m_size;
    bool m_isReadOnce;
    mutable std::vector<Hash> m_hashes; ///< of the blocks; 0: not read yet
};

} // namespace formats
