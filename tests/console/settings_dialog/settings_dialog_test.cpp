// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_dialog/settings_dialog.h"

#include "connection_builder.h"
#include "connections/connection_store.h"
#include "console_fixture.h"
#include "language_scope.h"
#include "program/appearance.h"
#include "settings_dialog/setting_row.h"
#include "settings_dialog/setting_texts.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

#include <gtest/gtest.h>

#include <set>

using console::Setting;
using console::SettingRow;
using console::SettingsDialog;
using test_support::ConsoleFixture;
using test_support::eventually;

namespace {

QAction* actionWith(const QMenu& menu, const QKeySequence& keys)
{
    for (QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            if (QAction* inner = actionWith(*action->menu(), keys))
                return inner;
        } else if (action->shortcut() == keys) {
            return action;
        }
    }
    return nullptr;
}

class SettingsDialogTest : public testing::Test {
protected:
    SettingsDialogTest() { console::applyFontSize(*qApp, {}); }
    ~SettingsDialogTest() override { console::applyFontSize(*qApp, {}); }
    Q_DISABLE_COPY_MOVE(SettingsDialogTest)

    /// As the user opens it; null if that fails.
    SettingsDialog* dialog()
    {
        if (auto* open = console.window.findChild<SettingsDialog*>())
            return open;
        for (const QAction* entry : console.window.menuBar()->actions()) {
            QAction* action = entry->menu() == nullptr
                ? nullptr
                : actionWith(*entry->menu(), QKeySequence(Qt::CTRL | Qt::Key_Comma));
            if (action != nullptr)
                action->trigger();
        }
        return console.window.findChild<SettingsDialog*>();
    }

    template <typename Editor> Editor* editor(const char* name)
    {
        for (auto* each : dialog()->findChildren<Editor*>()) {
            if (each->accessibleName() == QLatin1String(name))
                return each;
        }
        return nullptr;
    }

    static void choose(QComboBox& box, const char* value)
    {
        box.setCurrentIndex(box.findData(QLatin1String(value)));
        Q_EMIT box.activated(box.currentIndex());
    }

    [[nodiscard]] QStringList shownGroups()
    {
        const auto* groups = dialog()->findChild<QListWidget*>();
        QStringList shown;
        for (int row = 0; row < groups->count(); ++row) {
            if (!groups->item(row)->isHidden())
                shown << groups->item(row)->text();
        }
        return shown;
    }

    test_support::LanguageScope language;
    ConsoleFixture console{*deployment::parseTimestamp("2025-03-01T12:00:00Z")};
};

} // namespace

TEST(SettingTexts, eachSettingStandsThereOnceAndEveryWordHasItsText)
{
    std::set<Setting> seen;
    for (const console::SettingText& text : console::settingTexts()) {
        EXPECT_TRUE(seen.insert(text.setting).second) << text.title;
        EXPECT_FALSE(text.help.empty()) << text.title;
        for (const console::SettingChoice& choice : console::choicesOf(text.setting))
            EXPECT_NE(choice.text, choice.value) << qPrintable(choice.value);
    }
    for (const console::SettingInfo& info : console::settingTable()) {
        const bool isChosen = info.scope == console::SettingScope::Choice
            && (info.kind == console::SettingKind::Word || info.kind == console::SettingKind::Flag);
        EXPECT_TRUE(!isChosen || seen.contains(info.setting)) << info.key;
    }
}

TEST_F(SettingsDialogTest, groupsStandApart)
{
    const auto* groups = dialog()->findChild<QListWidget*>();
    const int height = groups->fontMetrics().height();
    EXPECT_GE(groups->visualItemRect(groups->item(0)).height(), height + 12);
}

