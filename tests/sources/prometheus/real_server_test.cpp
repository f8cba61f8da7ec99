// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheus/prometheus_client.h"

#include "deploy/operations/metric_templates.h"
#include "deploy/operations/query_template.h"

#include "project_paths.h"
#include "source_recorder.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cmath>

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Milliseconds;
using deployment::Timestamp;
using namespace std::chrono_literals;

/// When the data begin.
constexpr Timestamp dataStart{std::chrono::sys_days(std::chrono::year(2025) / 2 / 15) + 10h};
constexpr std::string_view awkwardName = R"(sh.op+"\)";

/// A program of Prometheus: of the machine, or as scripts/install-dependencies unpacks it.
QString prometheusProgram(const QString& name)
{
    const QString unpacked = QStringLiteral(PROJECT_SOURCE_DIR "/build/prometheus/usr/bin/") + name;
    return QFile::exists(unpacked) ? unpacked : QStandardPaths::findExecutable(name);
}

/// Samples every quarter of a minute, with a hole, a NaN and an infinity, in OpenMetrics text.
QByteArray samples()
{
    const qint64 start = dataStart.time_since_epoch() / 1s;
    QByteArray text = "# TYPE level gauge\n";
    for (int i = 0; i <= 120; ++i) {
        const QByteArray value = i == 20 ? "NaN" : i == 21 ? "+Inf" : QByteArray::number(i);
        if (i < 40 || i >= 100)
            text +=
                "level{app=\"shop\"} " + value + ' ' + QByteArray::number(start + 15 * i) + '\n';
    }
    text += "# TYPE many gauge\n";
    for (int pod = 0; pod < 7; ++pod)
        text += "many{pod=\"web-" + QByteArray::number(pod) + "\"} 1 " + QByteArray::number(start)
            + '\n';
    text += "# TYPE awkward gauge\n";
    text += "awkward{app=\"sh.op+\\\"\\\\\"} 7 " + QByteArray::number(start) + '\n';
    text += "awkward{app=\"shXop+\\\"\\\\\"} 8 " + QByteArray::number(start) + '\n';
    return text + "# EOF\n";
}

class RealPrometheus : public testing::Test {
protected:
    void SetUp() override
    {
        if (prometheusProgram(QStringLiteral("prometheus")).isEmpty()
            || prometheusProgram(QStringLiteral("promtool")).isEmpty())
            GTEST_SKIP() << "there is no prometheus here; scripts/install-dependencies gets it";
        makeData();
        start();
        ASSERT_TRUE(waitUntil([this] { return ask("1", dataStart, dataStart).has_value(); }))
            << m_server.readAll().toStdString();
    }
    void TearDown() override
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    PrometheusClient::Result ask(const std::string& query, Timestamp from, Timestamp to)
    {
        return ask(query, QueryRange{from, to, 15s});
    }
    PrometheusClient::Result ask(const std::string& query, const QueryRange& range)
    {
        std::optional<PrometheusClient::Result> result;
        const OwnedRequest request = m_client->ask(
            query, range, [&](const PrometheusClient::Result& answer) { result = answer; });
        EXPECT_TRUE(waitUntil([&] { return result.has_value(); }));
        return result.value_or(tl::unexpected(ReadFailure()));
    }
    std::string failure(const std::string& query, const QueryRange& range)
    {
        const auto result = ask(query, range);
        return result ? "success" : result.error().error.message.toEnglish();
    }

private:
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void makeData()
    {
        write(QStringLiteral("samples"), samples());
        write(QStringLiteral("prometheus.yml"), "global: {}\n");
        QProcess tool;
        tool.start(prometheusProgram(QStringLiteral("promtool")),
            {QStringLiteral("tsdb"), QStringLiteral("create-blocks-from"),
                QStringLiteral("openmetrics"), m_folder.filePath(QStringLiteral("samples")),
                m_folder.filePath(QStringLiteral("data"))});
        ASSERT_TRUE(tool.waitForFinished());
        ASSERT_EQ(tool.exitCode(), 0) << tool.readAllStandardError().toStdString();
    }
    void start()
    {
        QTcpServer free;
        ASSERT_TRUE(free.listen(QHostAddress::LocalHost));
        const QString address = QStringLiteral("127.0.0.1:%1").arg(free.serverPort());
        free.close();
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start(prometheusProgram(QStringLiteral("prometheus")),
            {QStringLiteral("--config.file=") + m_folder.filePath(QStringLiteral("prometheus.yml")),
                QStringLiteral("--storage.tsdb.path=") + m_folder.filePath(QStringLiteral("data")),
                QStringLiteral("--storage.tsdb.retention.time=100y"),
                QStringLiteral("--web.listen-address=") + address,
                QStringLiteral("--web.route-prefix=/metrics-of-all"),
                QStringLiteral("--log.level=warn")});
        Connection connection;
        connection.metrics.address = "http://" + address.toStdString() + "/metrics-of-all";
        m_client = std::make_unique<PrometheusClient>(
            metricsAccessOf(connection), systemScheduler(), m_worker);
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    std::unique_ptr<PrometheusClient> m_client;
    Worker m_worker;
};

TEST_F(RealPrometheus, isReadWithItsGaps)
{
    const auto answer = ask("level{app=\"shop\"}", dataStart, dataStart + 30min);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->series.size(), 1U);
    const AnsweredSeries& level = answer->series.front();
    EXPECT_EQ(level.notNumbers, 1U);
    EXPECT_EQ(level.infinities, 1U);
    std::map<Timestamp, double> values;
    for (const deployment::MetricPoint& point : level.points)
        values[point.time] = point.value;
    EXPECT_EQ(values.at(dataStart + 39 * 15s), 39);
    EXPECT_TRUE(std::isnan(values.at(dataStart + 20 * 15s)));
    EXPECT_TRUE(std::isnan(values.at(dataStart + 21 * 15s)));
    EXPECT_EQ(values.at(dataStart + 100 * 15s), 100);
    // What it knew last it repeats for five minutes; then there is a gap.
    const auto after = values.upper_bound(dataStart + 60 * 15s);
    ASSERT_NE(after, values.end());
    EXPECT_EQ(after->first, dataStart + 100 * 15s);
    EXPECT_TRUE(std::isnan(std::prev(after)->second));

