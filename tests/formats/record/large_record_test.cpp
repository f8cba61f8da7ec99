// SPDX-License-Identifier: GPL-3.0-or-later
// A log that is read in windows gives what the record read as a whole gives, whatever is wrong.
#include "deploy/formats/record/deployment_json.h"

#include "scan_helpers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using namespace formats;
using deployment::Expected;

using Decoded = Expected<DecodedDeployment>;

Decoded inWindows(const std::string& json, DecodeOptions options)
{
    // Other records stand around it.
    const auto document = Document::fromMemory("{},\n" + json + "\n,{}");
    options.large = 1;
    return decodeDeployment(*document, {4, static_cast<std::uint32_t>(json.size())}, options);
}

void expectSame(const Decoded& windows, const Decoded& whole, const std::string& json)
{
    ASSERT_EQ(windows.has_value(), whole.has_value()) << json;
    if (!whole) {
        ASSERT_EQ(windows.error(), whole.error()) << json;
        return;
    }
    ASSERT_EQ(windows->problems.size(), whole->problems.size()) << json;
    for (std::size_t i = 0; i < whole->problems.size(); ++i) {
        const auto& a = windows->problems[i];
        const auto& b = whole->problems[i];
        ASSERT_EQ(a, b) << a.pointer << ' ' << a.line << ':' << a.column << " for " << b.pointer
                        << ' ' << b.line << ':' << b.column << "\n"
                        << json;
    }
    ASSERT_EQ(windows->deployment.log, whole->deployment.log) << json;
    ASSERT_EQ(encodeDeployment(windows->deployment), encodeDeployment(whole->deployment)) << json;
}

/// Records with a log of a few dozen entries, right and wrong.
class RandomRecord {
public:
    explicit RandomRecord(std::mt19937& random)
        : m_random(random)
    {
    }

    std::string make()
    {
        std::string json = R"({"id":"DEP-1","version":"V1","environment":"test",)" + blank();
        if (oneIn(6))
            json += R"("metrics":{"successRate":[{"time":"x","value":1},{"time":2}]},)" + blank();
        if (oneIn(10))
            json += R"("logs":[{"message":"earlier"}],)";
        const std::string log = oneIn(20) ? "null" : "[" + entries() + blank() + "]";
        const std::string rest = R"("status":"RUNNING","startTime":"2025-02-15T10:00:00Z",)"
            + blank() + R"("executor":1)";
        const bool isInFront = !oneIn(4);
        json +=
            (isInFront ? "\"logs\"" + blank() + ":" + log + "," + rest : rest + ",\"logs\":" + log);
        if (oneIn(10))
            json += R"(,"logs":[{"time":"2025-02-15T10:00:00Z","message":"later"}])";
        if (oneIn(4))
            json += R"(,"metrics":{"successRate":[{"time":"x","value":1},{"time":2}]})";
        return json + blank() + "}";
    }

    std::string damaged(std::string json)
    {
        const std::size_t at = m_random() % json.size();
        static constexpr std::string_view bytes = "{}[],:\"\\\n x\xC3";
        switch (m_random() % 4) {
        case 0:
            json[at] = bytes[m_random() % bytes.size()];
            break;
        case 1:
            json.erase(at, 1 + m_random() % 3);
            break;
        case 2:
            json.insert(at, 1, bytes[m_random() % bytes.size()]);
            break;
        default:
            json.resize(at);
        }
        return json;
    }

private:
    [[nodiscard]] bool oneIn(unsigned count) { return m_random() % count == 0; }
    std::string blank() { return oneIn(5) ? std::string(1, " \n\t\r"[m_random() % 4]) : ""; }

    std::string entries()
    {
        std::string text = blank();
        for (std::size_t left = oneIn(10) ? 0 : m_random() % 50; left > 0; --left)
            text += entry() + (left > 1 ? blank() + "," + blank() : "");
        return text;
    }

    std::string entry()
    {
        if (oneIn(20))
            return std::vector<std::string>{"7", "null", "\"},{\"", "[]", "{}",
                R"([{"a":1},{"b":[{"c":2},{"d":3}]}])"}[m_random() % 6];
        std::string text = "{" + blank();
        if (!oneIn(10))
            text += oneIn(15)
                ? R"("time":"yesterday",)"
                : R"("time":"2025-02-15T10:00:)" + std::to_string(m_random() % 50 + 10) + R"(Z",)";
        text += R"("message":)" + blank() + '"' + message() + '"';
        if (oneIn(12))
            text += R"(,"context":[{"a":1},{"b":"},{"},{"c":[[1],{"x":{}}]}])";
        if (oneIn(25))
            text += R"(,"message":"twice")";
        return text + blank() + "}";
    }

    std::string message()
    {
        static const std::vector<std::string> parts{"plain ", "},{", "\\\"},{\\\"a", "\\n", "部署",
            "[", "]", "}", "\\\\", "\\ud800", "},{\\u0022time"};
        std::string text;
        for (std::size_t left = m_random() % 4; left > 0; --left)
            text +=
                oneIn(40) ? std::string(m_random() % 2000, 'x') : parts[m_random() % parts.size()];
        return text;
    }

