// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/document/document.h"

#include "sample_records.h"
#include "scan_helpers.h"
#include "temporary_folder.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using deployment::ErrorCode;
using formats::Document;
using samples::TemporaryFolder;
using testing::HasSubstr;

namespace {

std::string gzip(std::string_view plain)
{
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, plain.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// The whole content, or the English error.
std::string contentOf(const deployment::Expected<std::shared_ptr<const Document>>& document)
{
    if (!document)
        return "error: " + document.error().message.toEnglish();
    return (*document)->read(0, (*document)->size()).value();
}

ErrorCode codeOf(const std::filesystem::path& path)
{
    const auto document = Document::open(path);
    EXPECT_FALSE(document) << path;
    return document ? ErrorCode::Unknown : document.error().code;
}

/// Both ends of a pipe, the reading one first.
std::array<int, 2> makePipe()
{
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    return ends;
}

void writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        ASSERT_GT(count, 0);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string manyBytes()
{
    std::string bytes;
    while (bytes.size() < 20'000'000)
        bytes += std::to_string(bytes.size() * 2654435761U) + '\n';
    return bytes;
}

} // namespace

TEST(Document, readsAFileInParts)
{
    const TemporaryFolder folder;
    const auto document = Document::open(folder.write("plain.json", "0123456789"));
    ASSERT_TRUE(document);
    EXPECT_EQ((*document)->size(), 10U);
    EXPECT_EQ((*document)->read(3, 4).value(), "3456");
    EXPECT_EQ((*document)->read(8, 100).value(), "89");
    EXPECT_EQ((*document)->read(50, 10).value(), "");
    EXPECT_TRUE((*document)->canGrow());
}

TEST(Document, errorsAreToldApart)
{
    const TemporaryFolder folder;
    EXPECT_EQ(codeOf(folder.path() / "missing.json"), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(folder.path()), ErrorCode::NotReadable);
    EXPECT_EQ(codeOf("/dev/zero"), ErrorCode::NotReadable);
    EXPECT_EQ(codeOf(folder.write("file", "x") / "below"), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(""), ErrorCode::NotFound);
    const auto locked = folder.write("locked.json", "[]");
    std::filesystem::permissions(locked, std::filesystem::perms::none);
    if (::geteuid() != 0) {
        EXPECT_EQ(codeOf(locked), ErrorCode::NotReadable);
    }
    EXPECT_THAT(contentOf(Document::open(folder.path())), HasSubstr("folder"));
    EXPECT_THAT(contentOf(Document::open("/dev/zero")), HasSubstr("device"));
}

TEST(Document, staysReadableWhenItsPathIsReplacedOrRemoved)
{
    const TemporaryFolder folder;
    const auto path = folder.write("plain.json", "before");
    const auto document = Document::open(path);
    std::filesystem::rename(folder.write("new.json", "after"), path);
    EXPECT_EQ(contentOf(document), "before");
    std::filesystem::remove(path);
    EXPECT_EQ(contentOf(document), "before");
}

TEST(Document, whatIsNoTextIsCalledWhatItLooksLike)
{
    using namespace std::string_literals;
    const TemporaryFolder folder;
    const auto zeros = std::string(100, '\0');
    const std::vector<std::pair<std::string, std::string>> files{
        {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\xFF\xE4\xF6\xFC"s, "picture"},
        {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "picture"}, {"PK\x03\x04\x14\0\0\0"s, "archive"},
        {"\xFD"
         "7zXZ\0\0\x04"s,
            "archive"},
        {"\x28\xB5\x2F\xFD\x04\x58"s, "archive"}, {"BZh91AY&SY\0\x1"s, "archive"},
        {std::string(257, 'a')
                + "ustar\0"
                  "00"s,
            "archive"},
        {"%PDF-1.7\n"s, "document"},
        {"\x7F"
         "ELF\2\1\1"s,
            "program"},
        {"SQLite format 3\0"s, "database"}, {"xyz" + zeros, "not a text"},
        {"\x9F\xE2\x01\xFF q\x1D\xB4\xC3 \xA8\x07w\xF1 \xEE\xD0\x02"s, "not a text"}};
    for (const auto& [bytes, expected] : files) {
        const auto opened = Document::open(folder.write("file.json", bytes));
        ASSERT_FALSE(opened) << expected;
        EXPECT_EQ(opened.error().code, ErrorCode::BadFormat);
        const auto message = opened.error().message.toEnglish();
        EXPECT_THAT(message, HasSubstr(expected));
        EXPECT_EQ(message.find("ISO"), std::string::npos);
    }
    // A text may begin like one of them.
    EXPECT_EQ(contentOf(Document::open(folder.write("a.json", "BMW"))), "BMW");
    EXPECT_EQ(contentOf(Document::open(folder.write("b.json", "MZ, BZh"))), "MZ, BZh");
}

TEST(Document, unpacksGzip)
{
    const TemporaryFolder folder;
    const auto plain = manyBytes();
    const auto document = Document::open(folder.write("packed.json.gz", gzip(plain)));
    EXPECT_TRUE(contentOf(document) == plain);
    EXPECT_FALSE((*document)->canGrow());
    EXPECT_EQ(contentOf(Document::open(folder.write("empty.gz", gzip("")))), "");
    EXPECT_EQ(contentOf(Document::open(folder.write("other-name.json", gzip("[]")))), "[]");
}

TEST(Document, unpacksGzipOfSeveralMembers)
{
    const TemporaryFolder folder;
    EXPECT_EQ(
        contentOf(Document::open(folder.write("two.gz", gzip("one ") + gzip("two")))), "one two");
    EXPECT_EQ(
        contentOf(Document::open(folder.write("padded.gz", gzip("one") + std::string(512, '\0')))),
        "one");
}

TEST(Document, damagedGzipIsRefused)
{
    const TemporaryFolder folder;
    const auto packed = gzip(samples::dep001);
    for (std::size_t length = 3; length < packed.size(); ++length)
        EXPECT_EQ(codeOf(folder.write("cut.gz", packed.substr(0, length))), ErrorCode::BadFormat)
            << length;
    auto flipped = packed;
    flipped[packed.size() / 2] ^= 0x10;
    EXPECT_EQ(codeOf(folder.write("flipped.gz", flipped)), ErrorCode::BadFormat);
    EXPECT_EQ(codeOf(folder.write("trailing.gz", packed + "garbage")), ErrorCode::BadFormat);
    EXPECT_THAT(contentOf(Document::open(folder.write("cut.gz", packed.substr(0, 50)))),
        HasSubstr("damaged"));
}

TEST(Document, foreignEncodingIsRefusedByName)
{
    const TemporaryFolder folder;
    const auto utf16 = folder.write("utf16.json", std::string("\xFF\xFE[\0]\0", 6));
    EXPECT_EQ(codeOf(utf16), ErrorCode::BadEncoding);
    EXPECT_THAT(contentOf(Document::open(utf16)), HasSubstr("UTF-16 LE"));
    EXPECT_EQ(
        codeOf(folder.write("utf16.gz", gzip(std::string("[\0]\0", 4)))), ErrorCode::BadEncoding);
}

TEST(Document, readsAPipeToItsEnd)
{
    for (const auto& plain : {std::string(), std::string("[]"), manyBytes()}) {
        const auto ends = makePipe();
        std::thread writer([&] {
            writeAll(ends[1], plain);
            ::close(ends[1]);
        });
        EXPECT_TRUE(contentOf(Document::openDescriptor(ends[0])) == plain);
        writer.join();
        EXPECT_EQ(::close(ends[0]), 0) << "the descriptor stays open";
    }
}

TEST(Document, unpacksGzipFromAPipeInTinyPieces)
{
    const auto ends = makePipe();
    const auto packed = gzip(samples::dep001) + gzip(samples::dep001);
    std::thread writer([&] {
        for (const char c : packed)
            writeAll(ends[1], {&c, 1});
        ::close(ends[1]);
    });
    EXPECT_EQ(contentOf(Document::openDescriptor(ends[0])), samples::dep001 + samples::dep001);
    writer.join();
    ::close(ends[0]);
}

TEST(Document, aDescriptorOfAFileIsReadInPlace)
{
    const TemporaryFolder folder;
    const auto path = folder.write("plain.json", "0123456789");
    const int descriptor = ::open(path.c_str(), O_RDONLY);
    EXPECT_EQ(contentOf(Document::openDescriptor(descriptor)), "0123456789");
    ::lseek(descriptor, 4, SEEK_SET);
    EXPECT_EQ(contentOf(Document::openDescriptor(descriptor)), "456789");
    EXPECT_EQ(::close(descriptor), 0);
    EXPECT_FALSE(Document::openDescriptor(descriptor));
}

TEST(Document, aNamedPipeWaitsForItsWriterAndCanBeCancelled)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "fifo";
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);

    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] {
        return Document::open(path, {stop.get_token(), {}, {}});
    });
    stop.request_stop();
    const auto cancelled = waiting.get();
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);

    auto reading = std::async(std::launch::async, [&] { return Document::open(path); });
    const int writer = ::open(path.c_str(), O_WRONLY);
    writeAll(writer, "[]");
    ::close(writer);
    EXPECT_EQ(contentOf(reading.get()), "[]");
}

