// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/metrics_json.h"

#include <gtest/gtest.h>

namespace console {

namespace {

operations::MetricsServer readBack(const operations::MetricsServer& server)
{
    std::string json;
    formats::JsonWriter writer(json);
    writeMetrics(writer, server);
    const auto read = formats::JsonValue::parse(json);
    EXPECT_TRUE(read) << json;
    return metricsFromJson(read.value_or(formats::JsonValue()), "c1");
}

TEST(MetricsJson, comesBackAsItWasKept)
{
    operations::MetricsServer server;
    server.address = "https://prometheus.example.com/prometheus";
    server.credential.scheme = operations::CredentialReference::Scheme::Header;
    server.credential.place = operations::CredentialReference::Place::File;
    server.credential.header = "X-API-Key";
    server.credential.file = "/home/ops/token";
    server.credential.entry = "c1/metrics";
    server.tenant = "team-a";
    server.caFile = "/etc/ca.pem";
    server.allowInsecureHttp = true;
    server.queries = {{"successRate", "成功率", "%", "sum(rate(x{a=\"b\\\"\"}[5m]))\n# c", 100},
        {"queue", {}, {}, "queue", 0.001}};
    EXPECT_EQ(readBack(server), server);
}

TEST(MetricsJson, whatIsNotThereIsAsIfNoneWereSet)
{
    operations::MetricsServer none;
    none.credential.entry = "c1/metrics";
    EXPECT_EQ(metricsFromJson(formats::JsonValue(), "c1"), none);
    const auto damaged = formats::JsonValue::parse(
        R"({"address":7,"queries":[{"id":"a","factor":"x"},3],"allowsPlainHttp":"yes"})");
    ASSERT_TRUE(damaged);
    const auto server = metricsFromJson(*damaged, "c1");
    EXPECT_EQ(server.address, "");
    EXPECT_FALSE(server.allowInsecureHttp);
    ASSERT_EQ(server.queries.size(), 2U);
    EXPECT_EQ(server.queries[0].id, "a");
    EXPECT_EQ(server.queries[0].factor, 1);
}

} // namespace

} // namespace console
