// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include "full_disk.h"

#include "deploy/formats/json/json_writer.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

using console::Setting;
using console::Settings;
using testing::HasSubstr;

namespace {

std::string writtenJson(const formats::JsonValue& value)
{
    std::string json;
    formats::JsonWriter(json).value(value);
    return json;
}

class SettingsTest : public testing::Test {
protected:
    [[nodiscard]] QString folder() const
    {
        return m_home.path() + QStringLiteral("/config/deployment-console");
    }
    [[nodiscard]] QString file() const { return folder() + QStringLiteral("/settings.ini"); }
    void write(const QByteArray& bytes) const
    {
        QDir{}.mkpath(folder());
        QFile target{file()};
        EXPECT_TRUE(target.open(QIODevice::WriteOnly));
        EXPECT_EQ(target.write(bytes), bytes.size());
    }
    [[nodiscard]] static QByteArray read(const QString& path)
    {
        QFile source{path};
        EXPECT_TRUE(source.open(QIODevice::ReadOnly)) << path.toStdString();
        return source.readAll();
    }
    [[nodiscard]] QStringList setAsideFiles() const
    {
        return QDir{folder()}.entryList({QStringLiteral("settings.ini.damaged-*")}, QDir::Files);
    }

    QTemporaryDir m_home;
};

} // namespace

TEST(SettingTable, everyKeyIsThereOnceAndEveryDefaultMakesSense)
{
    std::set<std::string> keys;
    for (const console::SettingInfo& info : console::settingTable()) {
        EXPECT_TRUE(keys.insert(info.key).second) << info.key;
        EXPECT_FALSE(std::string{info.meaning}.empty()) << info.key;
        const QStringList choices =
            QString::fromLatin1(info.choices).split(u' ', Qt::SkipEmptyParts);
        EXPECT_EQ(info.kind == console::SettingKind::Word, !choices.isEmpty()) << info.key;
        const QStringList flags{QStringLiteral("true"), QStringLiteral("false")};
        const QStringList& allowed = info.kind == console::SettingKind::Flag ? flags : choices;
        const QString fallback = QString::fromLatin1(info.fallback);
        EXPECT_TRUE(allowed.isEmpty() || allowed.contains(fallback)) << info.key;
    }
}

TEST_F(SettingsTest, beginsWithDefaultsAndWritesNothingUnasked)
{
    Settings settings{folder()};
    EXPECT_EQ(settings.text(Setting::Language), QStringLiteral("system"));
    EXPECT_FALSE(settings.flag(Setting::Utc));
    EXPECT_TRUE(settings.flag(Setting::ExportByteOrderMark));
    EXPECT_TRUE(settings.list(Setting::RecentFiles).isEmpty());
    EXPECT_TRUE(settings.bytes(Setting::WindowGeometry).isEmpty());
    EXPECT_EQ(writtenJson(settings.json(Setting::ListFilters)), "null");
    EXPECT_TRUE(settings.takeNotices().empty());
    EXPECT_TRUE(settings.save());
    EXPECT_FALSE(QFile::exists(folder()));
}

TEST_F(SettingsTest, everyKindLastsOverARestart)
{
    const QStringList files{
        QStringLiteral("/data/部署, \"a\".json"), QStringLiteral("/x=y;z\n"), QString{}};
    const std::string filter = R"({"status":["FAILED","部署"]})";
    QByteArray everyByte;
    for (int i = 0; i < 256; ++i)
        everyByte.append(static_cast<char>(i));
    {
        Settings settings{folder()};
        settings.setText(Setting::Language, QStringLiteral("zh_CN"));
        settings.setText(Setting::LastFolder, QStringLiteral("@Invalid() ; 数据"));
        settings.setFlag(Setting::Utc, true);
        settings.setList(Setting::RecentFiles, files);
        settings.setBytes(Setting::WindowGeometry, everyByte);
        settings.setJson(Setting::ListFilters, filter);
        settings.setJson(Setting::ListViews, '[' + filter + ",1.5]");
        EXPECT_TRUE(settings.save());
    }
    Settings settings{folder()};
    EXPECT_TRUE(settings.takeNotices().empty());
    EXPECT_EQ(settings.text(Setting::Language), QStringLiteral("zh_CN"));
    EXPECT_EQ(settings.text(Setting::LastFolder), QStringLiteral("@Invalid() ; 数据"));
    EXPECT_TRUE(settings.flag(Setting::Utc));
    EXPECT_EQ(settings.list(Setting::RecentFiles), files);
    EXPECT_EQ(settings.bytes(Setting::WindowGeometry), everyByte);
    EXPECT_EQ(writtenJson(settings.json(Setting::ListFilters)), filter);
    EXPECT_EQ(writtenJson(settings.json(Setting::ListViews)), '[' + filter + ",1.5]");
    settings.reset(Setting::Language);
    EXPECT_EQ(settings.text(Setting::Language), QStringLiteral("system"));
    EXPECT_TRUE(settings.save());
    EXPECT_EQ(Settings{folder()}.text(Setting::Language), QStringLiteral("system"));
    EXPECT_TRUE(Settings{folder()}.flag(Setting::Utc));
}

