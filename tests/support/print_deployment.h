// SPDX-License-Identifier: GPL-3.0-or-later
// How GoogleTest shows the project's values where a test fails. The build puts this before every
// test of a layer that knows them (deploy_test), so that no test forgets it.
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/deployment/problem_list.h"

#include <gtest/gtest.h>

#include <ostream>

/// The clock's types belong to std, where a PrintTo() of ours may not stand.
template <> class testing::internal::UniversalPrinter<deployment::Timestamp> {
public:
    static void Print(const deployment::Timestamp& time, std::ostream* to)
    {
        *to << deployment::formatTimestamp(time, deployment::Zone::Utc);
    }
};

namespace deployment {

inline void PrintTo(const Message& message, std::ostream* to)
{
    *to << '"' << message.toEnglish() << '"';
}

inline void PrintTo(Severity severity, std::ostream* to)
{
    *to << (severity == Severity::Error ? "error" : "warning");
}

inline void PrintTo(const Problem& problem, std::ostream* to)
{
    PrintTo(problem.severity, to);
    *to << ' ';
    PrintTo(problem.message, to);
    *to << " (record " << problem.record << ", " << problem.line << ':' << problem.column;
    if (!problem.pointer.empty())
        *to << ", " << problem.pointer;
    if (!problem.id.empty())
        *to << ", of " << problem.id;
    *to << ')';
}

inline void PrintTo(const ProblemTotals& totals, std::ostream* to)
{
    *to << totals.errors << " error(s), " << totals.warnings << " warning(s), "
        << totals.unreadRecords << " record(s) not read";
}

inline void PrintTo(ErrorCode code, std::ostream* to)
{
    constexpr const char* names[]{"Cancelled", "NotFound", "NotReadable", "NotWritable",
        "BadEncoding", "BadFormat", "Incomplete", "TooLarge", "Changed", "Timeout", "Offline",
        "Insecure", "Unauthorized", "Forbidden", "Refused", "ServerFault", "RateLimited",
        "Unknown"};
    *to << names[static_cast<std::size_t>(code)];
}

inline void PrintTo(const Error& error, std::ostream* to)
{
    PrintTo(error.code, to);
    *to << ' ';
    PrintTo(error.message, to);
    if (!error.cause.empty())
        *to << " (" << error.cause << ')';
}

inline void PrintTo(Status status, std::ostream* to)
{
    *to << (status == Status::Unknown ? "unknown status" : toWire(status));
}

inline void PrintTo(StepStatus status, std::ostream* to)
{
    *to << (status == StepStatus::Unknown ? "unknown status" : toWire(status));
}

inline void PrintTo(Strategy strategy, std::ostream* to)
{
    *to << (strategy == Strategy::Unknown ? "unknown strategy" : toWire(strategy));
}

template <typename Known> void PrintTo(const OpenEnum<Known>& word, std::ostream* to)
{
    *to << '"' << word.text << '"';
    if (word.text != toWire(word.known)) {
        *to << ", taken for ";
        PrintTo(word.known, to);
    }
}

inline void PrintTo(const Step& step, std::ostream* to)
{
    *to << step.name << ' ' << testing::PrintToString(step.status) << ' '
        << testing::PrintToString(step.start) << " to " << testing::PrintToString(step.end);
}

inline void PrintTo(const MetricPoint& point, std::ostream* to)
{
    *to << point.value << " at " << testing::PrintToString(point.time);
}

inline void PrintTo(const EnvironmentSlot& environment, std::ostream* to)
{
    *to << environment.name << ": " << environment.image << ", traffic "
        << testing::PrintToString(environment.traffic) << ", nodes "
        << testing::PrintToString(environment.nodes) << ", containers "
        << testing::PrintToString(environment.containers) << ", " << environment.status;
}

/// What two deployments most often differ in; not the whole record.
inline void PrintTo(const Deployment& deployment, std::ostream* to)
{
    *to << deployment.id << ' ' << deployment.version << ' ' << deployment.environment << ' '
        << deployment.status.text << (deployment.paused ? " (paused)" : "") << ", from "
        << testing::PrintToString(deployment.start) << " to "
        << testing::PrintToString(deployment.end) << ", "
        << testing::PrintToString(deployment.progress.percentage) << " % at \""
        << deployment.progress.currentStep << "\", steps "
        << testing::PrintToString(deployment.progress.steps) << ", " << deployment.log.size()
        << " log entries";
}

} // namespace deployment

namespace tl {

template <typename Value, typename Error>
void PrintTo(const expected<Value, Error>& expected, std::ostream* to)
{
    if (!expected)
        *to << "error: " << testing::PrintToString(expected.error());
    else if constexpr (std::is_void_v<Value>)
        *to << "done";
    else
        *to << testing::PrintToString(*expected);
}

} // namespace tl
