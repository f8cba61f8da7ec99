// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/logging/redactor.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

using logging::Redactor;

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

TEST(Redactor, LeavesOrdinaryTextAlone)
{
    for (const std::string text :
        {"", "3 deployments loaded", "tokens are counted: 5", "tokenizer=fast",
            "https://example.com/a?b=c@d", "部署 V2.1.0 到 生产环境", "mail to ops@example.com",
            "password", "the token is missing", "a=b&c=d", "://", "://@", "bearer"})
        EXPECT_EQ(redacted(text), text);
}

TEST(Redactor, HidesCredentials)
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

TEST(Redactor, HidesWhatWasNamedAsSecretWhereverItStands)
{
    Redactor redactor;
    redactor.addSecret("s3cr3t");
    redactor.addSecret("s3cr3t-and-longer");
    redactor.addSecret("abc"); // too short to be one
    EXPECT_EQ(redactor.redacted("s3cr3t"), "***");
    EXPECT_EQ(redactor.redacted("xs3cr3ty s3cr3t-and-longer! abc"), "x***y ***! abc");
    EXPECT_EQ(redactor.redacted("token=s3cr3t"), "token=***");
    EXPECT_EQ(redactor.redacted("s3cr3"), "s3cr3");
}

TEST(Redactor, NeverShowsASecretInsideRandomText)
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

TEST(Redactor, TakesTimeLinearInTheText)
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
