// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/redactor.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

using deployment::Redactor;

namespace {

struct Case {
    std::string text;
    std::string expected;
};

std::string redacted(std::string_view text)
{
    return Redactor{}.redacted(text);
}

} // namespace

TEST(Redactor, leavesOrdinaryTextAlone)
{
    for (const std::string text :
        {"", "3 deployments loaded", "tokens are counted: 5", "tokenizer=fast",
            "https://example.com/a?b=c@d", "部署 V2.1.0 到 生产环境", "mail to ops@example.com",
            "password", "the token is missing", "a=b&c=d", "://", "://@", "bearer"})
        EXPECT_EQ(redacted(text), text);
}

TEST(Redactor, hidesCredentials)
{
    const std::vector<Case> cases{
        {"Authorization: Bearer abc.def-ghi", "Authorization: ***"},
        {"authorization:Basic dXNlcjpwdw==\r\nAccept: */*", "authorization:***\r\nAccept: */*"},
        {"Proxy-Authorization: Digest a=\"b\", c=\"d\"", "Proxy-Authorization: ***"},
        {"Set-Cookie: id=42; Secure", "Set-Cookie: ***"},
        {R"({"Authorization":"Bearer abc","x":1})", R"({"Authorization":"***","x":1})"},
        {"sent bearer s3cr3t, then slept", "sent bearer ***, then slept"},
        {"GET https://ops:pa55@example.com/x", "GET https://***@example.com/x"},
        {"https://user:p@ss@host:8443/", "https://***@host:8443/"},
        {"GET /d?token=abc&limit=5", "GET /d?token=***&limit=5"},
        {"/d?ACCESS_TOKEN=abc", "/d?ACCESS_TOKEN=***"},
        {"token%3Dabc done", "token%3D*** done"},
        {"password = hunter2", "password = ***"},
        {R"("password" : "with \" and space", "b": 1)", R"("password" : "***", "b": 1)"},
        {R"(body {\"apiKey\":\"abc\",\"n\":1})", R"(body {\"apiKey\":\"***\",\"n\":1})"},
        {"client_secret='a b c' next", "client_secret='***' next"},
        {"DEPLOY_TOKEN=abc;x", "DEPLOY_TOKEN=***;x"},
        {"password=\"never closed", "password=\"***"},
        {R"(password="ends with a backslash\)", R"(password="***)"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(redacted(c.text), c.expected) << c.text;
}

TEST(Redactor, hidesWhatWasNamedAsSecretWhereverItStands)
{
    Redactor redactor;
    redactor.addSecret("s3cr3t");
    redactor.addSecret("s3cr3t-and-longer");
    redactor.addSecret("abc"); // so short that it may be a part of any word
    EXPECT_EQ(redactor.redacted("s3cr3t"), "***");
    EXPECT_EQ(redactor.redacted("xs3cr3ty s3cr3t-and-longer! abcd abc"), "x***y ***! abcd ***");
    EXPECT_EQ(redactor.redacted("token=s3cr3t"), "token=***");
    EXPECT_EQ(redactor.redacted("s3cr3"), "s3cr3");
}

TEST(Redactor, hidesASecretHoweverItIsEncoded)
{
    Redactor redactor;
    redactor.addSecret("p/w+ä\"1?");
    for (const std::string text :
        {"p/w+ä\"1?", "p%2Fw%2B%C3%A4%221%3F", "p%2fw%2b%c3%a4%221%3f", R"(p\/w+ä\"1?)"})
        EXPECT_EQ(redactor.redacted("no " + text + '.'), "no ***.");
}

/// As RFC 4648 has it, bit by bit.
std::string base64(const std::string& text)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bits;
    for (const char c : text)
        for (int bit = 7; bit >= 0; --bit)
            bits += (static_cast<unsigned char>(c) >> bit & 1) != 0 ? '1' : '0';
    while (bits.size() % 6 != 0)
        bits += '0';
    std::string encoded;
    for (std::size_t at = 0; at < bits.size(); at += 6)
        encoded += digits[std::stoul(bits.substr(at, 6), nullptr, 2)];
    while (encoded.size() % 4 != 0)
        encoded += '=';
    return encoded;
}

TEST(Redactor, hidesASecretAsJsonAndHtmlWriteIt)
{
    Redactor redactor;
    redactor.addSecret("Pa\"ss/w0rd+Q'==z");
    redactor.addSecret("caf\xC3\xA9-s3cret-\xC3\x9CmL\xF0\x9F\x94\x91");
    for (const char* written :
        {R"(Pa\"ss/w0rd+Q'==z)", R"(Pa\"ss\/w0rd+Q'==z)", "Pa&quot;ss/w0rd+Q&#39;==z",
            "Pa&quot;ss/w0rd+Q&#x27;==z", R"(caf\u00e9-s3cret-\u00dcmL\ud83d\udd11)",
            R"(caf\u00E9-s3cret-\u00DCmL\uD83D\uDD11)"})
        EXPECT_EQ(redactor.redacted(std::string_view(written)).find("s3cret") == std::string::npos
                && redactor.redacted(std::string_view(written)).find("w0rd") == std::string::npos,
            true)
            << written;
}

TEST(Redactor, hidesASecretInsideOfBase64WhereverItBegins)
{
    std::mt19937 random{11};
    for (int round = 0; round < 500; ++round) {
        std::string secret;
        for (std::size_t length = 8 + random() % 20; secret.size() < length;)
            secret += static_cast<char>(random());
        Redactor redactor;
        redactor.addSecret(secret);
        const std::string user(random() % 9, 'u');
        const std::string encoded = base64(user + ':' + secret + std::string(random() % 3, 'x'));
        const std::string shown = redactor.redacted("<" + encoded + ">");
        ASSERT_NE(shown.find("***"), std::string::npos) << encoded;
        // What is left of the secret's characters shares its bits with something else.
        EXPECT_LE(shown.size() - 2 - 3, encoded.size() - secret.size() * 8 / 6 + 2) << shown;
    }
}

TEST(Redactor, shortSecretsAreHiddenAsWholeWords)
{
    Redactor redactor;
    redactor.addSecret("on");
    redactor.addSecret("");
    EXPECT_EQ(redactor.redacted("only \"on\", on, upon 部on"), "only \"***\", ***, upon 部on");
}

TEST(Redactor, keepsTheWordsOfAnErrorAndRedactsWhatItTells)
{
    Redactor redactor;
    redactor.addSecret("server");
    const deployment::Error error{deployment::ErrorCode::Refused,
        {"The server says: %1", {"bad token=x of server"}}, "server"};
    const auto shown = redactor.redacted(error);
    EXPECT_EQ(shown.message.toEnglish(), "The server says: bad token=*** of ***");
    EXPECT_EQ(shown.cause, "***");
    EXPECT_EQ(shown.code, deployment::ErrorCode::Refused);
}

TEST(Redactor, neverShowsASecretInsideRandomText)
{
    std::mt19937 random{7};
    const std::string alphabet = "aT:=&\"'\\ ?/@%3dtokenBearer-_\r\n{}";
    Redactor redactor;
    redactor.addSecret("Zq9!Zq9!");
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 60; ++i)
            text += alphabet[random() % alphabet.size()];
        const std::string with = text.substr(0, 30) + "Zq9!Zq9!" + text.substr(30);
        EXPECT_EQ(redactor.redacted(with).find("Zq9!Zq9!"), std::string::npos) << with;
    }
}

TEST(Redactor, takesTimeLinearInTheText)
{
    // A regular expression of the standard library overflows the stack here; a careless scanner
    // takes minutes.
    for (const std::string unit :
        {"token=", "token ", "://a@", "\"", "Bearer ", "a", " ", "\\\"", "password:\""}) {
        std::string text;
        while (text.size() < 300'000)
            text += unit;
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_FALSE(redacted(text).empty());
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{20}) << unit;
    }
}
