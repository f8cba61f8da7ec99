// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_builder.h"

#include "deploy/widgets/connections/metrics_section.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using operations::Connection;
using operations::MetricQuery;

Connection meteredConnection(const std::string& id = "1")
{
    Connection connection = test_support::aConnection(id, "Shanghai");
    connection.metrics.address = "https://prometheus.example.com";
    connection.metrics.tenant = "team-a";
    connection.metrics.caFile = "/etc/ca.pem";
    connection.metrics.credential.scheme = operations::CredentialReference::Scheme::Bearer;
    connection.metrics.credential.place = operations::CredentialReference::Place::Environment;
    connection.metrics.credential.variable = "TOKEN";
    connection.metrics.queries = {
        {"successRate", {}, "%", "good{app=\"{{service}}\",v=\"{{version}}\"}", 100},
        {"queue", "Waiting jobs", " jobs", "queue", 0.001}};
    return connection;
}

class MetricsSectionTest : public testing::Test {
protected:
    void show(const Connection& connection)
    {
        section.setConnection(connection);
        section.resize(700, 900);
        section.show();
    }
    template <typename Widget> Widget* find(const char* name) const
    {
        return section.findChild<Widget*>(QLatin1String(name));
    }

    widgets::MetricsSection section;
};

TEST_F(MetricsSectionTest, keepsWhatItIsGiven)
{
    show(meteredConnection());
    EXPECT_EQ(section.server(), meteredConnection().metrics);
    show(test_support::aConnection());
    EXPECT_EQ(section.server(), operations::MetricsServer());
}

TEST_F(MetricsSectionTest, withoutAnAddressThereIsNothingElse)
{
    show(test_support::aConnection());
    EXPECT_FALSE(find<QTableWidget>("metricsQueries")->isVisible());
    const QSignalSpy edits(&section, &widgets::MetricsSection::edited);
    find<QLineEdit>("metricsAddress")->setText(QStringLiteral("https://prometheus.example.com"));
    EXPECT_TRUE(find<QTableWidget>("metricsQueries")->isVisible());
    EXPECT_EQ(edits.size(), 1);
}

TEST_F(MetricsSectionTest, insertsATemplateBesideWhatIsThere)
{
    show(meteredConnection());
    const auto sets = find<QPushButton>("metricsTemplates")->menu()->actions();
    ASSERT_GE(sets.size(), 3);
    sets.front()->trigger();
    const auto queries = section.server().queries;
    ASSERT_EQ(queries.size(), 4U);
    EXPECT_EQ(queries[2].id, "successRate");
    EXPECT_EQ(queries[2].factor, 100);
    EXPECT_NE(queries[2].expression.find("istio_requests_total"), std::string::npos);
}

TEST_F(MetricsSectionTest, editsAddsAndRemovesQueries)
{
    show(meteredConnection());
    auto* table = find<QTableWidget>("metricsQueries");
    table->item(1, 3)->setText(QStringLiteral("x"));
    EXPECT_EQ(section.server().queries[1].factor, 0);
    table->item(1, 3)->setText(QStringLiteral("1e3"));
    EXPECT_EQ(section.server().queries[1].factor, 1000);
    QTest::mouseClick(find<QPushButton>("addQuery"), Qt::LeftButton);
    EXPECT_EQ(section.server().queries.size(), 3U);
    QTest::mouseClick(find<QPushButton>("removeQuery"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("removeQuery"), Qt::LeftButton);
    EXPECT_EQ(section.server().queries.size(), 1U);
}

TEST_F(MetricsSectionTest, triesTheChosenQueryWithWhatItAsksFor)
{
    show(meteredConnection());
    EXPECT_TRUE(find<QLineEdit>("trial_service")->isVisible());
    EXPECT_TRUE(find<QLineEdit>("trial_version")->isVisible());
    EXPECT_FALSE(find<QLineEdit>("trial_hash")->isVisible());
    find<QLineEdit>("trial_service")->setText(QStringLiteral("shop"));
    std::vector<models::TrialRequest> requests;
    QObject::connect(&section, &widgets::MetricsSection::trialRequested, &section,
        [&](const models::TrialRequest& request) { requests.push_back(request); });
    QTest::mouseClick(find<QPushButton>("tryMetric"), Qt::LeftButton);
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_EQ(requests[0].query, meteredConnection().metrics.queries[0]);
    EXPECT_EQ(requests[0].values.values, (operations::PlaceholderValues{{"service", "shop"}}));
    EXPECT_EQ(requests[0].connection, meteredConnection());
}

TEST_F(MetricsSectionTest, aChosenDeploymentFillsItsValues)
{
    show(meteredConnection());
    QStringList chosen;
    QObject::connect(&section, &widgets::MetricsSection::trialSubjectChosen, &section,
        [&](const QString& id) { chosen.push_back(id); });
    section.setTrialSubjects(
        QStringLiteral("1"), {{QStringLiteral("A"), QStringLiteral("shop v2")}});
    find<QComboBox>("trialSubject")->setCurrentIndex(1);
    EXPECT_EQ(chosen, QStringList{QStringLiteral("A")});
    section.setTrialValues(QStringLiteral("1"), {{{"service", "shop"}}, {}, {}});
    EXPECT_EQ(find<QLineEdit>("trial_service")->text(), QStringLiteral("shop"));
    section.setTrialValues(QStringLiteral("2"), {{{"service", "other"}}, {}, {}});
    EXPECT_EQ(find<QLineEdit>("trial_service")->text(), QStringLiteral("shop"));
}

TEST_F(MetricsSectionTest, showsWhatCameOfATry)
{
    show(meteredConnection());
    models::TrialResult result;
    result.sent = QStringLiteral("good{app=\"shop\"}");
    result.summary = QStringLiteral("1 series");
    result.series = {
        {"successRate", {{{}, 1}, {deployment::Timestamp(std::chrono::minutes(1)), 2}}, {}}};
    section.setTrialResult(QStringLiteral("2"), result); // late, for another one
    EXPECT_EQ(section.findChildren<widgets::MetricChartView*>().size(), 0);
    section.setTrialResult(QStringLiteral("1"), result);
    EXPECT_EQ(section.findChildren<widgets::MetricChartView*>().size(), 1);
    EXPECT_EQ(find<QLineEdit>("trialSent")->text(), result.sent);
    models::TrialResult failed;
    failed.error = QStringLiteral("no");
    section.setTrialResult(QStringLiteral("1"), failed);
    EXPECT_EQ(section.findChildren<widgets::MetricChartView*>().size(), 0);
    EXPECT_FALSE(find<QLineEdit>("trialSent")->isVisible());
}

} // namespace
