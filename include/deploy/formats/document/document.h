// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace formats {

/// What is done, once, where a pipe or a terminal has given nothing at all for so long.
struct SilentStream {
    std::function<void()> onSilence;
    std::chrono::milliseconds after{1000};
};

/// How a document is opened.
struct DocumentOptions {
    std::stop_token stop;
    /// Bytes read so far and bytes in all, of the file as it lies on disk (0: not known).
    std::function<void(std::uint64_t done, std::uint64_t total)> progress;
    SilentStream silent;
    /// Nothing is to be read a second time: a file that is overwritten meanwhile is not
    /// noticed, and need not be looked at for that.
    bool isReadOnce = false;
};

/// The bytes of a source, held open for reading any part of them again: a file, or (for compressed
/// files and for input that can be read only once) an unnamed temporary file with the plain bytes.
/// Stays readable after its path was replaced or removed. What is read twice is the same twice: a
/// file that is overwritten in the meantime gives the error Changed instead of other bytes. Reading
/// is safe from several threads.
class Document {
public:
    using OpenOptions = DocumentOptions;

    /// Errors: NotFound, NotReadable (a directory, a device, no permission), BadEncoding (UTF-16,
    /// UTF-32, named), BadFormat (damaged gzip), Cancelled.
    [[nodiscard]] static deployment::Expected<std::shared_ptr<const Document>> open(
        const std::filesystem::path& path, const OpenOptions& options = {});
    /// Reads the descriptor (standard input, a pipe) to its end; does not close it.
    [[nodiscard]] static deployment::Expected<std::shared_ptr<const Document>> openDescriptor(
        int descriptor, const OpenOptions& options = {});
    /// Bytes that are in memory already, such as the body of a response.
    [[nodiscard]] static std::shared_ptr<const Document> fromMemory(std::string bytes);

    virtual ~Document() = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Reads of long documents cost least where they end at a multiple of this.
    static constexpr std::size_t blockSize = std::size_t{1} << 14;

    /// Its plain bytes; of a file, those that there were when it was opened.
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Up to length bytes from the offset; fewer only at the end. Errors: NotReadable,
    /// Changed.
    [[nodiscard]] virtual deployment::Expected<std::size_t> readInto(
        std::uint64_t offset, char* to, std::size_t length) const = 0;
    [[nodiscard]] deployment::Expected<std::string> read(
        std::uint64_t offset, std::size_t length) const;
    /// A plain file: what others do to it shows in isUnchanged() and extended().
    [[nodiscard]] virtual bool canGrow() const { return false; }
    /// Whether all that was read of it stands there still; reads it again. Errors: NotReadable,
    /// Cancelled.
    [[nodiscard]] virtual deployment::Expected<bool> isUnchanged(const std::stop_token& stop) const;
    /// The same file with what has been appended by now, held to what was read of this one. Errors:
    /// NotReadable; Changed where it became shorter, or its last block is another one.
    [[nodiscard]] virtual deployment::Expected<std::shared_ptr<const Document>> extended() const;

protected:
    Document() = default;
};

} // namespace formats
