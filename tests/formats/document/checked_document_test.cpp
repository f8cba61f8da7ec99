// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/content_hash.h"
#include "temporary_folder.h"

#include "deploy/formats/document/document.h"
#include "deploy/formats/scan/history_scan.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

using deployment::ErrorCode;
using formats::Document;

namespace {

using DocumentPointer = std::shared_ptr<const Document>;

std::string randomBytes(std::size_t length, std::mt19937& random)
{
    std::string bytes(length, '\0');
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random()); });
    // Plain text at the beginning, so that it is not taken for another encoding.
    std::fill_n(bytes.begin(), std::min<std::size_t>(length, 70'000), ' ');
    return bytes;
}

void overwrite(const std::filesystem::path& path, std::uint64_t offset, std::string_view bytes)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    ASSERT_GE(file, 0);
    EXPECT_EQ(::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset)),
        static_cast<ssize_t>(bytes.size()));
    ::close(file);
}

void flip(const std::filesystem::path& path, std::string& content, std::uint64_t offset)
{
    content[offset] = static_cast<char>(content[offset] ^ 1);
    overwrite(path, offset, {&content[offset], 1});
}

bool isUnchanged(const DocumentPointer& document)
{
    return document->isUnchanged({}).value();
}

} // namespace

class ContentHash : public testing::TestWithParam<bool> { };

