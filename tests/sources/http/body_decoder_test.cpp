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

TEST(BodyDecoder, whatIsCutIsCalledSoWhateverItsPacking)
{
    for (const PackedBody& body : packedBodies()) {
        QByteArray plain;
        EXPECT_EQ(judge({body.coding, body.bytes.chopped(1)}, 1, plain), BodyFault::Cut)
            << body.coding;
    }
    QByteArray plain;
    EXPECT_EQ(judge({"deflate", "{\"id\": \"DEP-1\"}"}, 100, plain), BodyFault::Damaged)
        << "it was never packed";
}

TEST(BodyDecoder, blanksAndZerosAfterTheEndAreNoDamage)
{
    for (const PackedBody& body : packedBodies()) {
        for (const QByteArray& after : {QByteArray("\n"), QByteArray("\r\n"), QByteArray(" \t\n"),
                 QByteArray(512, '\0'), QByteArray("\0\n", 2)}) {
            for (const qsizetype piece : {1, 1000}) {
                QByteArray plain;
                EXPECT_EQ(judge({body.coding, body.bytes + after}, piece, plain), BodyFault::None)
                    << body.coding << ", " << after.toHex().toStdString();
                EXPECT_EQ(plain, plainBody);
            }
        }
        for (const QByteArray& after :
            {QByteArray("x"), QByteArray("\n{"), QByteArray("\n\x1F\x8B")}) {
            QByteArray plain;
            EXPECT_EQ(judge({body.coding, body.bytes + after}, 1000, plain), BodyFault::Damaged)
                << body.coding << ", " << after.toHex().toStdString();
        }
    }
    const QByteArray members = test_support::gzip("{\"id\"") + test_support::gzip(": 1}");
    QByteArray plain;
    EXPECT_EQ(judge({"gzip", members + '\n'}, 3, plain), BodyFault::None);
    EXPECT_EQ(plain, "{\"id\": 1}") << "further members belong to it";
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
