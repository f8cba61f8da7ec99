// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/document/document.h"

#include "deploy/formats/document/inflater.h"

#include "byte_stream.h"
#include "bytes/encoding.h"
#include "checked_document.h"
#include "document_errors.h"
#include "foreign_content.h"
#include "plain_documents.h"
#include "spool.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

namespace formats {

using deployment::Error;
using deployment::Expected;

namespace {

using DocumentPointer = std::shared_ptr<const Document>;

constexpr std::size_t copiedPieceSize = std::size_t{1} << 20;
/// The magic bytes of a gzip file.
constexpr std::size_t magicLength = 3;

Expected<DocumentPointer> withCheckedEncoding(DocumentPointer document)
{
    const auto beginning = document->read(0, encodingSample);
    if (!beginning)
        return tl::unexpected(beginning.error());
    if (auto error = foreignContent(*beginning))
        return tl::unexpected(std::move(*error));
    return document;
}

/// Fills the buffer until it is known whether the stream is compressed.
Expected<std::size_t> readBeginning(ByteStream& stream, std::vector<char>& buffer)
{
    std::size_t done = 0;
    while (done < magicLength) {
        const auto count = stream.read(buffer.data() + done, buffer.size() - done);
        if (!count || *count == 0)
            return count ? Expected<std::size_t>(done) : count;
        done += *count;
    }
    return done;
}

/// Reads the stream to its end, unpacked if need be.
Expected<DocumentPointer> spool(ByteStream stream)
{
    std::vector<char> buffer(copiedPieceSize);
    Spool collected;
    std::optional<Inflater> inflater;
    const auto keep = [&collected](std::string_view plain) { return collected.append(plain); };
    auto count = readBeginning(stream, buffer);
    if (count && isGzip({buffer.data(), *count}))
        inflater.emplace();
    while (count && *count > 0) {
        const std::string_view piece(buffer.data(), *count);
        if (auto kept = inflater ? inflater->feed(piece, keep) : keep(piece); !kept)
            return tl::unexpected(kept.error());
        count = stream.read(buffer.data(), buffer.size());
    }
    if (!count)
        return tl::unexpected(count.error());
    if (inflater) {
        if (auto complete = inflater->finish(); !complete)
            return tl::unexpected(complete.error());
    }
    return collected.finish();
}

Expected<DocumentPointer> openRegular(
    FileDescriptor file, std::uint64_t size, const Document::OpenOptions& options)
{
    std::string magic(magicLength, '\0');
    const auto count = ::pread(file.number(), magic.data(), magic.size(), 0);
    if (count < 0)
        return tl::unexpected(readError(errno));
    magic.resize(static_cast<std::size_t>(count));
    if (isGzip(magic))
        return spool(ByteStream(file.number(), size, options));
    return std::make_shared<const CheckedDocument>(std::move(file), size, options.isReadOnce);
}

Expected<DocumentPointer> openAny(FileDescriptor file, const Document::OpenOptions& options)
{
    struct stat status { };
    if (::fstat(file.number(), &status) != 0)
        return tl::unexpected(readError(errno));
    if (S_ISDIR(status.st_mode))
        return tl::unexpected(isFolder());
    if (S_ISREG(status.st_mode))
        return openRegular(std::move(file), static_cast<std::uint64_t>(status.st_size), options);
    if (S_ISFIFO(status.st_mode))
        return spool(ByteStream(file.number(), 0, options));
    return tl::unexpected(isDevice());
}

} // namespace

Expected<DocumentPointer> Document::open(
    const std::filesystem::path& path, const OpenOptions& options)
{
    // Without O_NONBLOCK, opening a pipe without a writer would never return.
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.isOpen())
        return tl::unexpected(readError(errno));
    return openAny(std::move(file), options).and_then(withCheckedEncoding);
}

Expected<DocumentPointer> Document::openDescriptor(int descriptor, const OpenOptions& options)
{
    struct stat status { };
    if (::fstat(descriptor, &status) != 0)
        return tl::unexpected(readError(errno));
    if (S_ISDIR(status.st_mode))
        return tl::unexpected(isFolder());
    const bool fromStart = S_ISREG(status.st_mode) && ::lseek(descriptor, 0, SEEK_CUR) == 0;
    if (fromStart) {
        FileDescriptor copy(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
        return openAny(std::move(copy), options).and_then(withCheckedEncoding);
    }
    return spool(ByteStream(descriptor, 0, options)).and_then(withCheckedEncoding);
}

std::shared_ptr<const Document> Document::fromMemory(std::string bytes)
{
    return std::make_shared<const MemoryDocument>(std::move(bytes));
}

Expected<bool> Document::isUnchanged(const std::stop_token& /*stop*/) const
{
    return true;
}

Expected<std::shared_ptr<const Document>> Document::extended() const
{
    return tl::unexpected(changedContent());
}

Expected<std::string> Document::read(std::uint64_t offset, std::size_t length) const
{
    // A length that was true once must not ask for memory that the bytes do not fill.
    const auto left = size() > offset ? size() - offset : 0;
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(length, left)), '\0');
    const auto count = readInto(offset, bytes.data(), bytes.size());
    if (!count)
        return tl::unexpected(count.error());
    bytes.resize(*count);
    return bytes;
}

} // namespace formats
