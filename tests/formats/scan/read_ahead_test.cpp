// SPDX-License-Identifier: GPL-3.0-or-later
// Reading ahead in other threads must change nothing but the time it takes.
#include "deploy/formats/scan/history_scan.h"

#include "scan_helpers.h"

#include "deploy/history/string_pool.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <random>
#include <set>
#include <thread>
#include <utility>

using namespace formats;

namespace {

/// Documents of short records, in every layout, some of them repeated, wrong or damaged.
class Documents {
public:
    explicit Documents(unsigned seed)
        : m_random(seed)
    {
    }

    std::size_t upTo(std::size_t limit)
    {
        return std::uniform_int_distribution<std::size_t>(0, limit)(m_random);
    }
    bool oneIn(std::size_t count) { return upTo(count - 1) == 0; }
    std::string oneOf(const std::vector<std::string>& all) { return all[upTo(all.size() - 1)]; }

    std::string document()
    {
        auto text = layout();
        for (auto more = oneIn(4) ? upTo(3) : 0; more > 0; --more)
            text += oneOf({"", "\n", ",\n"}) + layout();
        for (auto damages = oneIn(2) ? 0 : upTo(5); damages > 0; --damages)
            damage(text);
        return text;
    }

private:
    std::string record()
    {
        static const std::vector<std::string> odd{R"(,"executor":7)", R"(,"extra":{"a":[{},[]]})",
            R"(,"id":"again")", R"(,"progress":{"percentage":400,"currentStep":"\u00e4"})",
            R"(,"logs":[{"time":"x"}])", R"(,"endTime":"yesterday")", R"(,"service":"checkout")"};
        std::string text = R"({"id":"DEP-)" + std::to_string(oneIn(4) ? upTo(9) : m_number++) + '"';
        if (!oneIn(15))
            text += R"(,"version":"V)" + std::to_string(upTo(20)) + '"';
        text += R"(,"environment":")" + oneOf({"生产环境", "test", "{[\\\"", ""}) + '"';
        text += R"(,"deploymentType":"ROLLING","status":")" + oneOf({"RUNNING", "FAILED"}) + '"';
        text += R"(,"startTime":"2025-02-15T10:00:00Z","executor":"ci")";
        if (oneIn(4))
            text += oneOf(odd);
        if (oneIn(10))
            text += "," + oneOf({"\n", "\n  ", ""}) + R"("steps":[)" + oneOf({"\n", ""})
                + R"({"id":"inner","name":"},{\"id\":"})" + oneOf({"\n", ""}) + "]";
        return text + "}";
    }

    std::string layout()
    {
        const auto count = upTo(60);
        std::string text = oneIn(5) ? " \n" : "";
        if (oneIn(2)) {
            const auto end = oneOf({"\n", "\r\n", "\n\n", "\n \t", ",\n", " , \n"});
            for (std::size_t i = 0; i < count; ++i)
                text += record() + (oneIn(40) ? oneOf({" ", "\nnot a record\n", "\n\n"}) : end);
            return text;
        }
        const auto separator = oneOf({",", ",\n", ", ", "\n,\n  ", ",\r\n"});
        text += oneIn(3) ? R"({"next":null,"items":[)" : "[";
        const bool isContainer = text.back() == '[' && text.find('{') != std::string::npos;
        for (std::size_t i = 0; i < count; ++i) {
            text += record();
            if (i + 1 < count)
                text += oneIn(40) ? oneOf({"", ",,", ",7,", ",\n\n"}) : separator;
        }
        return text + (isContainer ? "]}\n" : "]\n");
    }

    void damage(std::string& text)
    {
        if (text.empty())
            return;
        const auto at = upTo(text.size() - 1);
        if (oneIn(2))
            text.erase(at, upTo(oneIn(3) ? 300 : 3));
        else
            text.insert(at, oneOf({"{", "}", "[", "]", "\"", "\\", "\n", ",", "\xFF", "{\"id\":"}));
    }

    std::mt19937 m_random;
    std::size_t m_number = 100;
};

