// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/stack_trace.h"

#include "builder.h"

#include <gtest/gtest.h>

namespace {

using deployment::Log;
using diagnosis::stackAround;
using diagnosis::StackOfEntries;
using diagnosis::StackPart;
using diagnosis::stackPartOf;

TEST(StackTrace, knowsTheFramesOfManyLanguages)
{
    for (const char* line : {
             "\tat com.acme.Orders.load(Orders.java:41)",
             "at com.acme.Orders.load(Orders.java:41)",
             "\t... 23 more",
             "   at Acme.Orders.Load(String id) in /src/Orders.cs:line 41",
             "--- End of inner exception stack trace ---",
             "    at Object.<anonymous> (/app/server.js:10:5)",
             "    at /app/server.js:10:5",
             "  File \"/app/main.py\", line 3, in <module>",
             "goroutine 1 [running]:",
             "main.(*Server).run(0xc0000b2000)",
             "\t/app/main.go:12 +0x1d",
             "created by main.main",
             "\tfrom app.rb:12:in `run'",
             "    ^^^^^^^",
         })
        EXPECT_EQ(stackPartOf(line), StackPart::Frame) << line;
    EXPECT_EQ(stackPartOf("Caused by: java.net.ConnectException: refused\r"), StackPart::Cause);
    EXPECT_EQ(stackPartOf("Traceback (most recent call last):"), StackPart::Begin);
    EXPECT_EQ(stackPartOf("    run(config)"), StackPart::Code);
    for (const char* line : {"", "at least 3 nodes", "from web", "File is open", "/healthz is up",
             "ready (1)", "deploy v1.2 (blue)", "  two spaces"})
        EXPECT_EQ(stackPartOf(line), StackPart::None) << line;
}

Log logWithStacks()
{
    Log log;
    for (const char* line : {
             "starting", // 0
             "java.lang.IllegalStateException: no pool", // 1
             "\tat a.B.c(B.java:1)", "\tat a.B.d(B.java:2)", // 2
             "Caused by: java.net.ConnectException: refused", // 4
             "\tat e.F.g(F.java:3)", "\t... 2 more", // 5
             "stopping", // 7
             "Traceback (most recent call last):", // 8
             "  File \"a.py\", line 1, in b", "    c()", // 9
             "KeyError: 'DB_URL'", // 11
             "done", // 12
             "panic: runtime error: index out of range", // 13
             "goroutine 1 [running]:", "main.main()", "\t/app/main.go:3 +0x1", // 14
         })
        log.append(test_support::at("10:00"), line);
    return log;
}

void expectStack(const Log& log, std::size_t entry, StackOfEntries expected)
{
    const StackOfEntries found = stackAround(log, entry);
    EXPECT_EQ(found.first, expected.first) << entry;
    EXPECT_EQ(found.count, expected.count) << entry;
    EXPECT_EQ(found.names, expected.names) << entry;
}

TEST(StackTrace, isFoundFromAnyOfItsEntries)
{
    const Log log = logWithStacks();
    for (const std::size_t entry : {1U, 2U, 3U, 4U, 5U, 6U})
        expectStack(log, entry, {1, 6, 1});
    for (const std::size_t entry : {8U, 9U, 11U})
        expectStack(log, entry, {8, 4, 11});
    for (const std::size_t entry : {13U, 14U, 16U})
        expectStack(log, entry, {13, 4, 13});
    for (const std::size_t entry : {0U, 7U, 12U})
        expectStack(log, entry, {entry, 1, entry});
}

TEST(StackTrace, mayBeCutOff)
{
    Log log;
    log.append(test_support::at("10:00"), "\tat a.B.c(B.java:1)");
    expectStack(log, 0, {0, 1, 0});
    Log python;
    python.append(test_support::at("10:00"), "Traceback (most recent call last):");
    expectStack(python, 0, {0, 1, 0});
    python.append(test_support::at("10:00"), "  File \"a.py\", line 1, in b");
    expectStack(python, 0, {0, 2, 0});
    expectStack(python, 1, {0, 2, 0});
}

} // namespace
