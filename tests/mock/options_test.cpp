// SPDX-License-Identifier: GPL-3.0-or-later
#include "generate/byte_sink.h"
#include "generate/options.h"
#include "server/http/http_message.h"
#include "server/options.h"
#include "server/world/deployment_generator.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

namespace {

const deployment::Timestamp launchTime = *deployment::parseTimestamp("2025-06-01T12:00:00Z");

using Arguments = std::vector<const char*>;

TEST(GenerateOptions, areReadAndRefused)
{
    const auto options = generate::parseOptions(
        Arguments{"--count", "7", "--seed", "9", "--format", "ndjson", "--gzip", "--now",
            "2025-01-01T00:00:00Z", "--log-entries", "5", "--output", "x"},
        launchTime);
    ASSERT_TRUE(options);
    EXPECT_EQ(options->history.count, 7U);
    EXPECT_EQ(options->history.seed, 9U);
    EXPECT_EQ(options->history.logEntries, 5U);
    EXPECT_EQ(options->format, generate::Format::Lines);
    EXPECT_TRUE(options->gzip);
    EXPECT_EQ(generate::parseOptions(Arguments{}, launchTime)->history.now, launchTime);
    for (const Arguments& bad : {Arguments{"--count"}, Arguments{"--count", "-1"},
             Arguments{"--count", "1x"}, Arguments{"--format", "xml"}, Arguments{"--now", "today"},
             Arguments{"--output", ""}, Arguments{"count"}})
        EXPECT_FALSE(generate::parseOptions(bad, launchTime)) << bad[0];
}

TEST(ServerOptions, areReadAndRefused)
{
    const auto options = server::parseOptions(
        Arguments{"--port", "8080", "--demo", "--speed", "60x", "--history", "a", "--history", "b",
            "--fault", "drop;times=1", "--no-launches", "--state", "s", "--seed", "5"},
        launchTime);
    ASSERT_TRUE(options);
    EXPECT_EQ(options->http.port, 8080);
    EXPECT_TRUE(options->demo);
    EXPECT_EQ(options->service.simulation.speed, 60);
    EXPECT_EQ(options->historyFiles, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(options->http.faults.size(), 1U);
    EXPECT_FALSE(options->service.simulation.launches);
    EXPECT_EQ(
        server::parseOptions(Arguments{"--speed", "1000"}, launchTime)->service.simulation.speed,
        1000);
    for (const Arguments& bad : {Arguments{"--port", "65536"}, Arguments{"--port"},
             Arguments{"--speed", "0"}, Arguments{"--speed", "nan"}, Arguments{"--speed", "1001x"},
             Arguments{"--fault", "none"}, Arguments{"--token", "a:b:read"}, Arguments{"-x"}})
        EXPECT_FALSE(server::parseOptions(bad, launchTime)) << bad[0];
}

TEST(ServerOptions, helpNamesEveryOptionAndFault)
{
    const std::string help = server::usage();
    for (const char* word :
        {"--port", "--token-file", "--fault", "lose-answer", "sse-drop", "half-head"})
        EXPECT_NE(help.find(word), std::string::npos) << word;
}

TEST(ByteSink, writesPlainAndCompressedAlike)
{
    const auto path =
        std::filesystem::temp_directory_path() / ("mock-sink-" + std::to_string(::getpid()));
    std::string text;
    for (int line = 0; line < 200'000; ++line)
        text += "line " + std::to_string(line) + "\n";
    for (bool gzip : {false, true}) {
        generate::ByteSink sink(path, gzip);
        for (std::size_t at = 0; at < text.size(); at += 1000)
            sink.write(std::string_view(text).substr(at, 1000));
        EXPECT_TRUE(sink.close());
        EXPECT_EQ(std::filesystem::file_size(path) == text.size(), !gzip);
        gzFile file = ::gzopen(path.c_str(), "rb");
        std::string read(text.size() + 10, '\0');
        const int got = ::gzread(file, read.data(), static_cast<unsigned>(read.size()));
        ::gzclose(file);
        read.resize(static_cast<std::size_t>(std::max(got, 0)));
        EXPECT_TRUE(read == text);
    }
    std::filesystem::remove(path);
}

TEST(ByteSink, failuresAreTold)
{
    generate::ByteSink nowhere("/nowhere/file", false);
    EXPECT_TRUE(nowhere.failed());
    generate::ByteSink full("/dev/full", false);
    full.write("x");
    EXPECT_FALSE(full.close());
}

TEST(HttpMessage, decodesAndEncodes)
{
    EXPECT_EQ(server::percentDecoded("%E7%94%9f%", false), "生%");
    EXPECT_EQ(server::percentDecoded("a+b%2", true), "a b%2");
    EXPECT_EQ(server::percentDecoded("%zz%00x", false), std::string("%zz\0x", 5));
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    EXPECT_EQ(server::percentDecoded(server::percentEncoded(all), false), all);
    EXPECT_EQ(server::base64Decoded("T1BTLeadjuWbmzp4"), "OPS-李四:x");
    EXPECT_EQ(server::base64Decoded("YQ=="), "a");
    EXPECT_FALSE(server::base64Decoded("a b"));
}

TEST(DeploymentGenerator, idsGoOnInTheirOwnWidth)
{
    server::DeploymentGenerator launcher(launchTime, 1, 3);
    deployment::Deployment known;
    known.version = "V1.0.0";
    for (const char* id : {"DEP-000041", "DEP-7", "20250601120000", "x"}) {
        known.id = id;
        launcher.learn(known);
    }
    std::optional<demo::Plan> plan;
    for (auto time = launchTime; !plan; time += std::chrono::minutes(1))
        plan = launcher.next(time);
    EXPECT_EQ(plan->id, "DEP-000042");
}

TEST(DeploymentGenerator, versionsGoOn)
{
    EXPECT_EQ(server::versionAfter("V2.1.0"), "V2.1.1");
    EXPECT_EQ(server::versionAfter("V2.9"), "V2.10");
    EXPECT_EQ(server::versionAfter("nightly"), "nightly.1");
    EXPECT_EQ(server::versionAfter("20250601120000"), "20250601120000.1");
    EXPECT_EQ(server::versionAfter(""), ".1");
}

} // namespace