TEST_P(ContentHash, tellsTextsApartByEveryByteTheLengthAndTheOrder)
{
    const auto hash = [byAes = GetParam()](
                          std::string_view text) { return formats::contentHash(text, byAes); };
    std::mt19937 random(7);
    std::set<std::uint64_t> seen;
    for (const std::size_t length : {0U, 1U, 7U, 8U, 15U, 16U, 127U, 128U, 129U, 300U, 16'384U}) {
        const std::string zeros(length, '\0');
        EXPECT_TRUE(seen.insert(hash(zeros)).second) << length;
        auto text = randomBytes(length, random);
        EXPECT_EQ(hash(text), hash(std::string(text)));
        for (std::size_t i = 0; i < std::min<std::size_t>(length, 400); ++i) {
            auto other = text;
            other[i] = static_cast<char>(other[i] ^ (1 << (random() % 8)));
            EXPECT_NE(hash(text), hash(other)) << length << ' ' << i;
        }
        for (std::size_t i = 128; i + 128 <= length; i += 128) {
            auto other = text;
            other[i] = 'x'; // not the same as the block before
            text[i] = 'x';
            std::swap_ranges(
                other.begin(), other.begin() + 128, other.begin() + static_cast<std::ptrdiff_t>(i));
            if (other != text) {
                EXPECT_NE(hash(text), hash(other)) << i;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(AllVersions, ContentHash,
    testing::ValuesIn(
        formats::hasAesRounds() ? std::vector<bool>{false, true} : std::vector<bool>{false}));

TEST(CheckedDocument, givesTheBytesOfTheFileWhateverPartsAreRead)
{
    const samples::TemporaryFolder folder;
    std::mt19937 random(11);
    for (const std::size_t length : {1U, 16'383U, 16'384U, 16'385U, 500'000U}) {
        const auto content = randomBytes(length, random);
        const auto document = Document::open(folder.write("file", content)).value();
        for (int i = 0; i < 300; ++i) {
            const auto offset = random() % (length + 5);
            const auto wanted = random() % (i % 2 == 0 ? 50'000 : 300'000);
            const auto expected = offset < length ? content.substr(offset, wanted) : std::string();
            ASSERT_TRUE(document->read(offset, wanted).value() == expected) << offset;
        }
        EXPECT_TRUE(isUnchanged(document));
    }
}

TEST(CheckedDocument, whatWasReadIsNeverReadAsSomethingElse)
{
    const samples::TemporaryFolder folder;
    std::mt19937 random(13);
    for (int round = 0; round < 60; ++round) {
        auto content = randomBytes(200'000 + random() % 100'000, random);
        const auto path = folder.write("file", content);
        const auto document = Document::open(path).value();
        const auto before = content;
        ASSERT_TRUE(document->read(0, content.size()).has_value());
        const auto changedAt = random() % content.size();
        flip(path, content, changedAt);
        EXPECT_FALSE(isUnchanged(document)) << changedAt;
        for (int i = 0; i < 40; ++i) {
            const auto offset = random() % content.size();
            const auto part = document->read(offset, random() % 60'000);
            if (part) {
                EXPECT_TRUE(*part == before.substr(offset, part->size()));
            } else {
                EXPECT_EQ(part.error().code, ErrorCode::Changed);
            }
        }
        EXPECT_EQ(document->read(changedAt, 1).error().code, ErrorCode::Changed);
        flip(path, content, changedAt);
        EXPECT_TRUE(isUnchanged(document)) << "as it was";
    }
}

TEST(CheckedDocument, whatNobodyReadMayChange)
{
    const samples::TemporaryFolder folder;
    std::mt19937 random(17);
    auto content = randomBytes(400'000, random);
    const auto path = folder.write("file", content);
    const auto document = Document::open(path).value();
    flip(path, content, 399'999);
    EXPECT_TRUE(isUnchanged(document));
    EXPECT_TRUE(document->read(0, content.size()).value() == content);
}

TEST(CheckedDocument, aFileThatIsCutShortHasChanged)
{
    const samples::TemporaryFolder folder;
    const auto path = folder.write("plain.json", std::string(3'000'000, ' '));
    const auto document = Document::open(path).value();
    std::filesystem::resize_file(path, 10);
    EXPECT_EQ(document->size(), 3'000'000U);
    EXPECT_EQ(document->read(0, 3'000'000).error().code, ErrorCode::Changed);
    EXPECT_FALSE(isUnchanged(document));
    EXPECT_EQ(document->extended().error().code, ErrorCode::Changed);
}

TEST(CheckedDocument, appendedBytesBelongToTheExtendedOne)
{
    const samples::TemporaryFolder folder;
    std::mt19937 random(19);
    auto content = randomBytes(100'000, random);
    const auto path = folder.write("file", content);
    auto document = Document::open(path).value();
    ASSERT_TRUE(document->read(0, content.size()).has_value());
    for (int round = 0; round < 40; ++round) {
        const auto more = randomBytes(70'000, random).substr(0, random() % 40'000);
        overwrite(path, content.size(), more);
        EXPECT_TRUE(document->read(0, 1'000'000).value() == content);
        content += more;
        document = document->extended().value();
        EXPECT_TRUE(isUnchanged(document));
        EXPECT_TRUE(document->read(0, 1'000'000).value() == content);
    }
    // Every byte is held to what it was, whenever it came.
    for (int i = 0; i < 50; ++i) {
        const auto at = random() % content.size();
        flip(path, content, at);
        EXPECT_FALSE(isUnchanged(document)) << at;
        overwrite(path, content.size(), "appended");
        const auto longer = document->extended();
        EXPECT_TRUE(!longer || !isUnchanged(*longer)) << at;
        std::filesystem::resize_file(path, content.size());
        flip(path, content, at);
    }
    EXPECT_TRUE(isUnchanged(document));
}

TEST(CheckedDocument, aScanDuringWhichTheFileChangesFailsInsteadOfMixingTwoStates)
{
    const samples::TemporaryFolder folder;
    std::string lines;
    for (int i = 0; i < 9'000; ++i)
        lines += R"({"id":"D)" + std::to_string(i)
            + R"(","version":"1","environment":"e","deploymentType":"ROLLING","status":"RUNNING",)"
              R"("startTime":"2025-02-15T10:00:00Z","executor":"x"})"
              "\n";
    const auto path = folder.write("lines", lines);
    const auto document = Document::open(path).value();
    formats::ScanOptions options;
    options.batchRows = 100;
    bool changed = false;
    options.onBatch = [&](formats::ScanBatch&& batch) {
        if (!batch.rows.empty() && !std::exchange(changed, true))
            overwrite(path, lines.find("D8990"), "D7777");
    };
    // What was not read yet may be another thing: the scan sees one state of each byte all the
    // same.
    const auto first = scanHistory(*document, options);
    overwrite(path, lines.find("D8990"), "D6666");
    const auto second = scanHistory(*document, {});
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::Changed);
    EXPECT_TRUE(first.has_value() || first.error().code == ErrorCode::Changed);
}