TEST_F(SettingsTest, valuesThatMakeNoSenseReadAsDefaults)
{
    write(
        "[General]\nlanguage=klingon\nutc=perhaps\nreadOnly=@Variant(\\0)\ntheme=light, dark\n"
        "recentFiles=not json\n[export]\nbom=7\n[list]\nfilter={\\\"cut\n[window]\ngeometry=%%%\n");
    Settings settings{folder()};
    EXPECT_EQ(settings.text(Setting::Language), QStringLiteral("system"));
    EXPECT_EQ(settings.text(Setting::Theme), QStringLiteral("system"));
    EXPECT_FALSE(settings.flag(Setting::Utc));
    EXPECT_FALSE(settings.flag(Setting::ReadOnly));
    EXPECT_TRUE(settings.flag(Setting::ExportByteOrderMark));
    EXPECT_TRUE(settings.list(Setting::RecentFiles).isEmpty());
    EXPECT_EQ(writtenJson(settings.json(Setting::ListFilters)), "null");
}

TEST_F(SettingsTest, aDamagedFileIsSetAsideAndSaid)
{
    for (const QByteArray& damage : {QByteArray{"\x00\x01\x02", 3}, QByteArray{"language=\xff\xfe"},
             QByteArray{"<html>captive portal</html>\n"}, QByteArray(5'000'000, 'a')}) {
        const auto before = setAsideFiles().size();
        write(damage);
        Settings settings{folder()};
        const auto notices = settings.takeNotices();
        ASSERT_EQ(notices.size(), 1U) << damage.left(20).toStdString();
        EXPECT_TRUE(settings.takeNotices().empty()) << "said once";
        const QStringList aside = setAsideFiles();
        ASSERT_EQ(aside.size(), before + 1);
        EXPECT_EQ(settings.text(Setting::Language), QStringLiteral("system"));
        settings.setText(Setting::Language, QStringLiteral("en"));
        EXPECT_TRUE(settings.save());
        bool kept = false;
        for (const QString& name : aside)
            kept = kept || read(folder() + u'/' + name) == damage;
        EXPECT_TRUE(kept) << "nothing of it is lost";
        EXPECT_EQ(Settings{folder()}.text(Setting::Language), QStringLiteral("en"));
    }
}

TEST_F(SettingsTest, aFileDamagedMeanwhileIsNotOverwrittenEither)
{
    Settings settings{folder()};
    settings.setFlag(Setting::Utc, true);
    write("no settings at all\n");
    EXPECT_TRUE(settings.save());
    ASSERT_EQ(setAsideFiles().size(), 1);
    EXPECT_EQ(read(folder() + u'/' + setAsideFiles().front()), "no settings at all\n");
    EXPECT_EQ(settings.takeNotices().size(), 1U);
    EXPECT_TRUE(Settings{folder()}.flag(Setting::Utc));
}

TEST_F(SettingsTest, aFolderThatCannotBeWrittenIsSaidOnceAndTheRunGoesOn)
{
    // A file in the place of a folder stops root as well.
    QFile disabledReason{m_home.path() + QStringLiteral("/config")};
    EXPECT_TRUE(disabledReason.open(QIODevice::WriteOnly));
    Settings settings{folder()};
    const auto notices = settings.takeNotices();
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_THAT(notices.front().toEnglish(), HasSubstr(folder().toStdString()));
    settings.setFlag(Setting::Utc, true);
    EXPECT_TRUE(settings.flag(Setting::Utc));
    EXPECT_FALSE(settings.save());
    EXPECT_FALSE(settings.save());
    EXPECT_TRUE(settings.takeNotices().empty());
}

