// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_head.h"

#include "deploy/demo/random.h"

#include <gtest/gtest.h>

namespace {

using server::ChunkedBody;
using server::parseHead;

int statusOf(const std::string& firstLine, const std::string& fields = "Host: x\r\n")
{
    const auto head = parseHead(firstLine + "\r\n" + fields + "\r\n");
    return head ? 0 : head.error().status;
}

std::string targetOf(const std::string& target)
{
    const auto head = parseHead("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    return head ? head->request.target : "refused";
}

TEST(RequestHead, tellsWhatItHolds)
{
    const auto head =
        parseHead("POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length:  12 \r\nX: a\tb\r\n"
                  "Expect: 100-Continue\r\nConnection: foo, CLOSE\r\n\r\n");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->request.method, "POST");
    EXPECT_EQ(head->request.target, "/a?b=c");
    EXPECT_EQ(head->request.header("x"), "a\tb");
    EXPECT_EQ(head->length, 12U);
    EXPECT_FALSE(head->keepsAlive);
    EXPECT_TRUE(head->waitsForContinue);
}

TEST(RequestHead, absoluteTargetsAreThoseOfTheirPath)
{
    EXPECT_EQ(targetOf("http://127.0.0.1:8080/deployments?limit=1"), "/deployments?limit=1");
    EXPECT_EQ(targetOf("HTTPS://host/a%2Fb"), "/a%2Fb");
    EXPECT_EQ(targetOf("http://host"), "/");
    EXPECT_EQ(targetOf("http://host?q"), "/?q");
    EXPECT_EQ(targetOf("*"), "*");
    for (const char* bad :
        {"ftp://host/x", "http:///x", "http://", "deployments", "host:80", "://x/"})
        EXPECT_EQ(targetOf(bad), "refused") << bad;
}

TEST(RequestHead, firstLinesThatAreNone)
{
    for (const char* bad : {"", " ", "GET", "GET /", "GET  HTTP/1.1", "GET /a b HTTP/1.1 ",
             "G(T / HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1", "GET / http/1.1",
             "GET /\x01 HTTP/1.1", "GET / HTTP/1.x"})
        EXPECT_EQ(statusOf(bad), 400) << bad;
    EXPECT_EQ(statusOf("GET / HTTP/2.0"), 505);
    EXPECT_EQ(statusOf("BREW /pot HTTP/1.1"), 0);
    EXPECT_EQ(statusOf("GET / HTTP/1.0"), 0);
}

TEST(RequestHead, fieldsThatAreNone)
{
    for (const char* bad : {"Host : x\r\n", "Host: x\r\n folded\r\n", "no colon\r\n", ": x\r\n",
             "A: \x01\r\n", "A: x\ry\r\n", "Host: a\r\nHost: b\r\n"})
        EXPECT_EQ(statusOf("GET / HTTP/1.1", bad), 400) << bad;
    EXPECT_EQ(statusOf("GET / HTTP/1.1", "A:\r\nB: ü\r\n"), 0);
}

TEST(RequestHead, lengthsThatAreNone)
{
    for (const char* bad : {"-1", "+1", "", " ", "0x10", "1 2", "1,2", "12,", "1.0", "a", "१"})
        EXPECT_EQ(statusOf("POST / HTTP/1.1", "Content-Length: " + std::string(bad) + "\r\n"), 400)
            << bad;
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Content-Length: 5\r\nContent-Length: 6\r\n"), 400);
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Content-Length: 5\r\nContent-Length: 5\r\n"), 0);
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Content-Length: 5, 5\r\n"), 0);
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Content-Length: 99999999999999999999999\r\n"), 413);
}

TEST(RequestHead, transferEncodingsThatAreNone)
{
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Transfer-Encoding: Chunked\r\n"), 0);
    EXPECT_EQ(
        statusOf("POST / HTTP/1.1", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400);
    EXPECT_EQ(
        statusOf("POST / HTTP/1.1", "Content-Length: 0\r\nTransfer-Encoding: identity\r\n"), 400);
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Transfer-Encoding: chunked, gzip\r\n"), 400);
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Transfer-Encoding: xchunked\r\n"), 400);
    EXPECT_EQ(statusOf("POST / HTTP/1.1", "Transfer-Encoding: gzip, chunked\r\n"), 501);
    EXPECT_EQ(statusOf("POST / HTTP/1.0", "Transfer-Encoding: chunked\r\n"), 400);
}

TEST(RequestHead, connectionsEndAsTheVersionSays)
{
    const auto keeps = [](const std::string& version, const std::string& fields) {
        return parseHead("GET / HTTP/" + version + "\r\n" + fields + "\r\n")->keepsAlive;
    };
    EXPECT_TRUE(keeps("1.1", ""));
    EXPECT_FALSE(keeps("1.1", "Connection: close\r\n"));
    EXPECT_FALSE(keeps("1.0", ""));
    EXPECT_TRUE(keeps("1.0", "Connection: Keep-Alive\r\n"));
}

TEST(ChunkedBody, isTheSameInWhateverPiecesItCame)
{
    demo::Random random(5);
    for (int round = 0; round < 200; ++round) {
        std::string body;
        std::string encoded;
        for (std::uint64_t chunk = random.below(5); chunk > 0; --chunk) {
            const std::string data(
                1 + random.below(40), static_cast<char>('\n' + random.below(60)));
            char size[16];
            std::snprintf(size, sizeof(size), chunk % 2 == 0 ? "%zX" : "%zx;a=b", data.size());
            body += data;
            encoded += std::string(size) + "\r\n" + data + "\r\n";
        }
        encoded += random.chance(0.5) ? "0\r\n\r\n" : "0\r\nTrailer: x\r\n\r\n";
        const std::string behind = "GET / HTTP/1.1\r\n";
        encoded += behind;
        ChunkedBody chunked;
        std::string buffer;
        ChunkedBody::State state = ChunkedBody::State::Incomplete;
        for (std::size_t from = 0; from < encoded.size();) {
            const std::size_t length =
                std::min<std::size_t>(1 + random.below(9), encoded.size() - from);
            buffer += encoded.substr(from, length);
            from += length;
            state = chunked.feed(buffer);
        }
        EXPECT_EQ(state, ChunkedBody::State::Complete);
        EXPECT_EQ(chunked.body(), body);
        EXPECT_EQ(buffer, behind);
    }
}

TEST(ChunkedBody, isRefusedWhereItIsNotOne)
{
    for (std::string bad : {"x\r\n", "-1\r\n", "\r\n", "5\r\nabcdefg\r\n", "1\nz",
             "FFFFFFFFFFFFFFFFFF\r\n", "FFFFFFFFFFFFFFF\r\n", "1 2\r\n"}) {
        bad += std::string(2000, 'y');
        ChunkedBody chunked;
        EXPECT_EQ(chunked.feed(bad), ChunkedBody::State::Malformed);
    }
}

} // namespace
