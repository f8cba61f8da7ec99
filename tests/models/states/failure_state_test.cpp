// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/states/failure_state.h"

#include "builder.h"

#include "deploy/models/time_context.h"

#include <QSet>

#include <algorithm>

#include <gtest/gtest.h>

namespace {

using deployment::ErrorCode;
using models::Failure;
using models::FailureState;
using models::Origin;
using models::WayOut;
using test_support::at;

/// The last one there is; the table has a row for each up to it.
constexpr ErrorCode lastCode = ErrorCode::Unknown;

FailureState told(const Failure& failure)
{
    const models::TimeContext time(
        [] { return at("2025-02-15T10:30:00Z"); }, deployment::Zone::Utc);
    return models::failureState(failure, time);
}

TEST(FailureState, eachKindOfErrorSaysWhatIsTrueAndWhyAndWhatCanBeDone)
{
    for (const Origin origin : {Origin::File, Origin::Server, Origin::Cluster}) {
        for (int code = 0; code <= static_cast<int>(lastCode); ++code) {
            Failure failure;
            failure.error = {static_cast<ErrorCode>(code), {"Because of %1.", {"rain"}}, "secret"};
            failure.origin = origin;
            failure.place = QStringLiteral("/srv/history.json");
            failure.since = at("2025-02-15T10:00:00Z");
            const FailureState state = told(failure);
            EXPECT_EQ(state.code, failure.error.code);
            EXPECT_FALSE(state.title.isEmpty()) << code;
            const bool isMissingFile =
                origin == Origin::File && failure.error.code == ErrorCode::NotFound;
            EXPECT_EQ(state.reason,
                isMissingFile ? u"/srv/history.json does not exist." : u"Because of rain.")
                << code;
            EXPECT_EQ(state.since, u"Since 10:00:00.") << code;
            ASSERT_GE(state.waysOut.size(), 2U) << code;
            EXPECT_EQ(state.waysOut.back(), WayOut::CopyDetails) << code;
            const bool ofOtherOrigin = std::ranges::any_of(state.waysOut, [&](WayOut way) {
                return origin == Origin::File
                    ? way == WayOut::SignIn || way == WayOut::EditConnection
                    : way == WayOut::ChooseFile;
            });
            EXPECT_FALSE(ofOtherOrigin) << code;
            for (const QString& part : {state.title, state.reason, failure.place})
                EXPECT_TRUE(state.details.contains(part)) << code;
            EXPECT_FALSE(state.details.contains(u"secret")) << "the cause is for the log alone";
        }
    }
}

TEST(FailureState, whoIsNotSignedInSignsInAndWhoHasNoRightLooksAtTheConnection)
{
    Failure failure;
    failure.error.code = ErrorCode::Unauthorized;
    EXPECT_EQ(told(failure).waysOut.front(), WayOut::SignIn);
    EXPECT_TRUE(told(failure).canSignIn());
    failure.error.code = ErrorCode::Forbidden;
    EXPECT_EQ(told(failure).waysOut.front(), WayOut::EditConnection);
    EXPECT_FALSE(told(failure).canSignIn());
    EXPECT_NE(told(failure).title, told({.error = {ErrorCode::Refused, {}, {}}}).title);
}

TEST(FailureState, aServerThatAnswersWithAnErrorIsNotSaidToBeAway)
{
    Failure failure;
    failure.error.code = ErrorCode::ServerFault;
    EXPECT_EQ(told(failure).title, u"The server reports an error");
    failure.error.code = ErrorCode::RateLimited;
    EXPECT_EQ(told(failure).title, u"The server limits how often it is asked");
    failure.error.code = ErrorCode::Offline;
    EXPECT_EQ(told(failure).title, u"The server is not available");
    failure.origin = Origin::Cluster;
    EXPECT_EQ(told(failure).title, u"The cluster is not available");
}

TEST(FailureState, saysSinceWhenAndWhatHappensNext)
{
    Failure failure;
    failure.error.code = ErrorCode::Offline;
    EXPECT_EQ(told(failure).since, QString());
    failure.nextAttempt = at("2025-02-15T10:30:07Z");
    EXPECT_EQ(told(failure).since, u"Next attempt in 7 second(s).");
    failure.since = at("2025-02-15T10:29:00Z");
    EXPECT_EQ(told(failure).since, u"Since 10:29:00. Next attempt in 7 second(s).");
    failure.nextAttempt = at("2025-02-15T11:29:51Z");
    EXPECT_EQ(told(failure).since, u"Since 10:29:00. Next attempt in 59 min 51 s.");
    failure.nextAttempt = at("2025-02-15T10:00:00Z");
    EXPECT_EQ(told(failure).since, u"Since 10:29:00. Trying again…")
        << "its time has come, and an attempt may take long";
    failure.isRetrying = true;
    EXPECT_EQ(told(failure).since, u"Since 10:29:00. Trying again…");
    failure.since = at("2025-02-13T08:00:00Z");
    EXPECT_EQ(told(failure).since, u"Since 2025-02-13 08:00:00. Trying again…")
        << "of another day, the day as well";
}

TEST(FailureState, aFileWhoseNameIsNotInUtf8IsNotSaidToBeMissing)
{
    Failure failure;
    failure.error.code = ErrorCode::NotFound;
    failure.origin = Origin::File;
    failure.place = QString::fromUtf8("/srv/caf\xe9.json");
    const QString reason = told(failure).reason;
    EXPECT_TRUE(reason.contains(u"not in UTF-8")) << qPrintable(reason);
    EXPECT_FALSE(reason.contains(u"does not exist")) << qPrintable(reason);
}

TEST(FailureState, aDeploymentThatIsNotThereIsNoMissingFile)
{
    Failure failure;
    failure.error.code = ErrorCode::NotFound;
    failure.origin = Origin::File;
    const FailureState file = told(failure);
    EXPECT_EQ(file.waysOut.front(), WayOut::ChooseFile);
    failure.place = QStringLiteral("/srv/history.json");
    EXPECT_EQ(told(failure).reason, u"/srv/history.json does not exist.");
    failure.isOfDeployment = true;
    EXPECT_NE(told(failure).title, file.title);
    EXPECT_EQ(told(failure).waysOut.front(), WayOut::Retry);
    failure.error.code = ErrorCode::BadFormat;
    for (const Origin origin : {Origin::File, Origin::Server, Origin::Cluster}) {
        failure.origin = origin;
        EXPECT_EQ(told(failure).title, u"This deployment could not be read")
            << "others were read from there";
        EXPECT_EQ(told(failure).waysOut.front(), WayOut::Retry);
    }
    failure.origin = Origin::File;
    failure.error.code = ErrorCode::NotReadable;
    EXPECT_EQ(told(failure).title, u"The file cannot be read");
}

TEST(FailureState, withoutAReasonItSaysSo)
{
    EXPECT_FALSE(told({}).reason.isEmpty());
}

TEST(FailureState, eachWayOutHasWordsOfItsOwn)
{
    QSet<QString> words;
    for (const WayOut way : {WayOut::Retry, WayOut::SignIn, WayOut::EditConnection,
             WayOut::ChooseFile, WayOut::CopyDetails})
        words.insert(models::wayOutText(way));
    EXPECT_EQ(words.size(), 5);
    EXPECT_FALSE(words.contains(QString()));
}

} // namespace
