// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

#include "fault_server.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <ostream>
#include <vector>

namespace test_support {

/// One way to answer a command, and what may be said of the command because of it, as long as
/// nothing else is known. The same list is held against the window, the command line, and what
/// takes over after a crash.
struct CommandAnswer {
    const char* name;
    int status = 200; ///< 0: the connection ends without an answer; 1: in the middle of one
    const char* mediaType = "";
    const char* body = ""; ///< {key}, {action} and {deployment} stand for those of the command
    operations::CommandState state = operations::CommandState::Unknown;

    /// An answer that is a report of this very command.
    [[nodiscard]] bool isReport() const
    {
        return status >= 200 && status < 300 && state != operations::CommandState::Unknown;
    }
    void give(const FaultServer::Peer& peer, const QByteArray& key, const QByteArray& action,
        const QByteArray& deployment) const
    {
        if (status == 1)
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"state\":\"done\",");
        if (status <= 1)
            return peer.close();
        QByteArray text = body;
        text.replace("{key}", key).replace("{action}", action).replace("{deployment}", deployment);
        FaultServer::Headers headers;
        if (*mediaType != '\0')
            headers.emplace_back("Content-Type", mediaType);
        if (status >= 300 && status < 400)
            headers.emplace_back("Location", "/login");
        if (status == 407)
            headers.emplace_back("Proxy-Authenticate", "Basic realm=\"proxy\"");
        peer.reply(status, text, headers);
    }

    friend void PrintTo(const CommandAnswer& answer, std::ostream* to) { *to << answer.name; }
};

inline std::vector<CommandAnswer> commandAnswers()
{
    using operations::CommandState;
    constexpr const char* json = "application/json";
    constexpr const char* problem = "application/problem+json";
    constexpr const char* html = "text/html; charset=utf-8";
    constexpr const char* page = "<!DOCTYPE html><html><form>Sign in to continue</form></html>";
#define REPORT(state)                                                                                \
    R"({"key":"{key}","action":"{action}","deployment":"{deployment}","reason":"x","state":")" state \
    R"("})"
#define PROBLEM(type)                                                                              \
    R"({"type":"urn:deployment:problem:)" type R"(","title":"No","detail":"because of a freeze"})"
    return {
        {"Done", 200, json, REPORT("done"), CommandState::Done},
        {"Accepted", 202, json, REPORT("accepted"), CommandState::Accepted},
        {"FailedThere", 200, json, REPORT("failed"), CommandState::Failed},
        {"DoneAsPlainText", 200, "text/plain", REPORT("done"), CommandState::Done},
        {"Rejected", 200, json, REPORT("rejected")},
        {"Queued", 202, json, REPORT("queued")},
        {"NoState", 200, json,
            R"({"key":"{key}","action":"{action}","deployment":"{deployment}"})"},
        {"StateAlone", 200, json, R"({"state":"done"})"},
        {"AnotherKey", 200, json,
            R"({"key":"x","action":"{action}","deployment":"{deployment}","state":"done"})"},
        {"AnotherDeployment", 200, json,
            R"({"key":"{key}","action":"{action}","deployment":"Z","state":"done"})"},
        {"AnotherAction", 200, json,
            R"({"key":"{key}","action":"stop","deployment":"{deployment}","state":"done"})"},
        {"Empty", 200},
        {"EmptyAccepted", 202},
        {"NoContent", 204},
        {"ErrorAsData", 200, json, R"({"error":"session expired","code":401})"},
        {"List", 200, json, "[]"},
        {"Null", 200, json, "null"},
        {"Page", 200, html, page},
        {"PageAsText", 200, "text/plain", page},
        {"PageOfNoType", 200, "", page},
        {"Found", 302},
        {"SeeOther", 303},
        {"TemporaryRedirect", 307},
        {"Malformed", 400, problem, PROBLEM("bad-request"), CommandState::Refused},
        {"Unauthorized", 401, problem, PROBLEM("unauthorized"), CommandState::Refused},
        {"Forbidden", 403, problem, PROBLEM("forbidden"), CommandState::Refused},
        {"ForbiddenInOtherWords", 403, json, R"({"message":"no"})", CommandState::Refused},
        {"ForbiddenPage", 403, html, page},
        {"NoSuchDeployment", 404, problem, PROBLEM("not-found"), CommandState::Refused},
        {"NotFoundPage", 404, html, page},
        {"NotFoundText", 404, "text/plain", "default backend - 404"},
        {"ProxyAuthentication", 407, html, page},
        {"RequestTimeout", 408, "text/plain", "timeout"},
        {"WrongState", 409, problem, PROBLEM("wrong-state"), CommandState::Refused},
        {"InProgress", 409, problem, PROBLEM("in-progress")},
        {"ConflictPage", 409, html, page},
        {"StaleRevision", 412, problem, PROBLEM("stale-revision"), CommandState::Refused},
        {"PreconditionFailed", 412, "", "", CommandState::Refused},
        {"TooLarge", 413, problem, PROBLEM("too-large"), CommandState::Refused},
        {"MediaType", 415, problem, PROBLEM("unsupported-media-type"), CommandState::Refused},
        {"Unacceptable", 422, problem, PROBLEM("unacceptable"), CommandState::Refused},
        {"KeyReused", 422, problem, PROBLEM("key-reused")},
        {"TooMany", 429, problem, PROBLEM("too-many-requests"), CommandState::Refused},
        {"InternalError", 500},
        {"InternalErrorAsProblem", 500, problem, PROBLEM("internal")},
        {"BadGateway", 502, html, page},
        {"Unavailable", 503, problem, PROBLEM("unavailable")},
        {"GatewayTimeout", 504, problem, R"({"type":"about:blank","title":"Gateway Timeout"})"},
        {"Dropped", 0},
        {"Half", 1},
    };
#undef PROBLEM
#undef REPORT
}

} // namespace test_support
