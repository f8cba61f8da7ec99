// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/facet_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace {

using models::FacetModel;

class FacetModelTest : public testing::Test {
protected:
    QStringList printed() const
    {
        QStringList lines;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const QModelIndex index = m_model.index(row, 0);
            const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            lines << QStringLiteral("%1 %2 %3")
                         .arg(QChar(isChecked ? u'x' : u'-'))
                         .arg(index.data().toString())
                         .arg(index.data(FacetModel::CountRole).toInt());
        }
        return lines;
    }

    FacetModel m_model{history::Column::Status};
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(FacetModelTest, showsValuesWithCounts)
{
    m_model.setValues({{"COMPLETED", 12}, {"HELD", 1}, {"", 2}});
    EXPECT_EQ(printed(),
        QStringList({QStringLiteral("- Succeeded 12"), QStringLiteral("- HELD 1"),
            QStringLiteral("- (empty) 2")}));
}

TEST_F(FacetModelTest, pausedIsAStatusWithItsOwnWordAndIcon)
{
    m_model.setValues({{"PAUSED", 1}, {"RUNNING", 2}});
    EXPECT_EQ(
        printed(), QStringList({QStringLiteral("- Paused 1"), QStringLiteral("- Running 2")}));
    EXPECT_EQ(
        m_model.index(0, 0).data(FacetModel::StatusRole).toInt(), int(deployment::Status::Running));
    EXPECT_TRUE(m_model.index(0, 0).data(FacetModel::PausedRole).toBool());
    EXPECT_FALSE(m_model.index(1, 0).data(FacetModel::PausedRole).toBool());
}

TEST_F(FacetModelTest, aChosenValueThatIsGoneStays)
{
    m_model.setChosen({QStringLiteral("FAILED")});
    m_model.setValues({{"COMPLETED", 12}});
    EXPECT_EQ(
        printed(), QStringList({QStringLiteral("- Succeeded 12"), QStringLiteral("x Failed 0")}));
}

TEST_F(FacetModelTest, checkingIsAChoiceOfAPerson)
{
    m_model.setValues({{"COMPLETED", 12}, {"FAILED", 3}});
    QSignalSpy chosen(&m_model, &FacetModel::chosenChanged);
    m_model.setChosen({QStringLiteral("FAILED")});
    EXPECT_EQ(chosen.size(), 0);
    EXPECT_TRUE(m_model.setData(m_model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    EXPECT_TRUE(m_model.setData(m_model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    EXPECT_TRUE(m_model.setData(m_model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_EQ(chosen.size(), 2);
    EXPECT_EQ(m_model.chosen(), QStringList({QStringLiteral("COMPLETED")}));
    EXPECT_FALSE(m_model.setData(m_model.index(0, 0), QStringLiteral("x"), Qt::EditRole));
    EXPECT_FALSE(m_model.setData({}, Qt::Checked, Qt::CheckStateRole));
}

TEST_F(FacetModelTest, newCountsDoNotRebuildTheList)
{
    m_model.setValues({{"COMPLETED", 12}, {"FAILED", 3}});
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    m_model.setValues({{"COMPLETED", 13}, {"FAILED", 3}});
    EXPECT_EQ(reset.size(), 0);
    EXPECT_EQ(printed().first(), u"- Succeeded 13");
}

} // namespace
