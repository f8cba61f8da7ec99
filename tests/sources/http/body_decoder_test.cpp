// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/body/body_decoder.h"

#include "byte_packer.h"

namespace sources {

namespace {

using BodyFault = BodyDecoder::Fault;

struct PackedBody {
    const char* coding;
    QByteArray bytes;
};

constexpr auto plainBody = "{\"id\":\"DEP-1\"}\n{\"id\":\"DEP-2\"}\n";

std::vector<PackedBody> packedBodies()
{
    using namespace test_support;
    return {{"gzip", gzip(plainBody)}, {"deflate", packed(plainBody, zlibFrame)},
        {"deflate", packed(plainBody, noFrame)}, {"gzip, gzip", gzip(gzip(plainBody))},
        {"deflate, gzip", gzip(packed(plainBody, noFrame))}};
}

/// Of a body that comes in pieces of this size.
BodyFault judge(const PackedBody& body, qsizetype piece, QByteArray& plain)
{
    BodyDecoder decoder(body.coding, {});
    for (qsizetype at = 0; at < body.bytes.size(); at += piece)
        if (const auto fault = decoder.decode(body.bytes.mid(at, piece), plain, 1 << 20);
            fault != BodyFault::None)
            return fault;
    return decoder.finish(plain);
}

TEST(BodyDecoder, bodiesAreTheSameInPiecesOfAnySize)
{
    for (const PackedBody& body : packedBodies()) {
        for (const qsizetype piece : {1, 2, 3, 7, 1000}) {
            SCOPED_TRACE(body.coding + std::string(" in pieces of ") + std::to_string(piece));
            QByteArray plain;
            EXPECT_EQ(judge(body, piece, plain), BodyFault::None);
            EXPECT_EQ(plain, plainBody);
        }
    }
}

TEST(BodyDecoder, aBodyIsNotWholeWhereverItIsCut)
{
    for (const PackedBody& body : packedBodies()) {
        for (qsizetype size = 1; size < body.bytes.size(); ++size) {
            QByteArray plain;
            EXPECT_NE(judge({body.coding, body.bytes.left(size)}, size, plain), BodyFault::None)
                << body.coding << " after " << size << " of " << body.bytes.size();
        }
    }
}

TEST(BodyDecoder, aBitThatIsWrongChangesNothingUnseen)
{
    const QByteArray whole = test_support::gzip(plainBody);
    constexpr qsizetype header = 10; // says nothing of the content
    for (qsizetype at = header; at < whole.size(); ++at) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        QByteArray plain;
        const BodyFault fault = judge({"gzip", damaged}, damaged.size(), plain);
        EXPECT_TRUE(fault != BodyFault::None || plain == plainBody) << at;
    }
}

TEST(BodyDecoder, nothingIsNoFaultWhateverItsCoding)
{
    for (const char* coding : {"", "gzip", "deflate", "br", "gzip, gzip"}) {
        QByteArray plain;
        EXPECT_EQ(judge({coding, {}}, 1, plain), BodyFault::None) << coding;
    }
}

} // namespace

} // namespace sources
