// SPDX-License-Identifier: GPL-3.0-or-later
// Random documents against a simple oracle, and random damage against what must always hold.
#include "deploy/formats/record/deployment_json.h"

#include "../fuzz/properties.h"
#include "sample_records.h"
#include "scan_helpers.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <random>

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

class Generator {
public:
    explicit Generator(unsigned seed)
        : m_random(seed)
    {
    }

    int upTo(int limit) { return std::uniform_int_distribution<int>(0, limit)(m_random); }
    bool oneIn(int count) { return upTo(count - 1) == 0; }

    /// A record that is good, or lacks something, or has a field of another type.
    ordered_json record()
    {
        auto value = ordered_json::parse(samples::dep001);
        value["id"] = "DEP-" + std::to_string(upTo(30));
        value["executor"] = text();
        if (oneIn(3))
            value["extra"] = {{"deployments", {1, 2}}, {"text", text()},
                {"nested", {{{"items", json::array()}}}}};
        if (oneIn(3))
            value["workload"] = workload();
        if (oneIn(3))
            value["metricNotes"] = {{oneIn(2) ? "successRate" : "further",
                {{"title", text()}, {"limit", upTo(100)}, {"worse", oneIn(2) ? "LOWER" : text()},
                    {"verdicts", {{{"time", "2025-02-15T10:00:00Z"}, {"word", text()}}}},
                    {"warnings", {text(), upTo(3)}}}}};
        const std::vector<std::string> names{
            "id", "version", "environment", "status", "startTime", "executor", "progress"};
        const auto& name =
            names[static_cast<std::size_t>(upTo(static_cast<int>(names.size()) - 1))];
        if (oneIn(5))
            value.erase(name);
        else if (oneIn(5))
            value[name] = upTo(100);
        return value;
    }

    /// Good, or with a part of another type.
    ordered_json workload()
    {
        ordered_json value{{"kind", "Rollout"}, {"name", text()}, {"stepIndex", upTo(8)},
            {"images", {{{"image", text()}, {"roles", {text()}}}}},
            {"replicas", {{"desired", upTo(9)}}}, {"notes", {text()}}};
        for (int i = upTo(4); i > 0; --i)
            value["tree"].push_back(
                {{"depth", upTo(3)}, {"kind", "Pod"}, {"name", text()}, {"reason", text()}});
        if (oneIn(4))
            value[oneIn(2) ? "tree" : "replicas"] = upTo(3);
        return value;
    }

    std::string text()
    {
        static const std::vector<std::string> pieces{
            "{", "}", "[", "]", "\"", "\\", "\n", ",", "生产环境", "😀", "a", " ", "\t", ":"};
        std::string all;
        for (int i = upTo(8); i > 0; --i)
            all += pieces[static_cast<std::size_t>(upTo(static_cast<int>(pieces.size()) - 1))];
        return all;
    }

    std::string dump(const ordered_json& value)
    {
        return value.dump(oneIn(3) ? upTo(3) : -1, ' ', oneIn(4));
    }

    std::string blanks()
    {
        static const std::vector<std::string> kinds{"", "", " ", "\n", "\r\n", "\t", " \n  "};
        return kinds[static_cast<std::size_t>(upTo(static_cast<int>(kinds.size()) - 1))];
    }

    std::string list(const std::vector<ordered_json>& records)
    {
        std::string all = "[" + blanks();
        for (std::size_t i = 0; i < records.size(); ++i)
            all += (i > 0 ? "," + blanks() : "") + dump(records[i]) + blanks();
        return all + "]" + blanks();
    }

    std::string document(const std::vector<ordered_json>& records, int shape)
    {
        if (shape == 0)
            return blanks() + list(records);
        if (shape == 1)
            return blanks() + R"({"page":{"items":[]},)" + blanks()
                + (oneIn(2) ? R"("items":)" : R"("deployments":)") + blanks() + list(records)
                + R"(,"after":"]"})" + blanks();
        std::string all;
        for (const auto& record : records)
            all += record.dump(-1, ' ', oneIn(4)) + (oneIn(4) ? "\r\n" : "\n")
                + (oneIn(8) ? " \n" : "");
        return all;
    }

    /// The records in several lists, pages and lines, one after the other.
    std::string documents(const std::vector<ordered_json>& records)
    {
        std::string all;
        for (std::size_t done = 0; done < records.size();) {
            const auto count = std::min(
                records.size() - done, static_cast<std::size_t>(upTo(4)) + (done == 0 ? 1 : 0));
            const std::vector<ordered_json> part(
                records.begin() + static_cast<std::ptrdiff_t>(done),
                records.begin() + static_cast<std::ptrdiff_t>(done + count));
            const auto separator = std::string(oneIn(3) ? "," : "") + (oneIn(3) ? "" : "\n");
            const auto shape = upTo(3);
            if (shape < 2) {
                all += document(part, shape) + separator;
            } else if (shape == 2) {
                all += "[" + list(part) + ",[]]" + separator;
            } else {
                for (const auto& record : part)
                    all += record.dump() + (oneIn(2) ? ",\n" : "\n");
            }
            done += count;
        }
        return all;
    }