TEST_F(SettingsDialogTest, everyChangeActsAtOnceAndCanBeTakenBack)
{
    ASSERT_NE(dialog(), nullptr);
    auto* density = editor<QComboBox>("Height of the rows");
    ASSERT_NE(density, nullptr);
    auto* reset = editor<QToolButton>("Reset: Height of the rows");
    ASSERT_NE(reset, nullptr);
    EXPECT_TRUE(reset->isHidden());
    choose(*density, "comfortable");
    EXPECT_EQ(console.settings.text(Setting::ListDensity), u"comfortable");
    EXPECT_FALSE(reset->isHidden());
    reset->click();
    EXPECT_EQ(console.settings.text(Setting::ListDensity), u"compact");
    EXPECT_EQ(density->currentData().toString(), u"compact");
    EXPECT_TRUE(reset->isHidden());
}

TEST_F(SettingsDialogTest, followsWhatIsChangedElsewhere)
{
    ASSERT_NE(dialog(), nullptr);
    auto* onePage = editor<QCheckBox>("A deployment on one page");
    ASSERT_NE(onePage, nullptr);
    console.settings.setFlag(Setting::DetailOnePage, true);
    EXPECT_TRUE(onePage->isChecked());
}

TEST_F(SettingsDialogTest, searchLeavesWhatFits)
{
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(shownGroups().size(), static_cast<qsizetype>(console::settingGroups().size()));
    auto* search = dialog()->findChild<QLineEdit*>();
    search->setText(QStringLiteral("utc TIMES"));
    EXPECT_EQ(shownGroups(), QStringList{QStringLiteral("General")});
    int shown = 0;
    for (const SettingRow* row : dialog()->findChildren<SettingRow*>())
        shown += row->isHidden() ? 0 : 1;
    EXPECT_EQ(shown, 1);
    search->setText(QStringLiteral("journal"));
    EXPECT_TRUE(shownGroups().contains(QStringLiteral("Files")));
    EXPECT_FALSE(dialog()->findChild<QListWidget*>()->currentItem()->isHidden());
    search->clear();
    EXPECT_EQ(shownGroups().size(), static_cast<qsizetype>(console::settingGroups().size()));
}

TEST_F(SettingsDialogTest, saysThatNothingIsCalledThat)
{
    auto* search = dialog()->findChild<QLineEdit*>();
    const auto* pages = dialog()->findChild<QStackedWidget*>();
    search->setText(QStringLiteral("zzz9"));
    EXPECT_TRUE(shownGroups().isEmpty());
    const auto* said = pages->currentWidget()->findChild<QLabel*>();
    ASSERT_NE(said, nullptr);
    EXPECT_EQ(said->text(), u"No setting is called that.");
    search->setText(QStringLiteral("utc"));
    EXPECT_EQ(pages->currentIndex(), dialog()->findChild<QListWidget*>()->currentRow());
}

TEST_F(SettingsDialogTest, wordsOfTheFormerLanguageGoWhereNothingHasThem)
{
    dialog()->findChild<QLineEdit*>()->setText(QStringLiteral("language"));
    choose(*editor<QComboBox>("Language"), "zh_CN");
    ASSERT_TRUE(eventually([this] {
        const auto* open = console.window.findChild<SettingsDialog*>();
        return open != nullptr && open->windowTitle() == QStringLiteral("设置");
    }));
    EXPECT_TRUE(dialog()->findChild<QLineEdit*>()->text().isEmpty());
    EXPECT_GT(shownGroups().size(), 2);
}

TEST_F(SettingsDialogTest, takesBackThatAPlugInIsAlwaysAllowed)
{
    console.settings.setList(
        Setting::ApprovedPlugins, {QStringLiteral("first"), QStringLiteral("second")});
    ASSERT_NE(dialog(), nullptr);
    auto* again = editor<QPushButton>("Always allowed");
    ASSERT_NE(again, nullptr);
    again->click();
    EXPECT_EQ(
        console.settings.list(Setting::ApprovedPlugins), QStringList{QStringLiteral("second")});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    int left = 0;
    for (const auto* button : dialog()->findChildren<QPushButton*>())
        left += button->accessibleName() == u"Always allowed" ? 1 : 0;
    EXPECT_EQ(left, 1);
}