void expectEqual(const ScanResult& one, const ScanResult& other)
{
    EXPECT_EQ(one.shape, other.shape);
    EXPECT_EQ(one.end.offset, other.end.offset);
    EXPECT_EQ(one.end.record, other.end.record);
    EXPECT_EQ(one.end.line, other.end.line);
    EXPECT_EQ(one.records, other.records);
    EXPECT_EQ(one.badRecords, other.badRecords);
    EXPECT_EQ(one.problems, other.problems);
    EXPECT_EQ(one.truncated, other.truncated);
    EXPECT_EQ(one.end.commas, other.end.commas);
    EXPECT_EQ(one.likeness, other.likeness);
}

void expectEqual(const history::History& one, const history::History& other)
{
    ASSERT_EQ(one.size(), other.size());
    for (history::Row row = 0; row < one.size(); ++row) {
        const auto left = one.at(row);
        const auto right = other.at(row);
        EXPECT_EQ(left.id, right.id);
        EXPECT_EQ(left.version, right.version);
        EXPECT_EQ(left.environment, right.environment);
        EXPECT_EQ(left.strategy, right.strategy);
        EXPECT_EQ(left.status, right.status);
        EXPECT_EQ(left.executor, right.executor);
        EXPECT_EQ(left.currentStep, right.currentStep);
        EXPECT_EQ(left.start, right.start);
        EXPECT_EQ(left.end, right.end);
        EXPECT_EQ(left.percentage, right.percentage);
        EXPECT_EQ(left.record, right.record);
    }
}

void expectEqual(const samples::Scanned& one, const samples::Scanned& other)
{
    EXPECT_EQ(one.error, other.error);
    expectEqual(one.result, other.result);
    expectEqual(one.rows, other.rows);
    EXPECT_EQ(one.totals.errors, other.totals.errors);
    EXPECT_EQ(one.totals.warnings, other.totals.warnings);
    EXPECT_EQ(one.totals.unreadRecords, other.totals.unreadRecords);
    const auto idsOf = [](const samples::Scanned& scanned) {
        const auto& ids = scanned.totals.unlistedIds;
        return std::set<std::string>(ids.begin(), ids.end());
    };
    EXPECT_EQ(idsOf(one), idsOf(other));
    ASSERT_EQ(one.problems.size(), other.problems.size());
    for (std::size_t i = 0; i < one.problems.size(); ++i) {
        EXPECT_EQ(one.problems[i], other.problems[i])
            << one.problems[i].record << ' ' << one.problems[i].message.toEnglish() << " | "
            << other.problems[i].record << ' ' << other.problems[i].message.toEnglish();
    }
}

/// Remembers who read how much of it.
class WatchedDocument final : public Document {
public:
    explicit WatchedDocument(std::string bytes)
        : m_bytes(fromMemory(std::move(bytes)))
    {
    }

    [[nodiscard]] std::uint64_t size() const override { return m_bytes->size(); }
    [[nodiscard]] deployment::Expected<std::size_t> readInto(
        std::uint64_t offset, char* to, std::size_t length) const override
    {
        {
            std::unique_lock lock(m_mutex);
            m_readers.insert(std::this_thread::get_id());
            m_hasReader.notify_all();
            m_furthest = std::max(m_furthest, offset + length);
            m_read += length;
            if (std::this_thread::get_id() == m_owner && offset > m_ownerWaitsAfter)
                m_hasReader.wait_for(lock, longest, [this] { return m_readers.size() > 1; });
        }
        return m_bytes->readInto(offset, to, length);
    }

    /// There, until another thread reads too.
    void letOwnerWaitAfter(std::uint64_t offset) { m_ownerWaitsAfter = offset; }

