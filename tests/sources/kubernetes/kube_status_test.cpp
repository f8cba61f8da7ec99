// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/client/kube_status.h"

#include "fixtures.h"
#include "print_qt.h"

#include <gtest/gtest.h>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

HttpResponse statusResponse(int status, const std::string& body, const char* type)
{
    HttpResponse response;
    response.status = status;
    response.headers = {{"Content-Type", type}};
    response.body = QByteArray::fromStdString(body);
    response.url = QUrl(QStringLiteral("https://cluster.example/apis"));
    return response;
}

KubeFailure failureWith(int status, const std::string& members)
{
    return kubeFailure(statusResponse(status,
                           R"({"kind":"Status","status":"Failure","code":)" + std::to_string(status)
                               + "," + members + "}",
                           "application/json"),
        deployment::Timestamp());
}

} // namespace

TEST(KubeStatus, saysWhatTheServerSays)
{
    const auto forbidden = failureWith(403,
        R"("reason":"Forbidden","message":"rollouts \"web\" is forbidden: User \"ops\" cannot patch")");
    EXPECT_EQ(forbidden.error.code, ErrorCode::Forbidden);
    EXPECT_EQ(forbidden.reason, "Forbidden");
    EXPECT_EQ(forbidden.error.message.toEnglish(),
        "The cluster does not permit this: rollouts \"web\" is forbidden: User \"ops\" cannot "
        "patch");
    const auto anonymous = failureWith(
        403, R"("reason":"Forbidden","message":"User \"system:anonymous\" cannot list")");
    EXPECT_EQ(anonymous.error.message.toEnglish().find("The cluster received no credentials"), 0U);
    const auto invalid = failureWith(422,
        R"("reason":"Invalid","message":"all of it","details":{"causes":[)"
        R"({"field":"spec.replicas","message":"must be a number"},{"field":"spec.x","message":"no"}]})");
    EXPECT_EQ(invalid.error.message.toEnglish(),
        "The cluster rejects this: spec.replicas: must be a number\nspec.x: no");
    EXPECT_EQ(failureWith(409, R"("reason":"Conflict","message":"newer")").error.code,
        ErrorCode::Changed);
    EXPECT_EQ(failureWith(401, R"("reason":"Unauthorized","message":"Unauthorized")").error.code,
        ErrorCode::Unauthorized);
}

TEST(KubeStatus, tellsWhenToComeAgain)
{
    const auto busy = failureWith(
        429, R"("reason":"TooManyRequests","message":"m","details":{"retryAfterSeconds":7})");
    EXPECT_EQ(busy.retryAfter, Milliseconds(7'000));
    EXPECT_EQ(busy.error.code, ErrorCode::RateLimited);
    EXPECT_EQ(busy.error.message.toEnglish(),
        "The cluster asked to wait at least 7 s before the next request: m");
    const auto longBusy = failureWith(
        429, R"("reason":"TooManyRequests","message":"m","details":{"retryAfterSeconds":86400})");
    EXPECT_EQ(longBusy.retryAfter, std::chrono::hours(1));
    EXPECT_FALSE(failureWith(
        429, R"("reason":"TooManyRequests","message":"m","details":{"retryAfterSeconds":-7})")
                     .retryAfter);
    auto response = statusResponse(503, "busy", "text/plain");
    response.headers.emplace_back("Retry-After", "12");
    EXPECT_EQ(kubeFailure(response, {}).retryAfter, Milliseconds(12'000));
    EXPECT_FALSE(failureWith(500, R"("reason":"InternalError","message":"m")").retryAfter);
}

TEST(KubeStatus, knowsWhatMeansANewList)
{
    EXPECT_TRUE(failureWith(410, R"("reason":"Expired","message":"too old")").isExpired());
    EXPECT_TRUE(
        kubeFailure(R"({"kind":"Status","code":410,"reason":"Gone","message":"old"})").isExpired());
    const auto ahead = failureWith(504,
        R"("reason":"Timeout","message":"Too large resource version",)"
        R"("details":{"causes":[{"reason":"ResourceVersionTooLarge","message":"m"}]})");
    EXPECT_TRUE(ahead.isAhead());
    EXPECT_FALSE(ahead.isExpired());
    EXPECT_FALSE(failureWith(504, R"("reason":"Timeout","message":"slow")").isAhead());
}

TEST(KubeStatus, readsWhatIsNoStatusToo)
{
    const auto noApi = kubeFailure(statusResponse(404, "404 page not found", "text/plain"), {});
    EXPECT_NE(noApi.error.message.toEnglish().find("not installed"), std::string::npos);
    EXPECT_EQ(noApi.error.code, ErrorCode::NotFound);
    const auto gone =
        failureWith(404, R"("reason":"NotFound","message":"rollouts \"web\" not found")");
    EXPECT_EQ(gone.error.message.toEnglish().find("not installed"), std::string::npos);
    const auto page = kubeFailure(statusResponse(502, "<html>Bad gateway</html>", "text/html"), {});
    EXPECT_EQ(page.error.code, ErrorCode::Offline);
    EXPECT_EQ(page.status, 502);
    EXPECT_FALSE(page.error.message.toEnglish().empty());
    EXPECT_EQ(page.words(), "status 502") << "there are always some to be quoted";
    EXPECT_EQ(gone.words(), "rollouts \"web\" not found");
    EXPECT_EQ(kubeFailure("no JSON").error.code, ErrorCode::BadFormat);
}

TEST(KubeStatus, boundsForeignWords)
{
    const auto long_ =
        failureWith(400, R"("reason":"BadRequest","message":")" + std::string(100'000, 'x') + "\"");
    EXPECT_LT(long_.error.message.toEnglish().size(), 2'000U);
}

TEST(KubeStatus, wordsThatMayHaveBeenCutAreNotToldAsWhole)
{
    HttpResponse response = statusResponse(403, "you may not list rollouts\n", "text/plain");
    EXPECT_EQ(kubeFailure(response, {}).message, "you may not list rollouts\xE2\x80\xA6");
    response.isEndProven = true;
    EXPECT_EQ(kubeFailure(response, {}).message, "you may not list rollouts");
    response.body = QByteArray("\xE4\xB8\xAD").repeated(500);
    const std::string words = kubeFailure(response, {}).message;
    EXPECT_TRUE(words.ends_with("\xE4\xB8\xAD\xE2\x80\xA6")) << "whole characters";
}

TEST(KubeStatus, hasASentenceForEachStatusOfRealServers)
{
    SKIP_WITHOUT_FIXTURES();
    for (const auto& entry :
        std::filesystem::directory_iterator(*fixtures::folder() / "kubernetes/status")) {
        const std::string name = entry.path().filename().string();
        const bool isJson = name.ends_with(".json");
        const auto failure =
            kubeFailure(statusResponse(std::stoi(name), fixtures::read("kubernetes/status/" + name),
                            isJson ? "application/json" : "text/plain"),
                {});
        EXPECT_EQ(failure.status, std::stoi(name)) << name;
        EXPECT_EQ(failure.reason.empty(), !isJson && !failure.isExpired()) << name;
        const std::string sentence = failure.error.message.toEnglish();
        EXPECT_GT(sentence.size(), 20U) << name;
        EXPECT_EQ(sentence.find('%'), std::string::npos) << name << sentence;
        EXPECT_EQ(failure.isExpired(), name.starts_with("410")) << name;
    }
}

} // namespace sources