/// Connections may be saved beside the open dialog.
TEST_F(SettingsDialogTest, tabComesToTheButtonsLastAlsoAfterRowsWereMadeAnew)
{
    ASSERT_NE(dialog(), nullptr);
    console::saveConnections(console.settings, {test_support::aConnection("a", "Alpha")});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const auto isWithin = [](const QWidget* each, auto parts) {
        return std::ranges::any_of(
            parts, [&](const auto* part) { return part->isAncestorOf(each); });
    };
    int stopsBehind = 0; // of the rows
    int buttons = 0;
    bool isBehind = false;
    for (const QWidget* each = dialog()->nextInFocusChain(); each != dialog();
         each = each->nextInFocusChain()) {
        if ((each->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        buttons += isWithin(each, dialog()->findChildren<QDialogButtonBox*>()) ? 1 : 0;
        isBehind = isBehind || isWithin(each, dialog()->findChildren<QDialogButtonBox*>());
        stopsBehind += isBehind && isWithin(each, dialog()->findChildren<SettingRow*>()) ? 1 : 0;
    }
    EXPECT_EQ(buttons, 2) << "none is lost on the way";
    EXPECT_EQ(stopsBehind, 0);
}

TEST_F(SettingsDialogTest, resetsAllOnlyWhenThatIsConfirmed)
{
    ASSERT_NE(dialog(), nullptr);
    console.settings.setFlag(Setting::DetailOnePage, true);
    console.settings.setText(Setting::ListTimes, QStringLiteral("absolute"));
    console.settings.setList(Setting::RecentFiles, {QStringLiteral("/a")});
    const auto ask = [this] {
        for (auto* button : dialog()->findChildren<QPushButton*>()) {
            if (button->text() == u"Reset all…")
                button->click();
        }
        return dialog()->findChild<QMessageBox*>();
    };
    QMessageBox* question = ask();
    ASSERT_NE(question, nullptr);
    question->reject();
    EXPECT_TRUE(console.settings.flag(Setting::DetailOnePage));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    question = ask();
    ASSERT_NE(question, nullptr);
    for (QAbstractButton* button : question->buttons()) {
        if (button->text() == u"Reset all")
            button->click();
    }
    EXPECT_FALSE(console.settings.flag(Setting::DetailOnePage));
    EXPECT_EQ(console.settings.text(Setting::ListTimes), u"relative");
    EXPECT_EQ(console.settings.list(Setting::RecentFiles).size(), 1);
}

TEST_F(SettingsDialogTest, anotherLanguageComesAtOnceToTheDialogThatHasChosenIt)
{
    ASSERT_NE(dialog(), nullptr);
    dialog()->findChild<QLineEdit*>()->setText(QStringLiteral("e"));
    auto* language = editor<QComboBox>("Language");
    ASSERT_NE(language, nullptr);
    choose(*language, "zh_CN");
    ASSERT_TRUE(eventually([this] {
        const auto* open = console.window.findChild<SettingsDialog*>();
        return open != nullptr && open->windowTitle() == QStringLiteral("设置");
    }));
    EXPECT_TRUE(dialog()->isVisible());
    EXPECT_EQ(dialog()->findChild<QLineEdit*>()->text(), u"e");
}

TEST_F(SettingsDialogTest, textGrowsAtOnce)
{
    ASSERT_NE(dialog(), nullptr);
    const qreal usual = QApplication::font().pointSizeF();
    auto* size = editor<QSpinBox>("Size of the text");
    ASSERT_NE(size, nullptr);
    size->setValue(20);
    EXPECT_TRUE(eventually([] { return QApplication::font().pointSizeF() == 20; }));
    console.settings.reset(Setting::FontSize);
    EXPECT_TRUE(eventually([usual] { return QApplication::font().pointSizeF() == usual; }));
}