    [[nodiscard]] std::size_t readers() const
    {
        const std::lock_guard lock(m_mutex);
        return m_readers.size();
    }
    [[nodiscard]] std::uint64_t furthest() const
    {
        const std::lock_guard lock(m_mutex);
        return m_furthest;
    }
    /// By all of them.
    [[nodiscard]] std::uint64_t read() const
    {
        const std::lock_guard lock(m_mutex);
        return m_read;
    }

private:
    static constexpr auto longest = std::chrono::minutes(1); ///< if none ever does

    std::shared_ptr<const Document> m_bytes;
    std::thread::id m_owner = std::this_thread::get_id();
    mutable std::mutex m_mutex;
    mutable std::set<std::thread::id> m_readers;
    mutable std::uint64_t m_furthest = 0;
    mutable std::uint64_t m_read = 0;
    mutable std::condition_variable m_hasReader;
    std::uint64_t m_ownerWaitsAfter = std::numeric_limits<std::uint64_t>::max();
};

std::string records(std::size_t bytes, std::string_view separator)
{
    std::string text;
    for (int i = 0; text.size() < bytes; ++i)
        text += R"({"id":")" + std::to_string(i)
            + R"(","version":"1","environment":"test","deploymentType":"CANARY","status":"RUNNING",)"
            + R"("startTime":"2025-02-15T10:00:00Z","executor":"ci","logs":")"
            + std::string(2000, 'x') + "\"}" + std::string(separator);
    return text;
}

std::string listOf(std::size_t bytes, std::string_view separator)
{
    auto text = "[" + records(bytes, separator);
    text.resize(text.size() - separator.size());
    return text + "]";
}

} // namespace

TEST(ReadAhead, givesWhatOneThreadGives)
{
    for (unsigned seed = 0; seed < 3000; ++seed) {
        SCOPED_TRACE(seed);
        Documents documents(seed);
        const auto text = documents.document();
        ScanOptions options;
        options.wholeRecords = documents.oneIn(4);
        options.growing = documents.oneIn(4);
        options.batchRows = documents.upTo(30) + 1;
        options.problemLimit = documents.oneIn(3) ? documents.upTo(8) : 10'000;
        options.segmentBytes = 0;
        const auto expected = samples::scan(text, options);
        options.segmentBytes = documents.upTo(documents.oneIn(2) ? 200 : 3000) + 1;
        expectEqual(samples::scan(text, options), expected);
        options.inRuns = true;
        expectEqual(samples::scan(text, options), expected);
        if (HasFailure())
            FAIL() << text << "\nsegments of " << options.segmentBytes;
    }
}

TEST(ReadAhead, theSecondHalfOfAFileMayRepeatTheFirst)
{
    auto text = records(std::size_t{1} << 20, "\n");
    text += text;
    ScanOptions options;
    options.segmentBytes = 0;
    const auto expected = samples::scan(text, options);
    EXPECT_EQ(expected.result.problems, expected.rows.size());
    options.segmentBytes = 50'000;
    expectEqual(samples::scan(text, options), expected);
}

TEST(ReadAhead, rowsAreLeftInTheirRunsForWhoeverWantsThem)
{
    const auto text = records(std::size_t{4} << 20, "\n");
    ScanOptions options;
    options.segmentBytes = 50'000;
    options.batchRows = 100;
    std::size_t inHistories = 0;
    std::size_t inRuns = 0;
    options.onBatch = [&](ScanBatch&& batch) {
        inHistories += batch.rows.size();
        inRuns += batch.rowCount() - batch.rows.size();
    };
    ASSERT_TRUE(scanHistory(*Document::fromMemory(text), options));
    EXPECT_EQ(inRuns, 0U);
    const auto all = std::exchange(inHistories, 0);
    options.inRuns = true;
    ASSERT_TRUE(scanHistory(*Document::fromMemory(text), options));
    EXPECT_EQ(inHistories + inRuns, all);
    EXPECT_GT(inRuns, 4 * inHistories);
}

