// SPDX-License-Identifier: GPL-3.0-or-later
// The quick reading of a record against the thorough one: it may leave a record to it, and never
// differ from it.
#include "rows/plain_record_reader.h"
#include "rows/row_reader.h"

#include "sample_records.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

using formats::PaddedText;
using formats::PlainRecordReader;
using formats::VectorWidth;

namespace {

constexpr deployment::Timestamp readingTime =
    std::chrono::sys_days(std::chrono::year{2025} / std::chrono::month{6} / 1);

bool isSame(const history::Summary& one, const history::Summary& other)
{
    for (const auto& spec : history::columnSpecs) {
        const auto text = spec.text.inSummary;
        if (text != nullptr && one.*text != other.*text)
            return false;
    }
    return one.start == other.start && one.end == other.end && one.percentage == other.percentage
        && one.paused == other.paused;
}

/// A text with what readers need after it, where the bytes after it are the worst ones.
class Padded {
public:
    explicit Padded(std::string text)
        : m_size(text.size())
        , m_bytes(std::move(text) + std::string(formats::recordPadding, '"'))
    {
    }

    [[nodiscard]] PaddedText text() const
    {
        return {std::string_view(m_bytes).substr(0, m_size), m_bytes.size()};
    }

private:
    std::size_t m_size;
    std::string m_bytes;
};

/// Reads a text by every width and by the thorough reader; whether it is plain.
bool readsAlike(const std::string& json, formats::RowReader& thorough)
{
    const Padded padded(json);
    bool isPlain = false;
    for (const auto width : {VectorWidth::Bytes16, VectorWidth::Bytes32, VectorWidth::Bytes64}) {
        if (width > formats::widestVectors())
            continue;
        PlainRecordReader reader(width);
        reader.setNow(readingTime);
        const auto* const row = reader.read(padded.text());
        EXPECT_TRUE(width == VectorWidth::Bytes16 || isPlain == (row != nullptr)) << json;
        isPlain = row != nullptr;
        if (!isPlain)
            continue;
        const auto status = thorough.readShort(padded.text(), {});
        const bool isFine = status == formats::ReadStatus::Fine && thorough.row().has_value()
            && thorough.problems().empty();
        EXPECT_TRUE(isFine) << json;
        EXPECT_TRUE(isFine && isSame(*row, *thorough.row())) << json;
    }
    return isPlain;
}

class OddRecords {
public:
    explicit OddRecords(unsigned seed)
        : m_random(seed)
    {
    }

    std::size_t upTo(std::size_t limit)
    {
        return std::uniform_int_distribution<std::size_t>(0, limit)(m_random);
    }
    bool oneIn(std::size_t count) { return upTo(count - 1) == 0; }
    std::string oneOf(const std::vector<std::string>& all) { return all[upTo(all.size() - 1)]; }