TEST(Document, aPipeThatSaysNothingIsToldOfOnce)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "silent";
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    std::promise<void> silent;
    Document::OpenOptions options;
    options.silent.after = std::chrono::milliseconds(0);
    options.silent.onSilence = [&] { silent.set_value(); }; // throws where it is told twice
    auto reading = std::async(std::launch::async, [&] { return Document::open(path, options); });
    silent.get_future().wait();
    const int writer = ::open(path.c_str(), O_WRONLY);
    writeAll(writer, "[");
    writeAll(writer, "]");
    ::close(writer);
    EXPECT_EQ(contentOf(reading.get()), "[]");
    options.silent.onSilence = [] { ADD_FAILURE() << "a file is never silent"; };
    EXPECT_TRUE(Document::open(folder.write("plain", "[]"), options));
}

/// Whoever reads it once need not be told that others write to it; that it ends early is an error.
TEST(Document, whatIsReadOnceIsNotComparedWithItself)
{
    const TemporaryFolder folder;
    const std::string before(3 * Document::blockSize, 'a');
    const std::string after(3 * Document::blockSize, 'b');
    for (const bool isReadOnce : {true, false}) {
        const auto path = folder.write("file", before);
        Document::OpenOptions options;
        options.isReadOnce = isReadOnce;
        const auto document = Document::open(path, options);
        ASSERT_TRUE(document);
        ASSERT_EQ((*document)->read(0, before.size()), before);
        std::fstream(path, std::ios::in | std::ios::out | std::ios::binary) << after;
        const auto again = (*document)->read(0, before.size());
        EXPECT_EQ(again.has_value(), isReadOnce);
        EXPECT_EQ(isReadOnce ? again.value_or("") : after, after);
        std::filesystem::resize_file(path, Document::blockSize);
        EXPECT_FALSE((*document)->read(0, before.size())) << isReadOnce;
    }
}

