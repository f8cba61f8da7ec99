// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/document/inflater.h"

#include "document_errors.h"

#include <zlib.h>

namespace formats {

using deployment::Expected;

namespace {

constexpr std::size_t plainPieceSize = std::size_t{256} << 10;

/// The largest window, and how zlib is told what stands around the data.
int windowBitsOf(Packing packing)
{
    constexpr int largest = 15;
    if (packing == Packing::Gzip)
        return largest + 16;
    return packing == Packing::Zlib ? largest : -largest;
}

/// Tapes and block devices pad the end with zeros; programs that send text end it with a line.
bool isPadding(char byte)
{
    constexpr std::string_view padding("\0 \t\r\n", 5);
    return padding.find(byte) != std::string_view::npos;
}

} // namespace

bool isGzip(std::string_view beginning)
{
    return beginning.starts_with("\x1F\x8B\x08");
}

Inflater::Inflater(Packing packing)
    : m_packing(packing)
    , m_stream(std::make_unique<z_stream>())
    , m_plain(plainPieceSize)
{
    ::inflateInit2(m_stream.get(), windowBitsOf(packing));
}

Inflater::~Inflater()
{
    ::inflateEnd(m_stream.get());
}

Expected<void> Inflater::feed(std::string_view packed, const Sink& sink)
{
    // zlib promises not to write there; its interface only predates const.
    m_stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    m_stream->avail_in = static_cast<uInt>(packed.size());
    bool mayHoldMore = false;
    while (m_stream->avail_in > 0 || mayHoldMore) {
        if (m_state != State::InMember && !beginNextMember())
            return m_state == State::Padding ? Expected<void>{} : tl::unexpected(damagedGzip());
        m_stream->next_out = reinterpret_cast<Bytef*>(m_plain.data());
        m_stream->avail_out = static_cast<uInt>(m_plain.size());
        const int status = ::inflate(m_stream.get(), Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
            return tl::unexpected(damagedGzip());
        if (auto taken = sink({m_plain.data(), m_plain.size() - m_stream->avail_out}); !taken)
            return taken;
        mayHoldMore = m_stream->avail_out == 0;
        if (status == Z_STREAM_END) {
            m_state = State::BetweenMembers;
            mayHoldMore = false;
        }
    }
    return {};
}

Expected<void> Inflater::finish() const
{
    if (m_state == State::InMember)
        return tl::unexpected(damagedGzip());
    return {};
}

bool Inflater::beginNextMember()
{
    while (m_stream->avail_in > 0 && isPadding(static_cast<char>(*m_stream->next_in))) {
        m_state = State::Padding;
        ++m_stream->next_in;
        --m_stream->avail_in;
    }
    if (m_stream->avail_in == 0)
        return false;
    constexpr Bytef firstOfGzip = 0x1F;
    const bool mayBegin = m_packing == Packing::Gzip && *m_stream->next_in == firstOfGzip;
    if (m_state == State::Padding || !mayBegin) {
        m_state = State::InMember;
        return false;
    }
    m_state = State::InMember;
    return ::inflateReset(m_stream.get()) == Z_OK;
}

} // namespace formats