TEST_F(SettingsTest, whatADiskThatWasFullDidNotTakeIsWrittenTheNextTime)
{
    Settings settings{folder()};
    settings.setFlag(Setting::Utc, true);
    EXPECT_TRUE(settings.save());
    int told = 0;
    settings.setNoticeListener([&told] { ++told; });
    {
        const test_support::FullDisk full(0);
        settings.setText(Setting::Language, QStringLiteral("zh_CN"));
        EXPECT_FALSE(settings.save());
        EXPECT_FALSE(settings.save());
    }
    EXPECT_EQ(told, 1) << "as it happens, and once";
    EXPECT_EQ(settings.takeNotices().size(), 1U);
    EXPECT_TRUE(Settings{folder()}.flag(Setting::Utc)) << "what was there stays";
    settings.setText(Setting::Theme, QStringLiteral("dark"));
    EXPECT_TRUE(settings.save());
    EXPECT_TRUE(settings.takeNotices().empty());
    const Settings after{folder()};
    EXPECT_EQ(after.text(Setting::Language), QStringLiteral("zh_CN"));
    EXPECT_EQ(after.text(Setting::Theme), QStringLiteral("dark"));
    EXPECT_TRUE(after.flag(Setting::Utc));
    const test_support::FullDisk full(0);
    settings.setFlag(Setting::Utc, false);
    EXPECT_FALSE(settings.save());
    EXPECT_EQ(told, 2) << "full again";
}

TEST_F(SettingsTest, aDirectoryInThePlaceOfTheFileIsLeftAlone)
{
    QDir{}.mkpath(file());
    Settings settings{folder()};
    EXPECT_EQ(settings.takeNotices().size(), 1U);
    settings.setFlag(Setting::Utc, true);
    EXPECT_FALSE(settings.save());
    EXPECT_TRUE(QFileInfo{file()}.isDir());
}

TEST_F(SettingsTest, twoConsolesKeepEachOthersChangesAndUnknownKeys)
{
    write("[General]\nfromTheFuture=1\n");
    Settings first{folder()};
    Settings second{folder()};
    first.setFlag(Setting::Utc, true);
    second.setText(Setting::Theme, QStringLiteral("dark"));
    EXPECT_TRUE(first.save());
    EXPECT_TRUE(second.save());
    Settings third{folder()};
    EXPECT_TRUE(third.flag(Setting::Utc));
    EXPECT_EQ(third.text(Setting::Theme), QStringLiteral("dark"));
    EXPECT_THAT(read(file()).toStdString(), HasSubstr("fromTheFuture=1"));
}

TEST_F(SettingsTest, whatConsolesGatherTogetherIsNotLostToTheOneThatWritesLast)
{
    Settings one{folder()};
    Settings other{folder()};
    const auto add = [](Settings& settings, const QString& file) {
        settings.setList(Setting::RecentFiles, settings.list(Setting::RecentFiles) << file);
        EXPECT_TRUE(settings.save());
    };
    add(one, QStringLiteral("a"));
    add(other, QStringLiteral("bb"));
    add(one, QStringLiteral("ccc"));
    const QStringList all{QStringLiteral("a"), QStringLiteral("bb"), QStringLiteral("ccc")};
    EXPECT_EQ(other.list(Setting::RecentFiles), all);
    // What is changed here and not written yet is not taken back.
    other.setList(Setting::RecentFiles, {QStringLiteral("mine")});
    add(one, QStringLiteral("dddd"));
    EXPECT_EQ(other.list(Setting::RecentFiles), QStringList{QStringLiteral("mine")});
}

TEST_F(SettingsTest, writesByReplacingTheFileAsAWhole)
{
    write("[General]\nutc=false\n");
    const QString link = m_home.path() + QStringLiteral("/hard-link");
    ASSERT_TRUE(
        ::link(QFile::encodeName(file()).constData(), QFile::encodeName(link).constData()) == 0);
    Settings settings{folder()};
    settings.setFlag(Setting::Utc, true);
    EXPECT_TRUE(settings.save());
    EXPECT_EQ(read(link), "[General]\nutc=false\n") << "the old file was written into";
}

TEST_F(SettingsTest, randomBytesNeverCrashNorVanish)
{
    std::mt19937 random{11};
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes{"[General]\nlanguage=en\n[list]\nsort=\"a, b\"\n"};
        for (int i = 0; i < 6; ++i)
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] =
                static_cast<char>(random());
        write(bytes);
        Settings settings{folder()};
        settings.setFlag(Setting::Utc, true);
        EXPECT_TRUE(settings.save());
        EXPECT_TRUE(Settings{folder()}.flag(Setting::Utc));
    }
}