    const auto several = ask("many", dataStart, dataStart);
    ASSERT_TRUE(several);
    EXPECT_EQ(several->seriesCount, 7U);
    EXPECT_EQ(several->series.size(), maxAnsweredSeries);
    const auto nothing = ask("nothing_of_that_name", dataStart, dataStart);
    ASSERT_TRUE(nothing);
    EXPECT_EQ(nothing->seriesCount, 0U);
    const auto divided = ask("level * 0 / (level * 0)", dataStart, dataStart + 1min);
    ASSERT_TRUE(divided);
    EXPECT_EQ(divided->series.at(0).notNumbers, 5U);
}

TEST_F(RealPrometheus, refusesInItsWords)
{
    const QueryRange minute{dataStart, dataStart + 1min, 15s};
    EXPECT_EQ(
        failure("sum(", minute).substr(0, 48), "The metrics server does not understand the query");
    EXPECT_EQ(failure("many * on() many", minute).substr(0, 48),
        "The metrics server could not evaluate the query:");
    EXPECT_NE(failure("level", {dataStart, dataStart + 15s * 12'000, 15s}).find("11,000 points"),
        std::string::npos);
    // Ours is never too long for it.
    EXPECT_EQ(
        failure("level", queryRange(dataStart, dataStart + std::chrono::years(10))), "success");
    EXPECT_EQ(failure("level{a!=\"" + std::string(5000, 'x') + "\"}", minute), "success");
}

TEST_F(RealPrometheus, understandsEveryTemplateWithWhateverValues)
{
    operations::PlaceholderValues values{{"window", "300s"}};
    for (const std::string_view name : operations::queryPlaceholders)
        values.try_emplace(std::string(name), awkwardName);
    const QueryRange minute{dataStart, dataStart + 1min, 15s};
    for (const operations::MetricTemplateSet& set : operations::metricTemplateSets()) {
        for (const operations::MetricTemplate& each : set.queries) {
            const auto query = operations::filledQuery(each.expression, values);
            ASSERT_TRUE(query);
            EXPECT_EQ(failure(*query, minute), "success") << set.id << ' ' << each.id;
        }
    }
    for (const char* expression : {"awkward{app=\"{{service}}\"}", "awkward{app='{{service}}'}",
             "awkward{app=`{{service}}`}", "awkward{app=~\"{{service}}\"}",
             "awkward{app=~'{{service}}|'}", "awkward{app=~`{{service}}`}"}) {
        const auto query = operations::filledQuery(expression, values);
        ASSERT_TRUE(query) << expression;
        const auto answer = ask(*query, minute);
        ASSERT_TRUE(answer) << *query << answer.error().error.message.toEnglish();
        ASSERT_EQ(answer->seriesCount, 1U) << *query;
        EXPECT_EQ(answer->series[0].points.at(0).value, 7) << *query;
    }
}

} // namespace

} // namespace sources
