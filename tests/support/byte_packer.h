// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <gtest/gtest.h>

#include <zlib.h>

namespace test_support {

constexpr int zlibFrame = 15;
constexpr int gzipFrame = zlibFrame + 16;
constexpr int noFrame = -zlibFrame;

/// Packs bytes as a server does that writes them one part after the other.
class BytePacker {
public:
    explicit BytePacker(int windowBits = gzipFrame)
    {
        EXPECT_EQ(deflateInit2(&m_stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    }
    ~BytePacker() { deflateEnd(&m_stream); }
    BytePacker(const BytePacker&) = delete;
    BytePacker& operator=(const BytePacker&) = delete;

    /// All of the part can be unpacked from what was written so far.
    QByteArray flushed(const QByteArray& part) { return write(part, Z_SYNC_FLUSH); }
    QByteArray finished(const QByteArray& part) { return write(part, Z_FINISH); }

private:
    QByteArray write(const QByteArray& part, int flush)
    {
        QByteArray result(part.size() / 100 + 100'000, '\0');
        const auto before = m_stream.total_out;
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.constData()));
        m_stream.avail_in = static_cast<uInt>(part.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(result.data());
        m_stream.avail_out = static_cast<uInt>(result.size());
        EXPECT_EQ(deflate(&m_stream, flush), flush == Z_FINISH ? Z_STREAM_END : Z_OK);
        result.resize(static_cast<qsizetype>(m_stream.total_out - before));
        return result;
    }

    z_stream m_stream{};
};

inline QByteArray packed(const QByteArray& plain, int windowBits)
{
    return BytePacker(windowBits).finished(plain);
}

inline QByteArray gzip(const QByteArray& plain)
{
    return packed(plain, gzipFrame);
}

} // namespace test_support
