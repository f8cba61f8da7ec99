// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_client.h"
#include "http/messages/http_errors.h"
#include "http/messages/http_headers.h"
#include "http/messages/problem_details.h"

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::Milliseconds;

const deployment::Timestamp now = *deployment::parseTimestamp("2025-02-15T10:00:00Z");

TEST(RetryAfter, secondsAreHeldBetweenOneSecondAndAnHour)
{
    EXPECT_EQ(retryAfter("7", now), Milliseconds(7'000));
    EXPECT_EQ(retryAfter(" 7 ", now), Milliseconds(7'000));
    EXPECT_EQ(retryAfter("0", now), Milliseconds(1'000));
    EXPECT_EQ(retryAfter("1800", now), Milliseconds(1'800'000));
    EXPECT_EQ(retryAfter("1000000000", now), Milliseconds(3'600'000));
    EXPECT_EQ(retryAfter("99999999999999999999999999", now), Milliseconds(3'600'000));
}

TEST(RetryAfter, datesCountFromNow)
{
    EXPECT_EQ(retryAfter("Sat, 15 Feb 2025 10:00:07 GMT", now), Milliseconds(7'000));
    EXPECT_EQ(retryAfter("Sat, 15 Feb 2025 09:00:00 GMT", now), Milliseconds(1'000));
    EXPECT_EQ(retryAfter("Sun, 15 Feb 2026 10:00:00 GMT", now), Milliseconds(3'600'000));
}

TEST(RetryAfter, anythingElseIsIgnored)
{
    for (const char* field :
        {"", "-1", "abc", "7s", "7.5", "+7", "soon, 7", "Sat, 31 Feb 2025 10:00:07 GMT"})
        EXPECT_FALSE(retryAfter(field, now).has_value()) << field;
}

TEST(StrongTag, onlyStrongValidTagsPass)
{
    EXPECT_EQ(strongTag("\"1742\""), QStringLiteral("\"1742\""));
    EXPECT_EQ(strongTag(" \"\" "), QStringLiteral("\"\""));
    const QByteArray long_tag = '"' + QByteArray(1000, 'x') + '"';
    for (const QByteArray& field : {QByteArray("W/\"1\""), QByteArray("1742"), QByteArray(),
             QByteArray("\""), QByteArray("\"a\"b\""), QByteArray("\"a b\""),
             QByteArray("\"a\r\nX: 1\""), QByteArray("\"1\", \"2\""), QByteArray("*"), long_tag})
        EXPECT_EQ(strongTag(field), QString()) << field.toStdString();
}

TEST(NextLink, findsTheRelationHoweverItIsWritten)
{
    EXPECT_EQ(nextLink("<a?page=2>; rel=\"next\""), "a?page=2");
    EXPECT_EQ(nextLink("<a>; rel=next"), "a");
    EXPECT_EQ(
        nextLink("<a>; rel=prev, <b,c;d>; title=\"x, y; rel=next\"; rel=\"last next\""), "b,c;d");
    EXPECT_EQ(nextLink("<a>;REL=NEXT"), "a");
    EXPECT_EQ(nextLink("<a>; rel=\"nextish\""), "");
    EXPECT_EQ(nextLink("<a>; rel=\"prev\", <b>"), "");
    for (const char* broken : {"", "<", "<a", ">", "<a>; rel", "<a>; rel=\"next", "a; rel=next"})
        EXPECT_EQ(nextLink(broken), "") << broken;
}

TEST(MayBeJson, refusesWebPagesOnly)
{
    EXPECT_TRUE(mayBeJson("application/json; charset=utf-8"));
    EXPECT_TRUE(mayBeJson(""));
    EXPECT_TRUE(mayBeJson("application/octet-stream"));
    EXPECT_FALSE(mayBeJson("Text/HTML; charset=utf-8"));
}

TEST(SameOrigin, knowsDefaultPorts)
{
    EXPECT_TRUE(
        sameOrigin(QUrl(QStringLiteral("http://a/x")), QUrl(QStringLiteral("http://a:80/y"))));
    EXPECT_TRUE(
        sameOrigin(QUrl(QStringLiteral("https://a")), QUrl(QStringLiteral("https://a:443"))));
    EXPECT_FALSE(sameOrigin(QUrl(QStringLiteral("https://a")), QUrl(QStringLiteral("http://a"))));
    EXPECT_FALSE(sameOrigin(QUrl(QStringLiteral("http://a")), QUrl(QStringLiteral("http://a.b"))));
    EXPECT_FALSE(sameOrigin(QUrl(QStringLiteral("http://a")), QUrl(QStringLiteral("http://a:81"))));
}

TEST(ProblemDetails, everyMemberIsOptionalAndWrongTypesAreIgnored)
{
    const QByteArray type = "application/problem+json";
    EXPECT_EQ(parseProblem(type, R"({"title":"No","detail":"Too late"})")->text(),
        QStringLiteral("No: Too late"));
    EXPECT_EQ(parseProblem(type, R"({"title":7,"detail":"Too late"})")->text(),
        QStringLiteral("Too late"));
    EXPECT_EQ(
        parseProblem(type, R"({"title":"No","detail":{"a":1}})")->text(), QStringLiteral("No"));
    EXPECT_EQ(
        parseProblem("application/json", R"({"message":"No"})")->text(), QStringLiteral("No"));
    for (const char* body : {"", "{}", "[]", "null", "{\"title\":", "7", "{\"title\":null}"})
        EXPECT_FALSE(parseProblem(type, body).has_value()) << body;
    EXPECT_FALSE(parseProblem("text/html", R"({"title":"No"})").has_value());
}

TEST(ProblemDetails, aTextThatWasCutInsideACharacterIsNotLost)
{
    const auto problem = parseProblem("application/json", R"({"title":"Cut \ud83d"})");
    ASSERT_TRUE(problem.has_value());
    EXPECT_EQ(problem->title, QStringLiteral("Cut \uFFFD"));
}

TEST(ProblemDetails, aLongTextIsCut)
{
    const QByteArray body = "{\"detail\":\"" + QByteArray(1 << 20, 'x') + "\"}";
    const auto problem = parseProblem("application/problem+json", body);
    ASSERT_TRUE(problem.has_value());
    EXPECT_EQ(problem->detail.size(), 500);
    const QByteArray huge = "{\"detail\":\"" + QByteArray(3 << 20, 'x') + "\"}";
    EXPECT_FALSE(parseProblem("application/problem+json", huge).has_value());
}

TEST(HttpErrors, aServerThatAnswersIsNotSaidToBeAway)
{
    const auto errorFor = [](int status) {
        HttpResponse response;
        response.status = status;
        response.url = QUrl(QStringLiteral("http://ops:secret@127.0.0.1/api?token=x"));
        return errorOf(response);
    };
    for (const int status : {500, 501, 507})
        EXPECT_EQ(errorFor(status).code, deployment::ErrorCode::ServerFault) << status;
    EXPECT_EQ(errorFor(429).code, deployment::ErrorCode::RateLimited);
    for (const int status : {502, 503, 504})
        EXPECT_EQ(errorFor(status).code, deployment::ErrorCode::Offline) << status;
    for (const int status : {404, 410})
        EXPECT_EQ(errorFor(status).message.toEnglish(),
            "The server answers, but has nothing at http://127.0.0.1/api (status "
                + std::to_string(status) + ").");
}

TEST(HttpErrors, aReadThatCameTooOftenSaysHowLongToWait)
{
    const auto sentence = [](int status, const char* wait, const char* problem = "") {
        HttpResponse response;
        response.status = status;
        response.headers = {{"Retry-After", wait}, {"Content-Type", "application/problem+json"}};
        response.body = problem;
        return readFailure(response, {}).error.message.toEnglish();
    };
    EXPECT_EQ(sentence(429, "125"),
        "The server is limiting the request rate, and asked to wait at least 125 s.");
    EXPECT_EQ(sentence(503, "125"),
        "The server is currently unavailable, and asked to wait at least 125 s.");
    EXPECT_EQ(sentence(429, "7", R"({"title":"Slow down"})"),
        "The server says (status 429, and asked to wait at least 7 s): Slow down");
    EXPECT_EQ(sentence(429, "soon"), "The server is limiting the request rate.");
    EXPECT_EQ(sentence(429, "86400"),
        "The server is limiting the request rate, and asked to wait at least 3600 s.");
    EXPECT_EQ(sentence(500, "125"), "The server returned status 500.");
}

TEST(ProblemDetails, deepNestingIsHarmless)
{
    const QByteArray body =
        "{\"x\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + ",\"title\":\"No\"}";
    EXPECT_FALSE(parseProblem("application/problem+json", body).has_value());
}

} // namespace

} // namespace sources
