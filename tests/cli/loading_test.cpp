// SPDX-License-Identifier: GPL-3.0-or-later
#include "loading.h"

#include "deploy/history/history.h"

#include <gtest/gtest.h>

#include <utility>

namespace {

using deployment::Problem;
using deployment::Severity;

/// A source of which only the list is asked.
class ListWithProblems final : public cli::SourceReader {
public:
    explicit ListWithProblems(std::vector<Problem> problems)
        : m_problems(std::move(problems))
    {
    }

    std::string name() const override { return "http://h/api"; }
    deployment::Expected<cli::LoadedHistory> load() override
    {
        cli::LoadedHistory loaded;
        loaded.result.shape = formats::Shape::Array;
        loaded.result.records = 2;
        loaded.result.problems = m_problems.size();
        loaded.problems = m_problems;
        return loaded;
    }
    deployment::Expected<formats::ScanResult> validate(const OnProblems&) override { return {}; }
    deployment::Expected<cli::WholeDeployment> read(const std::string&) override { return {}; }
    deployment::Expected<std::string> readJson(const std::string&) override { return {}; }
    deployment::Expected<const history::History*> historyOf(const std::string&) override
    {
        return nullptr;
    }
    deployment::Expected<cli::ExitCode> send(const cli::CommandContext&) override { return {}; }

private:
    std::vector<Problem> m_problems;
};

std::string saidOf(std::vector<Problem> problems)
{
    ListWithProblems source(std::move(problems));
    testing::internal::CaptureStderr();
    const bool isLoaded = cli::loadHistory(source, {}, cli::Reporter(false)).has_value();
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_TRUE(isLoaded);
    return said;
}

} // namespace

/// Who reads the rows from a pipe has to know that they are not all.
TEST(Loading, whatIsMissingFromTheListItselfIsSaidAloud)
{
    EXPECT_EQ(saidOf({}), "");
    EXPECT_EQ(saidOf({{Severity::Error, {"it ends after %1", {"2"}}, 0, 0, 0, {}, {}}}),
        "deployment-console-cli: http://h/api: it ends after 2\n");
    EXPECT_EQ(saidOf({{Severity::Warning, {"doubtful", {}}, 0, 0, 0, {}, {}},
                  {Severity::Error, {"of a record", {}}, 3, 1, 7, {}, "A"},
                  {Severity::Error, {"of one that an event told of", {}}, 0, 0, 0, {}, "B"}}),
        "")
        << "they are counted, and listed by validate";
}
