// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/states/failure_state.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

namespace models {

using deployment::ErrorCode;

namespace {

class FailureWords final {
    Q_DECLARE_TR_FUNCTIONS(models::FailureState)
};

/// What is longer is told in its two largest units: a server can ask for an hour.
constexpr std::chrono::minutes countedInSeconds{2};

constexpr const char* failureContext = "models::FailureState";

/// What is said of one kind of error: of a file, and of what answers over a network.
struct FailureTitles {
    const char* ofFile;
    const char* ofServer;
    const char* ofCluster = nullptr; ///< where it is not said as of any server
};
struct FailureRow {
    ErrorCode code;
    FailureTitles titles;
    /// Beside trying again and copying the details, which always make sense.
    std::span<const WayOut> fileWays;
    std::span<const WayOut> serverWays;
};

constexpr std::array again{WayOut::Retry};
constexpr std::array againOrFile{WayOut::Retry, WayOut::ChooseFile};
constexpr std::array againOrConnection{WayOut::Retry, WayOut::EditConnection};
constexpr std::array anotherFile{WayOut::ChooseFile, WayOut::Retry};
constexpr std::array otherConnection{WayOut::EditConnection, WayOut::Retry};
constexpr std::array signIn{WayOut::SignIn, WayOut::EditConnection};

/// What is said of several kinds of errors.
constexpr const char* loadingCancelled =
    QT_TRANSLATE_NOOP("models::FailureState", "Loading was cancelled");
constexpr const char* unreadableFile =
    QT_TRANSLATE_NOOP("models::FailureState", "The file cannot be read");
constexpr const char* noCluster =
    QT_TRANSLATE_NOOP("models::FailureState", "This does not look like a Kubernetes cluster");

/// A row for each code, in their order.
constexpr std::array<FailureRow, 18> failureRows{{
    {ErrorCode::Cancelled, {loadingCancelled, loadingCancelled}, again, again},
    {ErrorCode::NotFound,
        {QT_TRANSLATE_NOOP("models::FailureState", "There is no such file"),
            QT_TRANSLATE_NOOP("models::FailureState", "There are no deployments at this address"),
            noCluster},
        anotherFile, otherConnection},
    {ErrorCode::NotReadable,
        {unreadableFile,
            QT_TRANSLATE_NOOP("models::FailureState", "A file of the connection cannot be read")},
        againOrFile, otherConnection},
    {ErrorCode::NotWritable,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file cannot be written"),
            QT_TRANSLATE_NOOP(
                "models::FailureState", "A file of the connection cannot be written")},
        againOrFile, againOrConnection},
    {ErrorCode::BadEncoding,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file is not in UTF-8"),
            QT_TRANSLATE_NOOP("models::FailureState", "The server's answer is not in UTF-8"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster's answer is not in UTF-8")},
        anotherFile, againOrConnection},
    {ErrorCode::BadFormat,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file is not a deployment history"),
            QT_TRANSLATE_NOOP(
                "models::FailureState", "This address does not answer like a deployment server"),
            noCluster},
        anotherFile, otherConnection},
    {ErrorCode::Incomplete,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file is incomplete"),
            QT_TRANSLATE_NOOP("models::FailureState", "The server's answer is incomplete"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster's answer is incomplete")},
        againOrFile, againOrConnection},
    {ErrorCode::TooLarge,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file is too large"),
            QT_TRANSLATE_NOOP("models::FailureState", "The server's answer is too large"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster's answer is too large")},
        anotherFile, againOrConnection},
    {ErrorCode::Changed,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file changed while it was read"),
            QT_TRANSLATE_NOOP("models::FailureState", "The data changed while it was read")},
        againOrFile, again},
    {ErrorCode::Timeout,
        {QT_TRANSLATE_NOOP("models::FailureState", "Reading the file takes too long"),
            QT_TRANSLATE_NOOP("models::FailureState", "The server does not answer"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster does not answer")},
        againOrFile, againOrConnection},
    {ErrorCode::Offline,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file cannot be reached"),
            QT_TRANSLATE_NOOP("models::FailureState", "The server is not available"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster is not available")},
        againOrFile, againOrConnection},
    {ErrorCode::Insecure,
        {unreadableFile,
            QT_TRANSLATE_NOOP(
                "models::FailureState", "The connection is not secure, so nothing was read")},
        againOrFile, otherConnection},
    {ErrorCode::Unauthorized,
        {unreadableFile, QT_TRANSLATE_NOOP("models::FailureState", "You are not signed in")},
        againOrFile, signIn},
    {ErrorCode::Forbidden,
        {QT_TRANSLATE_NOOP("models::FailureState", "You may not read this file"),
            QT_TRANSLATE_NOOP("models::FailureState", "You have no right to see this")},
        againOrFile, otherConnection},
    {ErrorCode::Refused,
        {unreadableFile,
            QT_TRANSLATE_NOOP("models::FailureState", "The server refused the request"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster refused the request")},
        againOrFile, againOrConnection},
    {ErrorCode::ServerFault,
        {unreadableFile, QT_TRANSLATE_NOOP("models::FailureState", "The server reports an error"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster reports an error")},
        againOrFile, againOrConnection},
    {ErrorCode::RateLimited,
        {unreadableFile,
            QT_TRANSLATE_NOOP("models::FailureState", "The server limits how often it is asked"),
            QT_TRANSLATE_NOOP("models::FailureState", "The cluster limits how often it is asked")},
        againOrFile, againOrConnection},
    {ErrorCode::Unknown,
        {QT_TRANSLATE_NOOP("models::FailureState", "The file could not be read"),
            QT_TRANSLATE_NOOP("models::FailureState", "The deployments could not be read")},
        againOrFile, againOrConnection},
}};

const FailureRow& failureRowOf(ErrorCode code)
{
    const auto* const found = std::ranges::find(failureRows, code, &FailureRow::code);
    return found == failureRows.end() ? failureRows.back() : *found;
}

QString sinceText(const Failure& failure, const TimeContext& time)
{
    QString since = failure.since
        ? FailureWords::tr("Since %1.")
              .arg(momentTextNear(time.localNow(), *failure.since, time.zone()))
        : QString();
    const auto after = [&](const QString& next) {
        return since.isEmpty() ? next : FailureWords::tr("%1 %2", "two sentences").arg(since, next);
    };
    if (failure.isRetrying)
        return after(FailureWords::tr("Trying again…"));
    if (!failure.nextAttempt)
        return since;
    // It is under way as soon as its time has come, and may take long.
    const auto wait =
        std::chrono::ceil<std::chrono::seconds>(*failure.nextAttempt - time.localNow());
    if (wait.count() <= 0)
        return after(FailureWords::tr("Trying again…"));
    time.requestTickEverySecond();
    if (wait >= countedInSeconds)
        return after(FailureWords::tr("Next attempt in %1.", "a duration").arg(durationText(wait)));
    const auto seconds = static_cast<int>(wait.count());
    return after(FailureWords::tr("Next attempt in %n second(s).", nullptr, seconds));
}

QString failureReasonText(const Failure& failure)
{
    const bool isMissingFile = failure.origin == Origin::File && !failure.isOfDeployment
        && failure.error.code == ErrorCode::NotFound;
    // What stands for bytes that are none: the file itself may be there.
    if (isMissingFile && failure.place.contains(QChar::ReplacementCharacter))
        return FailureWords::tr(
            "There is nothing of the name %1. A file whose name is not in UTF-8 "
            "cannot be opened here: give it another name, or use the command "
            "line.",
            "a path")
            .arg(failure.place);
    if (isMissingFile && !failure.place.isEmpty())
        return FailureWords::tr("%1 does not exist.", "a path").arg(failure.place);
    const QString reason = translated(failure.error.message);
    return reason.isEmpty() ? FailureWords::tr("No reason is known.") : reason;
}

const char* titleOf(const FailureTitles& titles, Origin origin)
{
    if (origin == Origin::File)
        return titles.ofFile;
    return origin == Origin::Cluster && titles.ofCluster != nullptr ? titles.ofCluster
                                                                    : titles.ofServer;
}

} // namespace

FailureState failureState(const Failure& failure, const TimeContext& time)
{
    const FailureRow& row = failureRowOf(failure.error.code);
    const bool isFile = failure.origin == Origin::File;
    FailureState state;
    state.code = failure.error.code;
    state.title = QCoreApplication::translate(failureContext, titleOf(row.titles, failure.origin));
    state.reason = failureReasonText(failure);
    state.since = sinceText(failure, time);
    const auto ways = isFile ? row.fileWays : row.serverWays;
    state.waysOut.assign(ways.begin(), ways.end());
    // The source is there, and so is its connection or file: this one deployment is not.
    const bool isMissing = failure.error.code == ErrorCode::NotFound;
    if (failure.isOfDeployment && (isMissing || failure.error.code == ErrorCode::BadFormat)) {
        state.title = isMissing ? FailureWords::tr("There is no such deployment")
                                : FailureWords::tr("This deployment could not be read");
        std::ranges::stable_partition(
            state.waysOut, [](WayOut way) { return way == WayOut::Retry; });
    }
    state.waysOut.push_back(WayOut::CopyDetails);
    QStringList lines{state.title, state.reason, failure.place};
    if (failure.since)
        lines << FailureWords::tr("Since %1.").arg(momentText(failure.since, time.zone()));
    lines.removeAll(QString());
    state.details = lines.join(QLatin1Char('\n'));
    return state;
}

bool FailureState::canSignIn() const
{
    return std::ranges::find(waysOut, WayOut::SignIn) != waysOut.end();
}

QString failureText(const FailureState& failure)
{
    const QString text =
        FailureWords::tr("%1: %2", "what is true, why").arg(failure.title, failure.reason);
    // A server's words often have no end of their own, and another sentence follows.
    const bool hasEnd = QStringLiteral(".!?…。！？").contains(text.back());
    return hasEnd ? text : FailureWords::tr("%1.", "a sentence without its full stop").arg(text);
}

QString wayOutText(WayOut way)
{
    switch (way) {
    case WayOut::Retry:
        return FailureWords::tr("Try again");
    case WayOut::SignIn:
        return FailureWords::tr("Sign in…");
    case WayOut::EditConnection:
        return FailureWords::tr("Open the connection…");
    case WayOut::ChooseFile:
        return FailureWords::tr("Choose another file…");
    case WayOut::CopyDetails:
        return FailureWords::tr("Copy the details");
    case WayOut::StopReading:
        return FailureWords::tr("Stop reading");
    }
    return {};
}

} // namespace models
