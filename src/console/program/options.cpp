// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "settings/languages.h"

#include "deploy/deployment/timestamp.h"

#include <QCommandLineParser>

namespace console {

namespace {

constexpr Switch switchTable[]{
    {"demo", "Open the built-in demo data."},
    {"lang", "Language of the interface: %1.", "language"},
    {"theme", "Theme: %1.", "theme", "light dark"},
    {"utc", "Show times in UTC."},
    {"read-only", "Switch commands off for this run."},
    {"no-restore", "Do not open what was open last."},
    {"new-window", "Open another window, even where the program runs already."},
    {"verbose", "Log to standard error as well, in detail."},
    {"frame-times",
        "Print when the window, the first rows and the whole list are painted, and response times "
        "at "
        "the end."},
    {"dump-state", "At the end, print the state of what was open, without secrets."},
    {"now", "Use this time (RFC 3339) as the current time.", "time"},
};

/// Of Qt itself, which takes them off the command line only once there is an application. With one
/// dash or two.
constexpr const char* switchesOfQt[]{"nograb", "dograb", "reverse", "sync", "widgetcount"};
constexpr const char* valuesOfQt[]{"platform", "platformpluginpath", "platformtheme", "plugin",
    "qwindowgeometry", "geometry", "qwindowicon", "icon", "qwindowtitle", "title", "session",
    "display", "fontengine", "style", "stylesheet", "qmljsdebugger"};

constexpr int badUsage = 2;

void addOptionsOfQt(QCommandLineParser& parser)
{
    const auto add = [&parser](const char* name, const QString& value) {
        QCommandLineOption option(QString::fromLatin1(name), {}, value);
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    };
    for (const char* name : switchesOfQt)
        add(name, {});
    for (const char* name : valuesOfQt)
        add(name, QStringLiteral("value"));
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
}

QString helpOf(const QCommandLineParser& parser)
{
    // Without an application, the parser does not know what the program is called.
    return parser.helpText().replace(
        QStringLiteral("<executable_name>"), QStringLiteral("deployment-console"));
}

/// A value that is none of those that the option knows, or a second one.
QString faultIn(const QCommandLineParser& parser)
{
    const auto fault = [&parser](const char* name, const QString& wanted, auto isGood) {
        const QString key = QString::fromLatin1(name);
        const bool isBad = parser.isSet(key) && !isGood(parser.value(key));
        return isBad
            ? QStringLiteral("--%1 \"%2\": expected %3").arg(key, parser.value(key), wanted)
            : QString();
    };
    for (const Switch& each : switches()) {
        QStringList given = parser.values(QString::fromLatin1(each.name));
        given.removeDuplicates();
        if (given.size() > 1)
            return QStringLiteral("--%1 is given twice, as \"%2\" and as \"%3\"")
                .arg(QLatin1String(each.name), given[0], given[1]);
        const QStringList known = each.words();
        const auto isKnown = [&](const QString& value) {
            return known.isEmpty() || known.contains(value);
        };
        const QString wanted = known.join(QStringLiteral(" or "));
        if (QString text = fault(each.name, wanted, isKnown); !text.isEmpty())
            return text;
    }
    const auto isTime = [](const QString& value) {
        return deployment::parseTimestamp(value.toStdString()).has_value();
    };
    return fault("now", QStringLiteral("a time such as 2025-02-15T10:00:00Z"), isTime);
}

Options optionsOf(const QCommandLineParser& parser)
{
    Options options;
    options.sources = parser.positionalArguments();
    options.demo = parser.isSet(QStringLiteral("demo"));
    options.language = parser.value(QStringLiteral("lang"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.utc = parser.isSet(QStringLiteral("utc"));
    options.noRestore = parser.isSet(QStringLiteral("no-restore"));
    options.newWindow = parser.isSet(QStringLiteral("new-window"));
    options.verbose = parser.isSet(QStringLiteral("verbose"));
    options.readOnly = parser.isSet(QStringLiteral("read-only"));
    options.frameTimes = parser.isSet(QStringLiteral("frame-times"));
    options.dumpState = parser.isSet(QStringLiteral("dump-state"));
    options.namesPlatform =
        parser.isSet(QStringLiteral("platform")) || parser.isSet(QStringLiteral("display"));
    options.present = parser.value(QStringLiteral("now"));
    return options;
}

} // namespace

std::span<const Switch> switches()
{
    return switchTable;
}

QStringList Switch::words() const
{
    return qstrcmp(name, "lang") == 0
        ? languageCodes()
        : QString::fromLatin1(choices).split(u' ', Qt::SkipEmptyParts);
}

QString Switch::help() const
{
    return QString::fromLatin1(description)
        .replace(QStringLiteral("%1"), words().join(QStringLiteral(" or ")));
}

tl::expected<Options, Options::Ending> Options::fromArguments(
    const QStringList& arguments, const QString& version)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Deployment history, live detail, and safe commands."));
    const QCommandLineOption help(
        {QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this text."));
    parser.addOption(help);
    QCommandLineOption helpAll(QStringLiteral("help-all")); // of Qt: it has no more to tell here
    helpAll.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(helpAll);
    const QCommandLineOption versionOption = parser.addVersionOption();
    for (const Switch& each : switches())
        parser.addOption(
            {QString::fromLatin1(each.name), each.help(), QString::fromLatin1(each.value)});
    addOptionsOfQt(parser);
    parser.addPositionalArgument(QStringLiteral("source"),
        QStringLiteral("Files or addresses to open, demo: for the demonstration; with #ID, one "
                       "deployment of it."),
        QStringLiteral("[source…]"));
    const bool isRead = parser.parse(arguments);
    if (parser.isSet(help) || parser.isSet(helpAll))
        return tl::unexpected(Ending{0, helpOf(parser)});
    if (parser.isSet(versionOption))
        return tl::unexpected(Ending{0, QStringLiteral("deployment-console %1\n").arg(version)});
    if (const QString fault = isRead ? faultIn(parser) : parser.errorText(); !fault.isEmpty())
        return tl::unexpected(Ending{badUsage,
            QStringLiteral("deployment-console: %1\nSee \"deployment-console --help\" for usage.\n")
                .arg(fault)});
    return optionsOf(parser);
}

bool Options::isForThisRunOnly() const
{
    return !language.isEmpty() || !theme.isEmpty() || utc || verbose || readOnly || frameTimes
        || dumpState || !present.isEmpty();
}

QStringList Options::forOtherWindows() const
{
    QStringList arguments;
    const auto addWord = [&arguments](const char* name, const QString& value) {
        if (!value.isEmpty())
            arguments << QStringLiteral("--%1=%2").arg(QLatin1String(name), value);
    };
    const auto addFlag = [&arguments](const char* name, bool isSet) {
        if (isSet)
            arguments << QStringLiteral("--%1").arg(QLatin1String(name));
    };
    addWord("lang", language);
    addWord("theme", theme);
    addFlag("utc", utc);
    addFlag("verbose", verbose);
    addFlag("read-only", readOnly);
    addWord("now", present);
    return arguments;
}

bool Options::canBeHandedOver() const
{
    return !newWindow && !isForThisRunOnly();
}

} // namespace console
