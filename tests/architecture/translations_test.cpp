// SPDX-License-Identifier: GPL-3.0-or-later
#include "project_paths.h"
#include "source_tree.h"
#include "translation_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QFileInfo>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

using architecture::placeholdersIn;
using architecture::readTranslations;
using architecture::Translation;
using architecture::TranslationFile;

namespace {

const std::string chinese = "resources/translations/deployment-console_zh_CN.ts";
const std::string english = "resources/translations/deployment-console_en.ts";

/// Names that are the same in Chinese.
const QSet<QString> untranslated{QStringLiteral("CSV"), QStringLiteral("JSON"),
    QStringLiteral("JSON Lines"), QStringLiteral("UTC"), QStringLiteral("ID"),
    QStringLiteral("Ctrl+%1"), QStringLiteral(" MB"), QStringLiteral("Istio"),
    QStringLiteral("en_US"), QStringLiteral("Enter")};

/// Of a duration in a translation; a percentile is none.
const QString number = QStringLiteral("(?:[0-9]+|%L?[0-9n])");
const QString unitOfTime = QStringLiteral("(?:毫秒|秒|分钟|分(?!位)|小时|天|年)");

bool hasHan(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// Whether there is something to translate in it besides placeholders and punctuation.
bool hasWords(QString text)
{
    for (const QString& placeholder : placeholdersIn(text))
        text.remove(placeholder);
    return std::ranges::any_of(text, [](QChar c) { return c.isLetter(); });
}

/// The keys after single ampersands: "&Open" has "O".
QString mnemonicsOf(QString text)
{
    text.remove(QStringLiteral("&&"));
    QString keys;
    for (qsizetype at = text.indexOf(QLatin1Char('&')); at >= 0 && at + 1 < text.size();
         at = text.indexOf(QLatin1Char('&'), at + 1))
        keys += text[at + 1].toUpper();
    return keys;
}

/// The spaces before and after a string.
std::pair<QString, QString> edgesOf(const QString& text)
{
    static const QRegularExpression before(QStringLiteral("^\\s*"));
    static const QRegularExpression after(QStringLiteral("\\s*$"));
    return {before.match(text).captured(), after.match(text).captured()};
}

std::vector<std::string> translationPaths()
{
    std::vector<std::string> paths;
    for (const auto& file : architecture::filesBelow({"resources/translations"}, {".ts"}))
        paths.push_back(file.path);
    return paths;
}

/// "zh_CN" of the path.
std::string codeOf(const std::string& path)
{
    const auto begin = path.rfind("console_") + std::string_view{"console_"}.size();
    return path.substr(begin, path.rfind('.') - begin);
}

class Translations : public testing::TestWithParam<std::string> {
protected:
    const TranslationFile m_file = readTranslations(GetParam());
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Languages, Translations, testing::ValuesIn(translationPaths()),
    [](const auto& file) { return codeOf(file.param); });

TEST(TranslationFiles, thoseOfTheProjectAreThere)
{
    EXPECT_THAT(translationPaths(), testing::IsSupersetOf({chinese, english}));
}

TEST_P(Translations, areReadWhole)
{
    EXPECT_TRUE(m_file.error.isEmpty()) << m_file.error.toStdString();
    EXPECT_GT(m_file.translations.size(), 10U);
}

TEST_P(Translations, areFinishedInEveryForm)
{
    // lupdate knows how many forms a language has, and gives each text so many.
    const auto plural = std::ranges::find(m_file.translations, true, &Translation::isPlural);
    ASSERT_NE(plural, m_file.translations.end());
    const qsizetype pluralForms = GetParam() == chinese ? 1
        : GetParam() == english                         ? 2
                                                        : plural->forms.size();
    EXPECT_EQ(m_file.language.toStdString(), codeOf(GetParam()));
    for (const Translation& translation : m_file.translations) {
        EXPECT_TRUE(translation.isFinished) << translation.name();
        EXPECT_EQ(translation.forms.size(), translation.isPlural ? pluralForms : 1)
            << translation.name();
        EXPECT_FALSE(translation.forms.contains(QString())) << translation.name();
    }
}

TEST_P(Translations, belongToAContext)
{
    // tr() behind an alias of its class loses its context, and is never found at run time.
    for (const Translation& translation : m_file.translations)
        EXPECT_FALSE(translation.context.isEmpty()) << translation.name();
}

TEST(TranslationFiles, haveNoContextThatTheCodeDoesNotKnow)
{
    // A class of ours has its namespace in its context, or it is never found at run time; what has
    // none is named so by the code itself.
    QSet<QString> named;
    const QRegularExpression naming(
        QStringLiteral("Q_DECLARE_TR_FUNCTIONS\\((\\w+)\\)|\"(\\w+)\""));
    for (const auto& file : architecture::filesBelow({"src", "include"}, {".h", ".cpp"})) {
        auto found = naming.globalMatch(QString::fromStdString(file.text));
        while (found.hasNext()) {
            const auto match = found.next();
            named.insert(match.captured(1) + match.captured(2));
        }
    }
    for (const Translation& translation : readTranslations(chinese).translations)
        EXPECT_TRUE(translation.context.contains(QStringLiteral("::"))
            || named.contains(translation.context))
            << translation.name();
}

TEST_P(Translations, keepThePlaceholders)
{
    for (const Translation& translation : m_file.translations)
        for (const QString& form : translation.forms)
            EXPECT_EQ(placeholdersIn(form), placeholdersIn(translation.source))
                << translation.name();
}

TEST_P(Translations, keepBlanksEllipsesAndMnemonics)
{
    const QChar ellipsis(0x2026);
    for (const Translation& translation : m_file.translations) {
        for (const QString& form : translation.forms) {
            EXPECT_EQ(edgesOf(form), edgesOf(translation.source)) << translation.name();
            EXPECT_EQ(form.count(ellipsis), translation.source.count(ellipsis))
                << translation.name();
            EXPECT_EQ(mnemonicsOf(form), mnemonicsOf(translation.source)) << translation.name();
        }
    }
}

TEST(ChineseTranslation, leavesNoEnglish)
{
    for (const Translation& translation : readTranslations(chinese).translations) {
        const QString text = translation.forms.value(0);
        EXPECT_TRUE(hasHan(text) || !hasWords(text) || untranslated.contains(translation.source))
            << translation.name();
    }
}

TEST(ChineseTranslation, hasFullWidthPunctuation)
{
    static const QRegularExpression halfWidth(
        QStringLiteral("\\p{Han}(?:[,;?!]|:(?!\\p{Han})|\\.(?!\\w)|\\((?!&))|\\.\\.\\."));
    for (const Translation& translation : readTranslations(chinese).translations) {
        const QString text = translation.forms.value(0);
        EXPECT_FALSE(text.contains(halfWidth)) << text.toStdString();
    }
}

TEST(ChineseTranslation, setsLatinLettersAndNumbersApart)
{
    // Dates, and durations with their unit, are one word.
    static const QSet<QString> dates{QStringLiteral("ddd d MMM"), QStringLiteral("ddd d MMM yyyy")};
    static const QRegularExpression duration(number + unitOfTime);
    static const QRegularExpression count(QStringLiteral("%L?n"));
    static const QRegularExpression word(QStringLiteral("%L?\\d")); // may be Chinese itself
    static const QRegularExpression tight(
        QStringLiteral("[\\x{4e00}-\\x{9fff}][A-Za-z0-9]|[A-Za-z0-9%][\\x{4e00}-\\x{9fff}]"));
    for (const Translation& translation : readTranslations(chinese).translations) {
        QString text = translation.forms.value(0);
        text.replace(duration, QStringLiteral("_"));
        text.replace(count, QStringLiteral("0")).replace(word, QStringLiteral("_"));
        EXPECT_FALSE(text.contains(tight) && !dates.contains(translation.source))
            << translation.name();
    }
}

/// A placeholder may stand for a word, before which there may be a space or none: what is before a
/// unit of time is a number.
TEST(ChineseTranslation, writesDurationsAsOneWord)
{
    static const QRegularExpression apart(number + QStringLiteral(" +") + unitOfTime);
    for (const Translation& translation : readTranslations(chinese).translations) {
        for (const QString& form : translation.forms)
            EXPECT_FALSE(form.contains(apart)) << translation.name() << ": " << form.toStdString();
    }
}

TEST(TranslationFiles, areInStepWithTheCode)
{
    const QString tools = QLibraryInfo::path(QLibraryInfo::BinariesPath);
    if (!QFileInfo::exists(tools + QStringLiteral("/lupdate")))
        GTEST_SKIP() << "lupdate is not installed";
    QProcess script;
    script.setProcessChannelMode(QProcess::MergedChannels);
    script.start(QStringLiteral(PROJECT_SOURCE_DIR "/scripts/update-translations"),
        {QStringLiteral("--check")});
    ASSERT_TRUE(script.waitForFinished(100'000)) << script.errorString().toStdString();
    EXPECT_EQ(script.exitCode(), 0) << script.readAll().toStdString();
}
