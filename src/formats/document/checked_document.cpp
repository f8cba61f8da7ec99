// SPDX-License-Identifier: GPL-3.0-or-later
#include "checked_document.h"

#include "content_hash.h"
#include "document_errors.h"
#include "plain_documents.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>

namespace formats {

using deployment::Expected;

namespace {

constexpr std::uint64_t blockSize = Document::blockSize;
/// Small enough to be in the cache of a core when it is looked at again.
constexpr std::uint64_t hashedPieceSize = 8 * blockSize;

using Block = std::array<char, blockSize>;

std::uint64_t blockOf(std::uint64_t offset)
{
    return offset / blockSize;
}

std::uint64_t beginOfBlock(std::uint64_t offset)
{
    return offset - offset % blockSize;
}

} // namespace

CheckedDocument::CheckedDocument(FileDescriptor file, std::uint64_t size, bool isReadOnce)
    : CheckedDocument(std::make_shared<const FileDescriptor>(std::move(file)), size, isReadOnce)
{
}

CheckedDocument::CheckedDocument(File file, std::uint64_t size, bool isReadOnce)
    : m_file(std::move(file))
    , m_size(size)
    , m_isReadOnce(isReadOnce)
    , m_hashes(blockOf(size + blockSize - 1))
{
}

Expected<std::size_t> CheckedDocument::readInto(
    std::uint64_t offset, char* to, std::size_t length) const
{
    if (offset >= m_size)
        return 0;
    const auto end = offset + std::min<std::uint64_t>(length, m_size - offset);
    for (auto at = offset; at < end;) {
        const auto begin = beginOfBlock(at);
        auto next = end == m_size ? end : beginOfBlock(end);
        if (at == begin && next > at) {
            next = std::min(next, at + hashedPieceSize);
            if (auto read = readBlocks(at, next, to); !read)
                return tl::unexpected(read.error());
        } else {
            Block block; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by the reading
            if (auto read = readBlocks(begin, endOfBlock(at), block.data()); !read)
                return tl::unexpected(read.error());
            next = std::min(end, endOfBlock(at));
            std::memcpy(to, block.data() + (at - begin), next - at);
        }
        to += next - at;
        at = next;
    }
    return static_cast<std::size_t>(end - offset);
}

Expected<bool> CheckedDocument::isUnchanged(const std::stop_token& stop) const
{
    std::vector<char> piece(hashedPieceSize);
    for (std::uint64_t at = 0; at < m_size;) {
        if (stop.stop_requested())
            return tl::unexpected(cancelled());
        const auto end = std::min(at + hashedPieceSize, m_size);
        if (isKnown(at, end)) {
            if (auto read = readBlocks(at, end, piece.data()); !read) {
                if (read.error().code == deployment::ErrorCode::Changed)
                    return false;
                return tl::unexpected(read.error());
            }
        }
        at = end;
    }
    return true;
}

Expected<std::shared_ptr<const Document>> CheckedDocument::extended() const
{
    struct stat status { };
    if (::fstat(m_file->number(), &status) != 0)
        return tl::unexpected(readError(errno));
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size < m_size)
        return tl::unexpected(changedContent());
    const std::shared_ptr<CheckedDocument> longer(new CheckedDocument(m_file, size, m_isReadOnce));
    for (std::uint64_t block = 0; block < m_hashes.size(); ++block)
        longer->m_hashes[block] = m_hashes[block].load(std::memory_order_relaxed);
    if (size > m_size && !longer->adoptLastBlock(*this))
        return tl::unexpected(changedContent());
    return longer;
}

/// The last block of the shorter one has become longer.
bool CheckedDocument::adoptLastBlock(const CheckedDocument& shorter)
{
    const auto begin = beginOfBlock(shorter.m_size);
    if (begin == shorter.m_size || shorter.m_hashes[blockOf(begin)] == 0)
        return true;
    m_hashes[blockOf(begin)] = 0;
    Block block; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by the reading
    return readBlocks(begin, endOfBlock(begin), block.data()).has_value()
        && shorter.isAsBefore(begin, {block.data(), shorter.m_size - begin});
}

std::uint64_t CheckedDocument::endOfBlock(std::uint64_t offset) const
{
    return std::min(beginOfBlock(offset) + blockSize, m_size);
}

Expected<void> CheckedDocument::readBlocks(std::uint64_t begin, std::uint64_t end, char* to) const
{
    if (auto read = readWhole(begin, end, to); !read)
        return read;
    for (auto at = begin; at < end; at = endOfBlock(at)) {
        if (!isAsBefore(at, {to + (at - begin), endOfBlock(at) - at}))
            return tl::unexpected(changedContent());
    }
    return {};
}

Expected<void> CheckedDocument::readWhole(std::uint64_t begin, std::uint64_t end, char* to) const
{
    const auto length = static_cast<std::size_t>(end - begin);
    const auto count = readFrom(*m_file, begin, to, length);
    if (!count)
        return tl::unexpected(count.error());
    if (*count < length)
        return tl::unexpected(changedContent());
    return {};
}

/// The first reading of a block defines its content.
bool CheckedDocument::isAsBefore(std::uint64_t begin, std::string_view block) const
{
    if (m_isReadOnce)
        return true;
    const auto hash = contentHash(block);
    std::uint64_t known = 0;
    return m_hashes[blockOf(begin)].compare_exchange_strong(known, hash, std::memory_order_relaxed)
        || known == hash;
}

bool CheckedDocument::isKnown(std::uint64_t begin, std::uint64_t end) const
{
    const auto first = m_hashes.begin() + static_cast<std::ptrdiff_t>(blockOf(begin));
    const auto last = m_hashes.begin() + static_cast<std::ptrdiff_t>(blockOf(end + blockSize - 1));
    return std::any_of(first, last, [](const Hash& hash) { return hash != 0; });
}

} // namespace formats