    std::mt19937& m_random;
};

DecodeOptions someOptions(std::mt19937& random)
{
    DecodeOptions options;
    options.window = 32 + random() % 600;
    options.threads = 1 + random() % 3;
    return options;
}

TEST(LargeRecord, givesWhatTheRecordGivesAsAWhole)
{
    std::mt19937 random(1);
    int early = 0;
    for (int round = 0; round < 3000; ++round) {
        const std::string json = RandomRecord(random).make();
        DecodeOptions options = someOptions(random);
        options.onPartial = [&](const DecodedDeployment&) { ++early; };
        const auto whole = decodeDeployment(json);
        ASSERT_NO_FATAL_FAILURE(expectSame(inWindows(json, options), whole, json));
    }
    EXPECT_GT(early, 50);
}

TEST(LargeRecord, tellsTheSameOfDamagedOnes)
{
    std::mt19937 random(2);
    for (int round = 0; round < 4000; ++round) {
        RandomRecord record(random);
        const std::string json = record.damaged(record.make());
        if (json.empty())
            continue;
        const auto whole = decodeDeployment(json);
        ASSERT_NO_FATAL_FAILURE(expectSame(inWindows(json, someOptions(random)), whole, json));
    }
}

std::string withEntries(std::size_t count, std::string_view entry)
{
    std::string json = R"({"id":"DEP-1","version":"V1","environment":"test","status":"RUNNING",)"
                       R"("startTime":"2025-02-15T10:00:00Z","executor":"a",)"
                       R"("deploymentType":"ROLLING","logs":[)";
    for (std::size_t i = 0; i < count; ++i)
        json.append(i == 0 ? "" : ",\n").append(entry);
    return json + "]}";
}

TEST(LargeRecord, isListedLikeAnyOther)
{
    std::mt19937 random(3);
    for (int round = 0; round < 1500; ++round) {
        RandomRecord record(random);
        std::string text;
        for (std::size_t left = 1 + random() % 3; left > 0; --left) {
            const std::string one = record.make();
            text += (random() % 3 == 0 ? record.damaged(one) : one) + (left > 1 ? ",\n" : "");
        }
        const auto document = Document::fromMemory("[" + text + "]");
        ScanOptions options;
        const auto whole = samples::scan(*document, options);
        options.largeRecord = 1;
        options.segmentBytes = random() % 2 ? 64 : 0;
        const auto large = samples::scan(*document, options);
        ASSERT_EQ(large.ids(), whole.ids()) << text;
        ASSERT_EQ(large.problems, whole.problems) << text;
        ASSERT_EQ(large.result.end.record, whole.result.end.record) << text;
        for (history::Row row = 0; row < whole.rows.size(); ++row)
            ASSERT_EQ(large.range(row), whole.range(row)) << text;
    }
}

TEST(LargeRecord, countsProblemsThatAreTooManyToList)
{
    const std::string json = withEntries(3000, R"({"time":"never","message":"x"})");
    DecodeOptions options;
    options.window = 5000;
    const auto whole = decodeDeployment(json);
    ASSERT_EQ(whole->problems.size(), 1001U);
    expectSame(inWindows(json, options), whole, json);
}

TEST(LargeRecord, tellsTheBeginningFirst)
{
    const std::string json =
        withEntries(5000, R"({"time":"2025-02-15T10:00:01Z","message":"a line"})");
    DecodeOptions options;
    options.window = 4000;
    std::size_t entriesToldFirst = 0;
    options.onPartial = [&](const DecodedDeployment& beginning) {
        EXPECT_EQ(beginning.deployment.id, "DEP-1");
        EXPECT_EQ(entriesToldFirst, 0U);
        entriesToldFirst = beginning.deployment.log.size();
    };
    const auto decoded = inWindows(json, options);
    EXPECT_EQ(decoded->deployment.log.size(), 5000U);
    EXPECT_GT(entriesToldFirst, 0U);
    EXPECT_LT(entriesToldFirst, 200U);
}

TEST(LargeRecord, canBeCancelled)
{
    const std::string json = withEntries(5000, R"({"message":"a line"})");
    std::stop_source stop;
    DecodeOptions options;
    options.window = 4000;
    options.stop = stop.get_token();
    options.onPartial = [&](const DecodedDeployment&) { stop.request_stop(); };
    const auto decoded = inWindows(json, options);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, deployment::ErrorCode::Cancelled);
}

TEST(LargeRecord, saysWhereTheDocumentEndsTooEarly)
{
    const auto document = Document::fromMemory(withEntries(100, R"({"message":"a line"})"));
    DecodeOptions options;
    options.large = 1;
    const auto length = static_cast<std::uint32_t>(document->size() + 1);
    const auto decoded = decodeDeployment(*document, {0, length}, options);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, deployment::ErrorCode::Changed);
}

} // namespace
