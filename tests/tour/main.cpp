// SPDX-License-Identifier: GPL-3.0-or-later
// deployment-console-tour FOLDER [--lang LANGUAGE] [--theme THEME] [--kubernetes] [FILE…]: walks
// through the console's window off-screen and leaves pictures and an export in the folder. Without
// files it looks at a demonstration server of its own, and only there does it send commands.
#include "demonstration_cluster.h"
#include "demonstration_server.h"
#include "tour.h"

#include "program/appearance.h"
#include "settings/settings.h"
#include "window/main_window.h"

#include "deploy/logging/logging.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/widgets/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QFont>
#include <QTemporaryDir>

#include <cstdio>

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int badUsage = 2;

struct Options {
    QString folder;
    QStringList files;
    QString language;
    QString theme;
    bool kubernetes = false; ///< a cluster of its own instead of a server
};

int fail(int code, const QString& sentence)
{
    std::fprintf(stderr, "deployment-console-tour: %s\n", qUtf8Printable(sentence));
    return code;
}

std::optional<Options> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QString language = QStringLiteral("lang");
    const QString theme = QStringLiteral("theme");
    parser.addOption({language, {}, language});
    const QString kubernetes = QStringLiteral("kubernetes");
    parser.addOption({theme, {}, theme});
    parser.addOption(QCommandLineOption(kubernetes));
    if (!parser.parse(arguments) || parser.positionalArguments().isEmpty())
        return {};
    QStringList files = parser.positionalArguments();
    const QString folder = files.takeFirst();
    return Options{
        folder, files, parser.value(language), parser.value(theme), parser.isSet(kubernetes)};
}

/// A desk on which every picture has room; that of the off-screen platform is a square of 800.
QByteArray deskIn(const QTemporaryDir& home)
{
    QFile file(home.filePath(QStringLiteral("screen.json")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(R"({"screens": [{"name": "desk", "x": 0, "y": 0, "width": 4000, "height": 4000,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    return ":configfile=" + file.fileName().toUtf8();
}

/// What the tour does belongs into no user's settings or journal.
void moveTo(const QTemporaryDir& home)
{
    for (const char* name :
        {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toUtf8());
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen" + deskIn(home));
}

int walk(QApplication& application, const Options& options)
{
    console::applyTheme(application, options.theme);
    console::applyLanguage(application, options.language);
    QApplication::setWindowIcon(
        widgets::theme::icon(QStringLiteral("deployment-console"), QApplication::palette()));
    const logging::Logging log({.folder = logging::stateFolder()});
    console::Settings settings;
    models::TimeContext time(deployment::systemNow, deployment::Zone::Local);
    sources::Journal journal(sources::Journal::defaultPath());
    std::unique_ptr<tour::DemonstrationServer> server;
    std::unique_ptr<tour::DemonstrationCluster> cluster;
    if (options.kubernetes) {
        cluster = std::make_unique<tour::DemonstrationCluster>();
    } else if (options.files.isEmpty()) {
        server = std::make_unique<tour::DemonstrationServer>();
        if (server->address().isEmpty())
            return fail(failed, QStringLiteral("the demonstration server did not start"));
    }

    console::MainWindow window({settings, time, journal, !server && !cluster});
    window.open(cluster ? QStringLiteral("kube:")
            : server    ? server->address()
                        : options.files.constFirst());
    window.show();
    tour::Tour tour(window, options.folder, server.get());
    QObject::connect(&tour, &tour::Tour::saved, &window, [](const QString& path) {
        std::printf("%s\n", qUtf8Printable(path));
        std::fflush(stdout); // a reader of a pipe follows the tour by these lines
    });
    QObject::connect(&tour, &tour::Tour::finished, &window, [](const QString& failure) {
        QCoreApplication::exit(failure.isEmpty() ? done : fail(failed, failure));
    });
    if (cluster)
        tour.startAtCluster();
    else
        tour.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir home;
    moveTo(home);
    QApplication application(argc, argv);
    // Pictures in grey edges look the same on every screen, and are smaller.
    QFont font = QApplication::font();
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    QApplication::setFont(font);
    QApplication::setApplicationName(QStringLiteral("deployment-console"));
    const auto options = parse(QApplication::arguments());
    if (!options || options->files.size() > 1)
        return fail(badUsage,
            QStringLiteral(
                "usage: deployment-console-tour FOLDER [--lang LANGUAGE] [--theme THEME] [FILE]"));
    if (!options->files.isEmpty() && options->files.constFirst().contains(QLatin1String("://")))
        return fail(
            badUsage, QStringLiteral("the tour goes to no server but the one it starts itself"));
    return walk(application, *options);
}