private:
    std::mt19937 m_random;
};

bool isShown(const ordered_json& record)
{
    for (const auto* name : {"id", "version", "environment", "status", "startTime"}) {
        if (!record.contains(name) || !record[name].is_string())
            return false;
    }
    return true;
}

/// Ids in the order of their rows, with the executor of the last record of each.
std::vector<std::pair<std::string, std::string>> expectedRows(
    const std::vector<ordered_json>& records)
{
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& record : records) {
        if (!isShown(record))
            continue;
        const auto id = record["id"].get<std::string>();
        const auto executor = record.contains("executor") && record["executor"].is_string()
            ? record["executor"].get<std::string>()
            : std::string();
        const auto known = std::find_if(
            rows.begin(), rows.end(), [&](const auto& row) { return row.first == id; });
        if (known == rows.end())
            rows.emplace_back(id, executor);
        else
            known->second = executor;
    }
    return rows;
}

std::vector<std::pair<std::string, std::string>> rowsOf(const samples::Scanned& scanned)
{
    std::vector<std::pair<std::string, std::string>> rows;
    for (history::Row row = 0; row < scanned.rows.size(); ++row)
        rows.emplace_back(scanned.rows.at(row).id, scanned.rows.at(row).executor);
    return rows;
}

} // namespace

TEST(RandomDocuments, areReadAsASimpleParserReadsThem)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        Generator generator(seed);
        std::vector<ordered_json> records(static_cast<std::size_t>(generator.upTo(12)) + 2);
        for (auto& record : records)
            record = generator.record();
        const auto text = generator.document(records, static_cast<int>(seed % 3));
        for (const bool whole : {false, true}) {
            formats::ScanOptions options;
            options.wholeRecords = whole;
            options.batchRows = static_cast<std::size_t>(generator.upTo(5)) + 1;
            const auto scanned = samples::scan(text, options);
            EXPECT_EQ(rowsOf(scanned), expectedRows(records)) << text;
            EXPECT_EQ(scanned.result.end.record, records.size());
            EXPECT_FALSE(scanned.result.truncated);
        }
    }
}

TEST(RandomDocuments, nothingBehindTheFirstListIsLeftOut)
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        Generator generator(seed);
        std::vector<ordered_json> records(static_cast<std::size_t>(generator.upTo(20)) + 2);
        for (auto& record : records)
            record = generator.record();
        const auto text = generator.documents(records);
        for (const std::size_t segment : {0, 300}) {
            formats::ScanOptions options;
            options.segmentBytes = segment;
            options.wholeRecords = generator.oneIn(2);
            const auto scanned = samples::scan(text, options);
            ASSERT_FALSE(scanned.error) << text;
            EXPECT_EQ(rowsOf(scanned), expectedRows(records)) << text;
            EXPECT_EQ(scanned.result.records + scanned.result.badRecords, records.size()) << text;
        }
    }
}

TEST(RandomDocuments, whatAStrictParserRefusesIsNeverTakenWithoutAWord)
{
    std::mt19937 random(7159);
    const std::string interesting = "{}[]\",:\\ \n0e-.tn\xC3\xFF/u";
    for (int round = 0; round < 20'000; ++round) {
        auto text = samples::dep001;
        for (int i = std::uniform_int_distribution<int>(1, 3)(random); i > 0; --i) {
            const auto at = std::uniform_int_distribution<std::size_t>(0, text.size() - 1)(random);
            const char c = interesting[std::uniform_int_distribution<std::size_t>(
                0, interesting.size() - 1)(random)];
            switch (std::uniform_int_distribution<int>(0, 2)(random)) {
            case 0:
                text[at] = c;
                break;
            case 1:
                text.erase(at, 1);
                break;
            default:
                text.insert(at, 1, c);
            }
        }
        const auto decoded = formats::decodeDeployment(text);
        if (json::accept(text)) {
            EXPECT_TRUE(
                decoded || decoded.error().message.pattern.find("%3") != std::string_view::npos)
                << decoded.error().cause << '\n'
                << text;
        } else {
            EXPECT_TRUE(!decoded || !decoded->problems.empty()) << text;
        }
    }
}

TEST(RandomDocuments, damageNeverBreaksWhatAlwaysHolds)
{
    for (unsigned seed = 0; seed < 600; ++seed) {
        SCOPED_TRACE(seed);
        Generator generator(seed);
        std::vector<ordered_json> records(3);
        for (auto& record : records)
            record = generator.record();
        auto text = generator.document(records, static_cast<int>(seed % 3));
        for (int i = generator.upTo(4); i >= 0; --i) {
            const auto at =
                static_cast<std::size_t>(generator.upTo(static_cast<int>(text.size()) - 1));
            if (generator.oneIn(2))
                text.erase(at, static_cast<std::size_t>(generator.upTo(20)));
            else
                text.insert(at, generator.text());
            if (text.empty())
                text = "{";
        }
        fuzz::checkScan(text);
    }
}
