// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>

namespace console {

namespace {

struct Switch {
    const char* name;
    const char* description;
    const char* value = "";
};

constexpr Switch switches[]{
    {"demo", "Open the built-in demonstration."},
    {"lang", "Language of the interface: en or zh_CN.", "language"},
    {"theme", "Colours: light or dark.", "theme"},
    {"utc", "Show times in UTC."},
    {"read-only", "Switch commands off for this run."},
    {"verbose", "Log to standard error as well, in detail."},
    {"tour", "Walk through the program, save pictures and an export into the folder, and end.",
        "folder"},
    {"frame-times", "Print when the window and the first list are painted, and at the end how quickly all was."},
    {"now", "Take this moment (RFC 3339) for the present.", "time"},
};

} // namespace

Options Options::fromArguments(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Deployment history, live detail, and safe commands."));
    parser.addHelpOption();
    parser.addVersionOption();
    for (const Switch& each : switches)
        parser.addOption({QString::fromLatin1(each.name), QString::fromLatin1(each.description),
            QString::fromLatin1(each.value)});
    parser.addPositionalArgument(QStringLiteral("source"),
        QStringLiteral("Files or addresses to open."), QStringLiteral("[source…]"));
    parser.process(arguments);

    Options options;
    options.sources = parser.positionalArguments();
    options.demo = parser.isSet(QStringLiteral("demo"));
    options.language = parser.value(QStringLiteral("lang"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.utc = parser.isSet(QStringLiteral("utc"));
    options.verbose = parser.isSet(QStringLiteral("verbose"));
    options.readOnly = parser.isSet(QStringLiteral("read-only"));
    options.tourFolder = parser.value(QStringLiteral("tour"));
    options.frameTimes = parser.isSet(QStringLiteral("frame-times"));
    options.present = parser.value(QStringLiteral("now"));
    return options;
}

} // namespace console
