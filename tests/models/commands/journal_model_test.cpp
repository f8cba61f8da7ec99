// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/journal_model.h"
#include "deploy/models/tab_separated.h"
#include "deploy/models/time_context.h"

#include "builder.h"

#include <QAbstractItemModelTester>

#include <map>
#include <random>

namespace {

using models::CommandKind;
using models::CommandState;
using models::JournalFilter;
using models::JournalModel;
using models::JournalRecord;
using test_support::at;

JournalRecord aCommand(const QString& id, CommandState state, std::string_view time)
{
    JournalRecord record;
    record.id = id;
    record.state = state;
    record.prepared = at(time);
    record.deployment = QStringLiteral("DEP-") + id;
    record.connection = QStringLiteral("Shanghai");
    return record;
}

class JournalModelTest : public testing::Test {
protected:
    QStringList ids() const
    {
        QStringList result;
        for (const JournalRecord& record : model.shown())
            result << record.id;
        return result;
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role).toString();
    }

    models::TimeContext time{[] { return at("12:00"); }, deployment::Zone::Utc};
    JournalModel model{time};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(JournalModelTest, unknownOutcomesComeFirstWhateverTheOrder)
{
    model.setRecords({aCommand(u"a"_qs, CommandState::Done, "10:00"),
        aCommand(u"b"_qs, CommandState::Unknown, "09:00"),
        aCommand(u"c"_qs, CommandState::Refused, "11:00"),
        aCommand(u"d"_qs, CommandState::Unknown, "08:00")});
    EXPECT_EQ(ids(), (QStringList{u"b"_qs, u"d"_qs, u"c"_qs, u"a"_qs}));
    model.sort(JournalModel::TimeColumn, Qt::AscendingOrder);
    EXPECT_EQ(ids(), (QStringList{u"d"_qs, u"b"_qs, u"a"_qs, u"c"_qs}));
    model.sort(JournalModel::DeploymentColumn, Qt::DescendingOrder);
    EXPECT_EQ(ids(), (QStringList{u"d"_qs, u"b"_qs, u"c"_qs, u"a"_qs}));
    EXPECT_EQ(model.unknownCount(), 2U);
}

TEST_F(JournalModelTest, filtersByTextStateAndConnection)
{
    JournalRecord other = aCommand(u"b"_qs, CommandState::Refused, "10:00");
    other.connection = QStringLiteral("Berlin");
    other.reason = QStringLiteral("错误率 Errors Überlast");
    model.setRecords({aCommand(u"a"_qs, CommandState::Done, "11:00"), other});
    EXPECT_EQ(model.connections(), (QStringList{u"Berlin"_qs, u"Shanghai"_qs}));
    for (const QString& text : {u"错误率"_qs, u" errors "_qs, u"dep-B"_qs, u"refused"_qs,
             u"ＥＲＲＯＲＳ"_qs, u"u\u0308BERLAST"_qs}) {
        model.setFilter({text, {}, {}});
        EXPECT_EQ(ids(), QStringList{u"b"_qs}) << text.toStdString();
    }
    model.setFilter({{}, CommandState::Done, {}});
    EXPECT_EQ(ids(), QStringList{u"a"_qs});
    model.setFilter({{}, CommandState::Done, u"Berlin"_qs});
    EXPECT_EQ(ids(), QStringList());
    EXPECT_EQ(model.total(), 2U);
    model.setFilter({});
    EXPECT_EQ(ids().size(), 2);
}

TEST_F(JournalModelTest, cellsAreSafeToShowAndRawToCopy)
{
    JournalRecord record = aCommand(u"a"_qs, CommandState::Refused, "10:00");
    record.kind = CommandKind::RollBack;
    record.targetVersion = QStringLiteral("V2.0.0");
    record.outcome = QStringLiteral("no\u202e <b>way</b>\n");
    model.setRecords({record});
    EXPECT_EQ(cell(0, JournalModel::TimeColumn), u"2025-02-15 10:00:00");
    EXPECT_EQ(cell(0, JournalModel::CommandColumn), u"Roll back to V2.0.0");
    EXPECT_EQ(cell(0, JournalModel::OutcomeColumn), u"no\\u{202E} <b>way</b>\\n");
    EXPECT_EQ(cell(0, JournalModel::OutcomeColumn, Qt::EditRole), record.outcome);
    EXPECT_EQ(cell(0, JournalModel::OutcomeColumn, Qt::ToolTipRole),
        u"no\\u{202E} &lt;b&gt;way&lt;/b&gt;\\n");
    EXPECT_EQ(models::tabSeparated(
                  model, {0}, {JournalModel::CommandColumn, JournalModel::OutcomeColumn}),
        u"Command\tAnswer\nRoll back to V2.0.0\tno\u202e <b>way</b> \n");
}

TEST_F(JournalModelTest, ofOneIdTheLastCounts)
{
    model.setRecords({aCommand(u"a"_qs, CommandState::Sent, "10:00"),
        aCommand(u"a"_qs, CommandState::Done, "10:00")});
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.record(0).state, CommandState::Done);
}

TEST_F(JournalModelTest, rowsThatStayKeepTheirIndexesUnderRandomUpdates)
{
    std::mt19937 random(3);
    std::vector<JournalRecord> records;
    for (int round = 0; round < 300; ++round) {
        std::map<QString, QPersistentModelIndex> held;
        for (int row = 0; row < model.rowCount(); ++row)
            held.emplace(model.record(row).id, model.index(row, 0));
        std::erase_if(records, [&](const JournalRecord&) { return random() % 8 == 0; });
        for (JournalRecord& record : records)
            if (random() % 4 == 0)
                record.state = models::allCommandStates[random() % 6];
        if (random() % 2 == 0)
            records.push_back(aCommand(QString::number(round), CommandState::Sent, "10:00"));
        std::ranges::shuffle(records, random);
        if (random() % 5 == 0)
            model.sort(int(random() % JournalModel::ColumnCount), Qt::SortOrder(random() % 2));
        if (random() % 5 == 0)
            model.setFilter(random() % 2 == 0 ? JournalFilter{u"1"_qs, {}, {}} : JournalFilter{});
        model.setRecords(records);
        for (const auto& [id, index] : held)
            EXPECT_EQ(index.isValid() ? index.row() : -1, model.rowOf(id)) << "round " << round;
        bool known = false;
        for (const JournalRecord& record : model.shown()) {
            EXPECT_FALSE(known && record.state == CommandState::Unknown);
            known = record.state != CommandState::Unknown;
        }
    }
}

} // namespace
