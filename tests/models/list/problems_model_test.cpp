// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/problems_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace {

using deployment::Problem;
using models::ProblemsModel;

Problem problem(std::uint64_t record, std::string id)
{
    return {deployment::Severity::Error, {"%1 is missing", {"<b>version</b>"}}, record, 0, 0, {},
        std::move(id)};
}

class ProblemsModelTest : public testing::Test {
protected:
    QString shown(int row, int section) const
    {
        return m_model.index(row, section).data().toString();
    }

    ProblemsModel m_model;
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(ProblemsModelTest, saysWhatIsWrongAndWhere)
{
    EXPECT_EQ(m_model.first(), QString());
    m_model.setProblems({problem(3, "DEP-1")});
    EXPECT_EQ(m_model.first(), u"<b>version</b> is missing (record 3).");
    EXPECT_EQ(shown(0, ProblemsModel::SeverityColumn), u"Error");
    EXPECT_EQ(shown(0, ProblemsModel::PlaceColumn), u"record 3");
    EXPECT_EQ(shown(0, ProblemsModel::TextColumn), u"<b>version</b> is missing");
    EXPECT_EQ(shown(0, ProblemsModel::IdColumn), u"DEP-1");
    EXPECT_EQ(m_model.index(0, ProblemsModel::TextColumn).data(Qt::ToolTipRole).toString(),
        u"<qt>&lt;b&gt;version&lt;/b&gt; is missing</qt>");
}

TEST_F(ProblemsModelTest, thoseThatAreNotListedAreCounted)
{
    QSignalSpy changed(&m_model, &ProblemsModel::totalsChanged);
    deployment::ProblemTotals totals{.errors = 4, .warnings = 9, .unreadRecords = 1};
    m_model.setProblems({problem(1, "a")}, totals);
    EXPECT_EQ(m_model.totals().all(), 13U);
    totals.warnings = 10;
    m_model.setProblems({problem(1, "a")}, totals);
    EXPECT_EQ(changed.size(), 2);
}

TEST_F(ProblemsModelTest, standInTheOrderOfTheFile)
{
    std::vector<Problem> found{
        problem(7, "c"), problem(2, "a"), problem(0, "whole"), problem(3, "b")};
    found[0].line = 90;
    found[1].line = 12;
    found[3].line = 13;
    m_model.setProblems(found);
    QStringList ids;
    for (int row = 0; row < m_model.rowCount(); ++row)
        ids << shown(row, ProblemsModel::IdColumn);
    EXPECT_EQ(ids.join(u' '), u"whole a b c");
}

TEST_F(ProblemsModelTest, growsAtItsEnd)
{
    m_model.setProblems({problem(1, "a")});
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&m_model, &QAbstractItemModel::rowsInserted);
    m_model.setProblems({problem(1, "a"), problem(2, ""), problem(3, "c")});
    m_model.setProblems({problem(1, "a"), problem(2, ""), problem(3, "c")});
    EXPECT_EQ(reset.size(), 0);
    EXPECT_EQ(inserted.size(), 1);
    m_model.setProblems({});
    EXPECT_EQ(reset.size(), 1);
    EXPECT_EQ(m_model.rowCount(), 0);
}

} // namespace
