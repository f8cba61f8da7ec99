// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/detail/metric_points_model.h"
#include "deploy/models/time_context.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace {

using deployment::MetricSeries;
using models::MetricPointsModel;
using test_support::aDeployment;
using test_support::at;

class PointsTable : public testing::Test {
protected:
    void show(MetricSeries points, models::TimeEvents events = {})
    {
        m_model.setPoints(
            std::make_shared<const MetricSeries>(std::move(points)), std::move(events));
    }

    QString row(int row) const
    {
        QStringList cells;
        for (int column = 0; column < MetricPointsModel::ColumnCount; ++column)
            cells << m_model.index(row, column).data().toString();
        return cells.join(QLatin1Char('|'));
    }

    models::TimeContext m_time{[] { return at("10:30"); }, deployment::Zone::Utc};
    MetricPointsModel m_model{
        [](double value) { return QString::number(value) + QStringLiteral(" ms"); }, m_time};
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(PointsTable, saysWhatTheCurveShows)
{
    show({{at("10:00"), 80}, {at("10:10"), std::numeric_limits<double>::quiet_NaN()},
             {at("10:20"), 95.5}},
        models::timeEvents(aDeployment("A")
                               .running()
                               .step("Build", "COMPLETED", "10:00", "10:08")
                               .step("Switch", "RUNNING", "10:15"),
            at("10:30"),
            {{models::TimeMark::Kind::Traffic, at("10:12"), QStringLiteral("Traffic to 50 %")}}));
    ASSERT_EQ(m_model.rowCount(), 3);
    EXPECT_EQ(row(0), "2025-02-15 10:00:00|80 ms|Build");
    EXPECT_EQ(row(1), "2025-02-15 10:10:00|No value|");
    EXPECT_EQ(row(2), "2025-02-15 10:20:00|95.5 ms|Switch, Traffic to 50 %");
}

TEST_F(PointsTable, pointsThatAreThereKeepTheirRows)
{
    std::mt19937 random(3);
    MetricSeries points;
    for (int round = 0; round < 60; ++round) {
        const std::size_t wanted = random() % 40;
        while (points.size() < wanted)
            points.push_back({at("10:00") + std::chrono::seconds(points.size()),
                static_cast<double>(points.size())});
        points.resize(wanted);
        const QPersistentModelIndex first = m_model.index(0, 0);
        const bool wasThere = first.isValid();
        show(points);
        ASSERT_EQ(m_model.rowCount(), static_cast<int>(wanted));
        ASSERT_EQ(first.isValid(), wasThere && wanted > 0);
        for (int each = 0; each < m_model.rowCount(); ++each)
            ASSERT_EQ(m_model.index(each, MetricPointsModel::ValueColumn).data().toString(),
                QStringLiteral("%1 ms").arg(each));
    }
}

} // namespace