TEST(ReadAhead, otherThreadsHelp)
{
    constexpr std::size_t bytes = std::size_t{8} << 20;
    for (const auto& text : {records(bytes, "\n"), listOf(bytes, ","), listOf(bytes, ",\n  ")}) {
        WatchedDocument document(text);
        document.letOwnerWaitAfter(text.size() / 2);
        const auto scanned = samples::scan(document);
        EXPECT_FALSE(scanned.error);
        EXPECT_TRUE(scanned.problems.empty());
        EXPECT_GT(scanned.rows.size(), 3000U);
        EXPECT_GT(document.readers(), 1U);
        // Nobody does what another one has done.
        EXPECT_LT(document.read(), text.size() + text.size() / 2);
    }
}

TEST(ReadAhead, staysNearTheScan)
{
    const WatchedDocument document(records(std::size_t{16} << 20, "\n"));
    ScanOptions options;
    options.segmentBytes = std::size_t{64} << 10;
    options.batchRows = 100;
    std::uint64_t firstReached = 0;
    options.onBatch = [&](ScanBatch&&) {
        if (firstReached == 0)
            firstReached = document.furthest();
    };
    ASSERT_TRUE(scanHistory(document, options));
    // Four segments for each of at most eight threads, and a window after them.
    EXPECT_GT(firstReached, 0U);
    EXPECT_LT(firstReached, 3U << 20);
    EXPECT_EQ(document.furthest(), document.size());
}

TEST(ReadAhead, stopsWhenCancelled)
{
    const auto text = records(std::size_t{4} << 20, "\n");
    std::stop_source stop;
    ScanOptions options;
    options.stop = stop.get_token();
    options.segmentBytes = 100'000;
    options.batchRows = 300;
    std::size_t rows = 0;
    options.onBatch = [&](ScanBatch&& batch) {
        rows += batch.rows.size();
        if (rows > 500)
            stop.request_stop();
    };
    const auto result = scanHistory(*Document::fromMemory(text), options);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, deployment::ErrorCode::Cancelled);
    EXPECT_LT(rows, 1000U);
}

TEST(ReadAhead, tailingGoesOnWhereTheLastScanStopped)
{
    const auto text = records(std::size_t{1} << 20, "\n");
    const auto half = text.find('\n', text.size() / 2) + 1;
    ScanOptions options;
    options.growing = true;
    options.segmentBytes = 20'000;
    const auto first = samples::scan(text.substr(0, half + 100), options);
    EXPECT_EQ(first.result.end.offset, half);
    options.from = first.result.end;
    const auto second = samples::scan(text, options);
    options.from = {};
    options.segmentBytes = 0;
    const auto whole = samples::scan(text, options);
    EXPECT_EQ(first.rows.size() + second.rows.size(), whole.rows.size());
    EXPECT_EQ(second.result.end.offset, whole.result.end.offset);
    EXPECT_EQ(second.result.end.line, whole.result.end.line);
    EXPECT_EQ(second.result.end.record, whole.result.end.record);
}

TEST(ReadAhead, anIdThatCameBeforeTheScanIsWarnedOfAsByAScanOfAll)
{
    const auto half = records(std::size_t{1} << 18, "\n");
    const auto text = half + half;
    ScanOptions options;
    const auto whole = samples::scan(text, options);
    const auto first = samples::scan(half, options);
    EXPECT_EQ(first.result.problems, 0U);
    EXPECT_EQ(whole.result.problems, first.rows.size());
    std::set<std::uint64_t> before;
    for (const std::string& id : first.ids())
        before.insert(history::hashOf(id));
    options.from = first.result.end;
    options.cameBefore = [&before](std::uint64_t hash) { return before.contains(hash); };
    for (const std::size_t batchRows : {0, 1000}) {
        for (const std::size_t segment : {0, 20'000}) {
            options.batchRows = batchRows;
            options.segmentBytes = segment;
            EXPECT_EQ(samples::scan(text, options).problems, whole.problems);
        }
    }
}