TEST(Document, unpackingTellsItsProgress)
{
    const TemporaryFolder folder;
    const auto packed = gzip(manyBytes());
    std::uint64_t last = 0;
    Document::OpenOptions options;
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        EXPECT_EQ(total, packed.size());
        EXPECT_GE(done, last);
        last = done;
    };
    ASSERT_TRUE(Document::open(folder.write("packed.gz", packed), options));
    EXPECT_EQ(last, packed.size());
}

TEST(Document, whatIsCompressedIsScanned)
{
    const TemporaryFolder folder;
    const auto document = Document::open(folder.write(
        "history.ndjson.gz", gzip(samples::record("a") + '\n' + samples::record("b"))));
    EXPECT_THAT(samples::scan(**document).ids(), testing::ElementsAre("a", "b"));
}

TEST(Document, aTemporaryFolderThatCannotBeWrittenIsTold)
{
    const TemporaryFolder folder;
    const auto packed = folder.write("packed.gz", gzip(manyBytes()));
    const char* const before = std::getenv("TMPDIR");
    const std::string restored = before != nullptr ? before : "/tmp";
    ::setenv("TMPDIR", (folder.path() / "missing").c_str(), 1);
    EXPECT_EQ(codeOf(packed), ErrorCode::NotWritable);
    ::setenv("TMPDIR", restored.c_str(), 1);
}
