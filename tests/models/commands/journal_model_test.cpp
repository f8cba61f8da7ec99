// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/journal_model.h"
#include "deploy/models/tab_separated.h"
#include "deploy/models/time_context.h"

#include "journal_builder.h"

#include <QAbstractItemModelTester>

#include <map>
#include <random>

namespace {

using models::JournalFilter;
using models::JournalModel;
using models::JournalRow;
using operations::CommandKind;
using operations::CommandState;
using test_support::at;

JournalRow aCommand(const std::string& id, CommandState state, std::string_view time)
{
    return {test_support::aJournalEntry(id, state, time), false};
}

class JournalModelTest : public testing::Test {
protected:
    QStringList ids() const
    {
        QStringList result;
        for (const JournalRow& record : model.shown())
            result << QString::fromStdString(record.entry.command.id);
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
    model.setRecords(
        {aCommand("a", CommandState::Done, "10:00"), aCommand("b", CommandState::Unknown, "09:00"),
            aCommand("c", CommandState::Refused, "11:00"),
            aCommand("d", CommandState::Unknown, "08:00")});
    EXPECT_EQ(ids(), (QStringList{u"b"_qs, u"d"_qs, u"c"_qs, u"a"_qs}));
    model.sort(JournalModel::TimeColumn, Qt::AscendingOrder);
    EXPECT_EQ(ids(), (QStringList{u"d"_qs, u"b"_qs, u"a"_qs, u"c"_qs}));
    model.sort(JournalModel::DeploymentColumn, Qt::DescendingOrder);
    EXPECT_EQ(ids(), (QStringList{u"d"_qs, u"b"_qs, u"c"_qs, u"a"_qs}));
    EXPECT_EQ(model.unknownCount(), 2U);
}

TEST_F(JournalModelTest, filtersByTextStateAndConnection)
{
    JournalRow other = aCommand("b", CommandState::Refused, "10:00");
    other.entry.command.connection = "Berlin";
    other.entry.command.reason = "错误率 Errors Überlast";
    model.setRecords({aCommand("a", CommandState::Done, "11:00"), other});
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
    JournalRow record = aCommand("a", CommandState::Refused, "10:00");
    record.entry.command.kind = CommandKind::RollBack;
    record.entry.command.targetVersion = "V2.0.0";
    record.entry.outcome = "no\u202e <b>way</b>\n";
    model.setRecords({record});
    EXPECT_EQ(cell(0, JournalModel::TimeColumn), u"2025-02-15 10:00:00");
    EXPECT_EQ(cell(0, JournalModel::CommandColumn), u"Roll back to V2.0.0");
    EXPECT_EQ(cell(0, JournalModel::OutcomeColumn), u"no\\u{202E} <b>way</b>\\n");
    EXPECT_EQ(
        cell(0, JournalModel::OutcomeColumn, Qt::EditRole).toStdString(), record.entry.outcome);
    EXPECT_EQ(cell(0, JournalModel::OutcomeColumn, Qt::ToolTipRole),
        u"<qt>no\\u{202E} &lt;b&gt;way&lt;/b&gt;\\n</qt>");
    EXPECT_EQ(models::tabSeparated(
                  model, {0}, {JournalModel::CommandColumn, JournalModel::OutcomeColumn}),
        u"Command\tResponse\nRoll back to V2.0.0\tno\u202e <b>way</b> \n");
}

TEST_F(JournalModelTest, ofOneIdTheLastCounts)
{
    model.setRecords(
        {aCommand("a", CommandState::Sent, "10:00"), aCommand("a", CommandState::Done, "10:00")});
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.record(0).entry.state, CommandState::Done);
}

TEST_F(JournalModelTest, rowsThatStayKeepTheirIndexesUnderRandomUpdates)
{
    std::mt19937 random(3);
    std::vector<JournalRow> records;
    for (int round = 0; round < 300; ++round) {
        std::map<std::string, QPersistentModelIndex> held;
        for (int row = 0; row < model.rowCount(); ++row)
            held.emplace(model.record(row).entry.command.id, model.index(row, 0));
        std::erase_if(records, [&](const JournalRow&) { return random() % 8 == 0; });
        for (JournalRow& record : records)
            if (random() % 4 == 0)
                record.entry.state = operations::allCommandStates[random() % 6];
        if (random() % 2 == 0)
            records.push_back(aCommand(std::to_string(round), CommandState::Sent, "10:00"));
        std::ranges::shuffle(records, random);
        if (random() % 5 == 0)
            model.sort(int(random() % JournalModel::ColumnCount), Qt::SortOrder(random() % 2));
        if (random() % 5 == 0)
            model.setFilter(random() % 2 == 0 ? JournalFilter{u"1"_qs, {}, {}} : JournalFilter{});
        model.setRecords(records);
        std::map<std::string, int> rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows.emplace(model.record(row).entry.command.id, row);
        for (const auto& [id, index] : held) {
            EXPECT_EQ(index.isValid(), rows.contains(id)) << "round " << round;
            if (index.isValid()) {
                EXPECT_EQ(index.row(), rows[id]) << "round " << round;
            }
        }
        bool known = false;
        for (const JournalRow& record : model.shown()) {
            EXPECT_FALSE(known && record.entry.state == CommandState::Unknown);
            known = record.entry.state != CommandState::Unknown;
        }
    }
}

} // namespace
