// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/commands/command_dialog.h"

#include "plan_builder.h"

#include <QHeaderView>
#include <QTest>

namespace {

using models::CommandDraft;
using models::CommandKind;
using models::CommandPlan;
using operations::SafetyLevel;
using test_support::aDeployment;
using test_support::at;

test_support::DeploymentBuilder aSwitch()
{
    return aDeployment("DEP-001")
        .running()
        .percentage(60)
        .currentStep("流量切换")
        .blue("registry/app:v2.1.0", 50)
        .green("registry/app:v2.0.0", 50);
}

CommandPlan planOf(CommandKind kind, SafetyLevel safety = SafetyLevel::Normal)
{
    deployment::Deployment subject = aSwitch();
    if (safety == SafetyLevel::Normal)
        subject.environment = "测试环境"; // nothing is typed there
    CommandPlan plan = test_support::aPlan(kind, subject, safety);
    if (kind == CommandKind::RollBack)
        plan.targets.push_back(
            {"V1.9.0", "DEP-00", at("08:00"), "ci", 2, at("08:30"), false, false});
    return plan;
}

CommandPlan changed(CommandPlan plan, deployment::Deployment deployment)
{
    deployment.environment = plan.deployment->environment;
    plan.deployment = std::make_shared<deployment::Deployment>(deployment);
    return plan;
}

class CommandDialogTest : public testing::Test {
protected:
    void open(const CommandPlan& plan)
    {
        dialog = std::make_unique<widgets::CommandDialog>(plan, time);
        QObject::connect(dialog.get(), &widgets::CommandDialog::sendRequested, dialog.get(),
            [this](const CommandDraft& draft) { sent.push_back(draft); });
        dialog->show();
        dialog->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
    }
    template <typename Widget> Widget* find(const char* name) const
    {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    QPushButton* send() const { return find<QPushButton>("send"); }
    QLineEdit* reason() const { return find<QLineEdit>("reason"); }
    QLineEdit* confirmation() const { return find<QLineEdit>("confirmation"); }
    QCheckBox* acknowledged() const { return find<QCheckBox>("acknowledged"); }
    QTableView* table() const { return dialog->findChild<QTableView*>(); }
    QString textOf(const char* name) const { return find<QLabel>(name)->text(); }
    void clickTarget(int row) const
    {
        const QRect cell = table()->visualRect(table()->model()->index(row, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }
    /// As an input method does.
    static void commit(QLineEdit* edit, const QString& text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(edit, &event);
    }
    bool everyLabelIsPlain() const
    {
        const auto labels = dialog->findChildren<QLabel*>();
        return std::ranges::all_of(labels, [](const QLabel* label) {
            return label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text());
        });
    }

    models::TimeContext time{[] { return at("10:42"); }, deployment::Zone::Utc};
    std::unique_ptr<widgets::CommandDialog> dialog;
    std::vector<CommandDraft> sent;
};

TEST_F(CommandDialogTest, nothingIsFilledInAndCancelIsTheDefault)
{
    open(planOf(CommandKind::RollBack, SafetyLevel::Production));
    auto* buttons = dialog->findChild<QDialogButtonBox*>();
    EXPECT_TRUE(buttons->button(QDialogButtonBox::Cancel)->isDefault());
    EXPECT_FALSE(send()->isDefault());
    EXPECT_FALSE(send()->isEnabled());
    EXPECT_FALSE(table()->selectionModel()->hasSelection());
    EXPECT_EQ(dialog->draft(), CommandDraft());
    EXPECT_EQ(textOf("remaining"),
        u"Still missing: the version to roll back to, a reason, and the typed confirmation.");
    EXPECT_EQ(textOf("title"), u"Roll back DEP-001");
    press(Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_TRUE(sent.empty());
}

TEST_F(CommandDialogTest, rollsBackAfterAllHasBeenChosenAndTyped)
{
    open(planOf(CommandKind::RollBack, SafetyLevel::Production));
    clickTarget(0);
    EXPECT_EQ(send()->text(), u"Roll back to V2.0.0");
    QTest::keyClicks(reason(), QStringLiteral("  too many errors "));
    EXPECT_FALSE(send()->isEnabled());
    commit(confirmation(), QStringLiteral("生产环境"));
    EXPECT_EQ(textOf("remaining"), u"");
    ASSERT_TRUE(send()->isEnabled());
    QTest::mouseClick(send(), Qt::LeftButton);
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].targetVersion, "V2.0.0");
    EXPECT_EQ(sent[0].reason, u"too many errors");
    EXPECT_EQ(dialog->result(), QDialog::Accepted);
    send()->click();
    EXPECT_EQ(sent.size(), 1U) << "sent once, whatever is clicked later";
}

TEST_F(CommandDialogTest, saysOfAnEnvironmentCalledProductionThatItIs)
{
    open(test_support::aPlan(CommandKind::Pause, aSwitch().value()));
    EXPECT_TRUE(find<QWidget>("productionBadge")->isVisible()) << "on a connection without a mark";
    EXPECT_TRUE(confirmation()->isVisible());
    open(planOf(CommandKind::Pause));
    EXPECT_FALSE(find<QWidget>("productionBadge")->isVisible());
    EXPECT_FALSE(confirmation()->isVisible());
}

TEST_F(CommandDialogTest, nothingLooksLikeAChoiceOrItsEffectBeforeThereIsOne)
{
    open(planOf(CommandKind::RollBack));
    const auto isSaid = [this](const QString& text) {
        const auto labels = dialog->findChildren<QLabel*>();
        return std::ranges::any_of(labels,
            [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    };
    const auto cell = [this](int row, int column) {
        const QRect place = table()->visualRect(table()->model()->index(row, column));
        return table()->viewport()->grab(place.adjusted(0, 1, -1, -2)).toImage();
    };
    table()->setFocus();
    const QImage third = cell(0, 2);
    const QImage first = cell(0, 0);
    EXPECT_TRUE(isSaid(QStringLiteral("Now")));
    EXPECT_FALSE(isSaid(QStringLiteral("After")));
    const int top = table()->mapTo(dialog.get(), QPoint()).y();
    reason()->setFocus();
    EXPECT_NE(cell(0, 0), first) << "a ring says where the keys are";
    clickTarget(0);
    EXPECT_TRUE(isSaid(QStringLiteral("After")));
    EXPECT_NE(cell(0, 2), third) << "the whole row is the chosen one";
    EXPECT_NE(cell(0, 0), first);
    EXPECT_EQ(table()->mapTo(dialog.get(), QPoint()).y(), top) << "nothing moves by that";
}

TEST_F(CommandDialogTest, enterGoesToWhatIsMissingAndNeverSendsFromAField)
{
    open(planOf(CommandKind::RollBack));
    reason()->setFocus();
    press(Qt::Key_Return);
    EXPECT_EQ(dialog->focusWidget(), table());
    EXPECT_TRUE(dialog->isVisible()) << "and what was typed is not lost to the default button";
    press(Qt::Key_Down);
    EXPECT_EQ(dialog->draft().targetVersion, "V2.0.0") << "the first key chooses the first row";
    press(Qt::Key_Return);
    EXPECT_EQ(dialog->focusWidget(), reason());
    QTest::keyClicks(reason(), QStringLiteral("errors"));
    press(Qt::Key_Return);
    EXPECT_EQ(dialog->focusWidget(), send());
    EXPECT_TRUE(sent.empty());
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, {}, QStringLiteral("\r"), true);
    QApplication::sendEvent(send(), &held);
    EXPECT_TRUE(sent.empty()) << "a key held down does not send";
    press(Qt::Key_Return);
    EXPECT_EQ(sent.size(), 1U);
}

/// What will happen may scroll; what is asked for stays beside the button that it is for.
TEST_F(CommandDialogTest, whatIsAskedForStaysInSightWhereThereIsLittleRoom)
{
    open(planOf(CommandKind::RollBack, SafetyLevel::Production));
    dialog->resize(dialog->width(), dialog->minimumSizeHint().height());
    QCoreApplication::processEvents();
    const auto isInSight = [](const QWidget* part) {
        return part->visibleRegion().boundingRect() == part->rect();
    };
    EXPECT_FALSE(isInSight(table()));
    EXPECT_TRUE(isInSight(reason()));
    EXPECT_TRUE(isInSight(confirmation()));
    EXPECT_TRUE(isInSight(send()));
}

TEST_F(CommandDialogTest, pauseNeedsNoTargetAndNoConfirmationOnANormalConnection)
{
    open(planOf(CommandKind::Pause));
    EXPECT_FALSE(table()->isVisible());
    EXPECT_FALSE(confirmation()->isVisible());
    EXPECT_EQ(send()->text(), u"Pause deployment");
    QTest::keyClicks(reason(), QStringLiteral("  "));
    EXPECT_FALSE(send()->isEnabled()) << "blanks are no reason";
    QTest::keyClicks(reason(), QStringLiteral("x"));
    EXPECT_TRUE(send()->isEnabled());
}

TEST_F(CommandDialogTest, choosingAKnownBadTargetWarns)
{
    open(planOf(CommandKind::RollBack));
    auto* warning = find<QFrame>("targetWarning");
    clickTarget(0);
    EXPECT_FALSE(warning->isVisible());
    clickTarget(1);
    EXPECT_TRUE(warning->isVisible());
    EXPECT_TRUE(warning->accessibleName().contains(u"2025-02-15 08:30"));
}

TEST_F(CommandDialogTest, aChangeAsksAgainUntilAcknowledged)
{
    open(planOf(CommandKind::Pause));
    QTest::keyClicks(reason(), QStringLiteral("check"));
    ASSERT_TRUE(send()->isEnabled());
    const CommandPlan failed =
        changed(planOf(CommandKind::Pause), aSwitch().currentStep("监控观察"));
    dialog->setPlan(failed);
    EXPECT_TRUE(acknowledged()->isVisible());
    EXPECT_FALSE(send()->isEnabled());
    EXPECT_EQ(reason()->text(), u"check") << "what was typed stays";
    acknowledged()->click();
    EXPECT_TRUE(send()->isEnabled());
    dialog->setPlan(failed);
    EXPECT_TRUE(send()->isEnabled()) << "the same news is not asked about twice";
    dialog->setPlan(changed(failed, aSwitch().currentStep("下线绿环境")));
    EXPECT_FALSE(send()->isEnabled());
    dialog->setPlan(planOf(CommandKind::Pause));
    EXPECT_FALSE(acknowledged()->isVisible());
    EXPECT_TRUE(send()->isEnabled()) << "all is again as it was";
}

TEST_F(CommandDialogTest, progressAloneDoesNotStopAnybody)
{
    open(planOf(CommandKind::Pause));
    QTest::keyClicks(reason(), QStringLiteral("check"));
    dialog->setPlan(changed(planOf(CommandKind::Pause), aSwitch().percentage(61)));
    EXPECT_TRUE(send()->isEnabled());
}

TEST_F(CommandDialogTest, aChosenTargetThatTurnsBadOrGoesIsSaid)
{
    open(planOf(CommandKind::RollBack));
    clickTarget(0);
    QTest::keyClicks(reason(), QStringLiteral("errors"));
    CommandPlan bad = planOf(CommandKind::RollBack);
    bad.targets[0].knownBad = at("10:41");
    dialog->setPlan(bad);
    EXPECT_EQ(dialog->draft().targetVersion, "V2.0.0");
    EXPECT_FALSE(send()->isEnabled());
    bad.targets.erase(bad.targets.begin());
    dialog->setPlan(bad);
    EXPECT_EQ(dialog->draft().targetVersion, "") << "no other one is chosen instead";
    EXPECT_FALSE(send()->isEnabled());
}

TEST_F(CommandDialogTest, whatCantBeDoneNowIsSaidAndNotSent)
{
    open(planOf(CommandKind::Pause));
    QTest::keyClicks(reason(), QStringLiteral("check"));
    CommandPlan ended = planOf(CommandKind::Pause);
    ended.disabledReason = QStringLiteral("The deployment has ended.");
    dialog->setPlan(ended);
    EXPECT_FALSE(send()->isEnabled());
    EXPECT_EQ(textOf("remaining"), u"The deployment has ended.");
}

TEST_F(CommandDialogTest, whatHasBecomeImpossibleIsNotToBeConfirmed)
{
    const CommandPlan plan = planOf(CommandKind::RollBack, SafetyLevel::Production);
    open(plan);
    ASSERT_TRUE(confirmation()->isVisible());
    QTest::keyClicks(confirmation(), QStringLiteral("half"));
    CommandPlan ended = changed(plan, aSwitch().currentStep("监控观察"));
    dialog->setPlan(ended);
    EXPECT_TRUE(acknowledged()->isVisible());
    ended.disabledReason = QStringLiteral("The deployment has ended.");
    dialog->setPlan(ended);
    EXPECT_FALSE(acknowledged()->isVisible());
    EXPECT_FALSE(confirmation()->isVisible());
    ended.disabledReason.clear();
    dialog->setPlan(ended);
    EXPECT_TRUE(acknowledged()->isVisible());
    EXPECT_FALSE(acknowledged()->isChecked());
    EXPECT_TRUE(confirmation()->isVisible());
    EXPECT_EQ(confirmation()->text(), u"half") << "what was typed stays";
}

TEST_F(CommandDialogTest, aConflictAlwaysAsksAndTheConfirmationIsTypedAgain)
{
    const CommandPlan plan = planOf(CommandKind::RollBack, SafetyLevel::Production);
    open(plan);
    dialog->setDraft({"V2.0.0", QStringLiteral("errors"), QStringLiteral("生产环境")});
    dialog->showConflict(plan);
    EXPECT_EQ(dialog->draft().targetVersion, "V2.0.0");
    EXPECT_EQ(dialog->draft().reason, u"errors");
    EXPECT_EQ(confirmation()->text(), u"");
    commit(confirmation(), QStringLiteral("生产环境"));
    EXPECT_FALSE(send()->isEnabled()) << "even where nothing that is shown changed";
    acknowledged()->click();
    EXPECT_TRUE(send()->isEnabled());
    dialog->showConflict(plan);
    EXPECT_FALSE(send()->isEnabled()) << "a second conflict asks a second time";
}

TEST_F(CommandDialogTest, aTargetThatTurnedBadIsNotChosenAgainAfterAConflict)
{
    const CommandPlan plan = planOf(CommandKind::RollBack);
    open(plan);
    dialog->setDraft({"V1.9.0", QStringLiteral("errors"), {}});
    EXPECT_EQ(dialog->draft().targetVersion, "") << "it was known to be bad all along";
    dialog->setDraft({"V2.0.0", QStringLiteral("errors"), {}});
    CommandPlan now = plan;
    now.targets[0].knownBad = at("10:41");
    dialog->showConflict(now);
    EXPECT_EQ(dialog->draft().targetVersion, "");
    EXPECT_EQ(dialog->draft().reason, u"errors");
}

TEST_F(CommandDialogTest, saysHowOldTheStateIsThatOneDecidesOn)
{
    CommandPlan plan = planOf(CommandKind::Pause);
    plan.asOf = at("10:41");
    open(plan);
    const auto shown = dialog->findChildren<QWidget*>();
    EXPECT_TRUE(std::ranges::any_of(shown, [](const QWidget* widget) {
        return widget->isVisible() && widget->accessibleName().contains(u"as of 10:41:00");
    }));
}

TEST_F(CommandDialogTest, opensAsWideAsItsLettersAsk)
{
    const QFont usual = QApplication::font();
    const CommandPlan plan = planOf(CommandKind::RollBack, SafetyLevel::Production);
    open(plan);
    const int width = dialog->width();
    QFont larger = usual;
    larger.setPixelSize(2 * QFontInfo(usual).pixelSize());
    QApplication::setFont(larger);
    open(plan);
    EXPECT_GE(dialog->width(), 3 * width / 2);
    const QHeaderView* header = table()->horizontalHeader();
    QCoreApplication::processEvents();
    for (int column = 0; column < header->count(); ++column) {
        const QString text = table()->model()->index(0, column).data().toString();
        EXPECT_TRUE(header->isSectionHidden(column)
            || header->sectionSize(column) > table()->fontMetrics().horizontalAdvance(text))
            << text.toStdString();
    }
    QApplication::setFont(usual);
}

TEST_F(CommandDialogTest, foreignTextIsNeitherMarkupNorShortcut)
{
    CommandPlan plan = planOf(CommandKind::RollBack, SafetyLevel::Production);
    plan.connection.name = "<b>R&D</b>";
    plan.deployment = std::make_shared<deployment::Deployment>(aDeployment("<img src=x>")
                                                                   .version("<b>V&1</b>")
                                                                   .environment("<i>R&D</i>")
                                                                   .running()
                                                                   .value());
    plan.targets = {{"R&D", "DEP-0", at("08:00"), "<b>x</b>", 1, {}, false, false}};
    open(plan);
    clickTarget(0);
    EXPECT_EQ(send()->text(), u"Roll back to R&&D");
    EXPECT_TRUE(everyLabelIsPlain());
}

TEST_F(CommandDialogTest, noCellReachesBeyondTheTable)
{
    CommandPlan plan = planOf(CommandKind::RollBack, SafetyLevel::Production);
    models::RollbackTarget target = plan.targets.front();
    target.isStillDeployed = true;
    target.wasRunningBefore = true;
    target.knownBad = at("09:00");
    plan.targets.assign(20, target);
    for (const char* executor :
        {"ops", "somebody-with-a-name-that-is-longer-than-the-whole-column"}) {
        for (models::RollbackTarget& each : plan.targets)
            each.executor = executor;
        open(plan);
        dialog->setPlan(plan);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const QHeaderView* header = table()->horizontalHeader();
        const int last = header->count() - 1;
        EXPECT_LE(header->sectionViewportPosition(last) + header->sectionSize(last),
            table()->viewport()->width())
            << executor;
        const QModelIndex marks = table()->model()->index(0, last);
        EXPECT_EQ(table()->textElideMode(), Qt::ElideRight);
        EXPECT_EQ(marks.data(Qt::ToolTipRole), models::toolTipText(marks.data().toString()));
    }
}

TEST_F(CommandDialogTest, longTextsDoNotTearTheWindow)
{
    CommandPlan plan = planOf(CommandKind::RollBack, SafetyLevel::Production);
    const std::string endless(5000, 'x');
    plan.connection.name = endless;
    plan.deployment = std::make_shared<deployment::Deployment>(aDeployment(endless)
                                                                   .version(endless)
                                                                   .environment("env")
                                                                   .running()
                                                                   .currentStep(endless)
                                                                   .blue(endless, 50)
                                                                   .value());
    plan.targets = {{endless, endless, at("08:00"), endless, 1, {}, false}};
    open(plan);
    clickTarget(0);
    dialog->setPlan(changed(plan, aDeployment(endless + "y").version(endless + "y").value()));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    EXPECT_LE(dialog->minimumSizeHint().width(), 900);
}

} // namespace