    /// With fields in any order, sometimes missing, twice, or of another type.
    std::string record()
    {
        std::vector<std::string> members{R"("id":"DEP-1")", R"("version":"V1")",
            R"("environment":)"
                + mostly(R"("生产环境")", {R"("{[")", R"("\\")", R"("a\"]}")", "null"}),
            R"("deploymentType":)" + mostly(R"("ROLLING")", {R"("rolling")", R"("other")"}),
            R"("status":)" + mostly(R"("FAILED")", {R"("RUNNING")", R"("Failed")", R"("?")"}),
            R"("startTime":)"
                + mostly(R"("2025-02-15T10:00:00Z")",
                    {R"("2025-02-15T10:00:00.25+08:00")", R"("2025-07-15T10:00:00Z")",
                        R"("1925-02-15T10:00:00Z")"}),
            R"("endTime":)"
                + mostly(R"("2025-02-16T10:00:00Z")", {"null", R"("2025-02-14T10:00:00Z")", "7"}),
            R"("executor":)" + mostly(R"("OPS-李四")", {R"("ci")", "null", "7"}), progress(),
            R"("logs":)" + value(2), R"("extra":)" + value(2)};
        for (auto further = oneIn(2) ? 0 : upTo(3); further > 0; --further)
            members.push_back(oneOf({R"("paused":true)", R"("service":"checkout")",
                R"("service":null)", R"("metrics":)" + value(2), R"("workload":)" + value(2),
                R"("resources":)" + value(2)}));
        if (oneIn(8))
            members.erase(members.begin() + static_cast<std::ptrdiff_t>(upTo(members.size() - 1)));
        if (oneIn(8))
            members.push_back(members[upTo(members.size() - 1)]);
        if (oneIn(3))
            std::shuffle(members.begin(), members.end(), m_random);
        return object(members);
    }

    void damage(std::string& text)
    {
        static const std::string interesting = "{}[]\",:\\ \n\t\x01\x1F\x7F"
                                               "0e-.tnu\xC3\xFF\xE4/";
        const auto at = upTo(text.size() - 1);
        const char c = interesting[upTo(interesting.size() - 1)];
        const auto kind = upTo(3);
        if (kind == 0)
            text[at] = c;
        else if (kind == 1)
            text.erase(at, 1 + (oneIn(3) ? upTo(80) : 0));
        else if (kind == 2)
            text.insert(at, 1, c);
        else
            text.resize(at + 1);
    }

private:
    std::string blank() { return oneIn(4) ? oneOf({" ", "\n  ", "\t", "\r\n"}) : ""; }

    std::string object(const std::vector<std::string>& members)
    {
        std::string text = "{" + blank();
        for (std::size_t i = 0; i < members.size(); ++i)
            text += (i > 0 ? "," + blank() : "") + members[i] + blank();
        return text + "}";
    }

    std::string mostly(const std::string& usual, const std::vector<std::string>& others)
    {
        return oneIn(8) ? oneOf(others) : usual;
    }

    std::string progress()
    {
        const auto parts = object({R"("percentage":)"
                + mostly(oneOf({"60", "99.5", "0"}), {"-1", "1e1", "01", "null", "101"}),
            R"("currentStep":)" + mostly(R"("流量切换")", {"null", R"("\u00e4")", "7"}),
            R"("steps":)" + value(2)});
        return R"("progress":)" + mostly(parts, {"null", "[]", "{}"});
    }

    std::string value(std::size_t depth)
    {
        if (depth == 0 || oneIn(3))
            return oneOf({"1", "-2.5e3", "true", "null", R"("{[\\")", R"("\"]")", R"("日志")", "[]",
                "{}", R"("一段比一个块还要长的文字，里面没有括号，也没有引号，只是很长")"});
        std::string text = "[";
        for (auto count = upTo(oneIn(4) ? 12 : 3); count > 0; --count)
            text += R"({"time":)" + value(depth - 1) + R"(,"message":)" + value(depth - 1) + "},";
        return text + value(0) + "]";
    }

    std::mt19937 m_random;
};

} // namespace

TEST(PlainRecordReader, readsWhatTheThoroughReaderReads)
{
    formats::RowReader thorough(false, readingTime);
    int plain = 0;
    int others = 0;
    for (unsigned seed = 0; seed < 5'000; ++seed) {
        OddRecords records(seed);
        auto text = records.record();
        for (auto damages = records.oneIn(2) ? 0 : records.upTo(3); damages > 0; --damages)
            records.damage(text);
        ++(readsAlike(text, thorough) ? plain : others);
    }
    // Both kinds come often enough to mean something.
    EXPECT_GT(plain, 500);
    EXPECT_GT(others, 500);
}

TEST(PlainRecordReader, takesTheRecordsOfAHistory)
{
    formats::RowReader thorough(false, readingTime);
    EXPECT_TRUE(readsAlike(samples::dep001, thorough));
    EXPECT_TRUE(readsAlike(samples::record("DEP-1"), thorough));
    EXPECT_TRUE(readsAlike(
        samples::record("DEP-1", R"("logs":[{"message":"\"}\\"}],"paused":true)"), thorough));
    EXPECT_TRUE(
        readsAlike(samples::record("DEP-1", R"("endTime":null,"progress":null)"), thorough));
}

TEST(PlainRecordReader, leavesToTheThoroughReaderWhatThereIsSomethingToSayOf)
{
    formats::RowReader thorough(false, readingTime);
    EXPECT_FALSE(readsAlike(samples::record(""), thorough));
    EXPECT_FALSE(readsAlike(samples::record("DEP-1", R"("executor":"ops")"), thorough)) << "twice";
    EXPECT_FALSE(readsAlike(samples::record("DEP-1", {}, "FAILED"), thorough)) << "no end";
    EXPECT_FALSE(readsAlike(samples::record("DEP-1", {}, "Running"), thorough));
    EXPECT_FALSE(readsAlike(samples::record("a\\u0062"), thorough));
    EXPECT_FALSE(readsAlike(samples::record("DEP-1", "\"x\":\"\xFF\""), thorough));
    EXPECT_FALSE(readsAlike(samples::record("DEP-1", "\"x\":\"\t\""), thorough));
    EXPECT_FALSE(readsAlike(samples::record("DEP-1") + "}", thorough));
    const auto deep = std::string(64, '[') + std::string(64, ']');
    EXPECT_FALSE(readsAlike(samples::record("DEP-1", R"("x":)" + deep), thorough));
    EXPECT_FALSE(readsAlike("", thorough));
}
