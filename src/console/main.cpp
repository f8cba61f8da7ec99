// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifetime/first_frames.h"
#include "lifetime/quitting.h"
#include "program/appearance.h"
#include "program/application.h"
#include "program/demo_file.h"
#include "program/display.h"
#include "program/options.h"
#include "program/single_instance.h"
#include "program/window_place.h"
#include "session/source_kinds.h"
#include "settings/settings.h"
#include "window/main_window.h"

#include "deploy/formats/document/unfinished_files.h"
#include "deploy/logging/logging.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/widgets/theme/theme.h"

#include <spdlog/spdlog.h>

#include <QFileInfo>

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

namespace {

using namespace console;

/// The current time, or a fixed clock if the command line says so.
deployment::Clock clockFor(const Options& options)
{
    if (const auto fixed = deployment::parseTimestamp(options.present.toStdString()))
        return [now = *fixed] { return now; };
    return deployment::systemNow;
}

deployment::Zone zoneFor(const Options& options, const Settings& settings)
{
    return options.utc || settings.flag(Setting::Utc) ? deployment::Zone::Utc
                                                      : deployment::Zone::Local;
}

void applyAppearance(QApplication& application, const Options& options, const Settings& settings)
{
    applyTheme(
        application, options.theme.isEmpty() ? settings.text(Setting::Theme) : options.theme);
    applyFontSize(application, settings.text(Setting::FontSize));
    applyLanguage(application,
        options.language.isEmpty() ? settings.text(Setting::Language) : options.language);
}

void tell(MainWindow& window, const deployment::Message& notice)
{
    spdlog::warn("{}", notice.toEnglish());
    window.showStatusMessage(models::translated(notice));
}

/// Those of the start, and what comes as long as the window is there.
void reportNotices(MainWindow& window, Settings& settings)
{
    const auto tellAll = [&window, &settings] {
        for (const deployment::Message& notice : settings.takeNotices())
            tell(window, notice);
    };
    tellAll();
    settings.setNoticeListener(tellAll);
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, &window,
        [&settings] { settings.setNoticeListener({}); });
}

void reportMessages(
    MainWindow& window, Settings& settings, WindowPlace* place, const logging::Logging& log)
{
    reportNotices(window, settings);
    if (place != nullptr)
        reportNotices(window, place->settings());
    if (log.startupMessage())
        tell(window, *log.startupMessage());
}

void reportJournalError(MainWindow& window, const sources::Journal& journal)
{
    QObject::connect(
        &journal, &sources::Journal::setAside, &window, [&window](const QString& path) {
            spdlog::warn("the journal was damaged and was moved to {}", path.toStdString());
            window.showStatusMessage(
                MainWindow::tr("The command journal was damaged and was moved to %1.")
                    .arg(models::displayText(path.toStdString())));
        });
}

/// Nothing is named that is to be opened instead of it.
bool isRestoring(const Options& options, const Settings& settings)
{
    return options.sources.isEmpty() && !options.demo && !options.noRestore
        && settings.flag(Setting::RestoreTabs);
}

void openSources(MainWindow& window, const Options& options, const Settings& settings)
{
    window.opener().openAll(options.sources);
    if (options.demo)
        window.opener().openDemo();
    if (isRestoring(options, settings))
        window.tabs().restore();
}

/// Of a window beside the first one; null where nothing of it is to come back.
std::unique_ptr<WindowPlace> placeFor(const Options& options, const Settings& settings)
{
    if (options.isForThisRunOnly())
        return nullptr;
    std::unique_ptr<WindowPlace> place;
    if (isRestoring(options, settings))
        place = WindowPlace::takeWaiting();
    return place ? std::move(place) : WindowPlace::takeNew();
}

/// Those that were open beside the first one, each a program of its own.
void startWaitingWindows(const Options& options, const Settings& settings)
{
    if (options.isForThisRunOnly() || !isRestoring(options, settings))
        return;
    for (int window = WindowPlace::waiting(); window > 0; --window)
        startOtherWindow();
}

/// Opens here what another start has been asked for, or quits; false if it cannot be asked.
bool serveOtherStarts(SingleInstance& instance, MainWindow& window)
{
    QObject::connect(&instance, &SingleInstance::requested, &window,
        [&window](const SingleInstance::Request& request) {
            if (request.quit) {
                QApplication::closeAllWindows();
                return;
            }
            bringToFront(window);
            window.opener().openAll(request.sources);
            if (request.demo)
                window.opener().openDemo();
        });
    return instance.listen();
}

/// What is for one run only is no matter of the window that was open before.
void sayThatItIsSeparate(MainWindow& window)
{
    const char* text = QT_TRANSLATE_NOOP("console::MainWindow",
        "Another window was open already. This one is for itself: what its command line says holds "
        "in it alone, and its tabs do not come back at the next start.");
    std::fprintf(stderr, "deployment-console: %s\n", text);
    window.showStatusMessage(MainWindow::tr(text));
}

/// The paths of files are those of this start's folder.
SingleInstance::Request requestOf(const Options& options)
{
    SingleInstance::Request request{{}, options.demo};
    for (const QString& source : options.sources)
        request.sources.append(isServer(source) || source.startsWith(demoLocation)
                ? source
                : QFileInfo(source).absoluteFilePath());
    return request;
}

void printFrameTimes(Application& application, const Options& options)
{
    application.settleTimes();
    const std::string frames = "input to paint: " + application.inputFrames().summary();
    const std::string periods = "event loop stalls: " + application.busyPeriods().summary();
    spdlog::info("{}", frames);
    spdlog::info("{}", periods);
    if (options.frameTimes)
        std::printf("%s\n%s\n", frames.c_str(), periods.c_str());
}

int say(const Options::Ending& ending)
{
    std::FILE* const stream = ending.exitCode == 0 ? stdout : stderr;
    if (std::fputs(qUtf8Printable(ending.text), stream) < 0 || std::fflush(stream) != 0) {
        std::perror("deployment-console");
        return 1;
    }
    return ending.exitCode;
}

/// Empty: there may be one, or another platform is named.
QString lackOfDisplay(const Options& options)
{
    const bool isNamed = options.namesPlatform || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
    return isNamed ? QString() : missingDisplayText(displayNames());
}

/// Closed, and not the program with it.
void forget(WindowPlace& place, MainWindow& window)
{
    window.tabs().stopSaving();
    place.forget();
}

/// One window from its start to its end; the exit code.
int runWindow(Application& application, const Options& options, SingleInstance& instance)
{
    const bool isBesideAnother = instance.isAnotherRunning();
    const auto redactor = std::make_shared<deployment::Redactor>();
    const logging::Logging log(
        {.folder = logging::stateFolder(), .verbose = options.verbose, .redactor = redactor});
    Settings settings;
    applyAppearance(application, options, settings);
    QApplication::setWindowIcon(
        widgets::theme::icon(QStringLiteral("deployment-console"), QApplication::palette()));
    models::TimeContext time(clockFor(options), zoneFor(options, settings));
    sources::Journal journal(sources::Journal::defaultPath());
    const std::unique_ptr<WindowPlace> place =
        isBesideAnother ? placeFor(options, settings) : nullptr;
    const bool isSeparate = isBesideAnother && !place;

    MainWindow window({settings, time, journal, options.readOnly, redactor,
        place ? &place->settings() : nullptr});
    const Quitting quitting(window, place.get(), !isBesideAnother);
    reportJournalError(window, journal);
    const QStringList forOthers =
        QStringList(QStringLiteral("--no-restore")) + options.forOtherWindows();
    QObject::connect(&window, &MainWindow::newWindowRequested, &application,
        [forOthers] { startOtherWindow(forOthers); });
    if (options.frameTimes)
        printFirstPaintTimes(application, window);
    if (isSeparate)
        window.tabs().stopSaving();
    openSources(window, options, settings);
    if (!isBesideAnother && serveOtherStarts(instance, window))
        startWaitingWindows(options, settings);
    window.show();
    // The journal's file and the driver that reads it.
    afterFirstFrame(application, window, [&window] { window.commands().resolveUnfinished(); });
    reportMessages(window, settings, place.get(), log);
    if (isSeparate)
        sayThatItIsSeparate(window);
    const int code = QApplication::exec();
    if (place && !quitting.isUnderWay() && instance.isAnotherRunning())
        forget(*place, window);
    printFrameTimes(application, options);
    if (options.dumpState)
        std::fputs(window.report().c_str(), stdout);
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    // Before there is an application, which needs a display.
    QStringList arguments;
    for (int index = 0; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    const auto parsed = Options::fromArguments(arguments, QStringLiteral(DEPLOY_VERSION));
    if (!parsed)
        return say(parsed.error());
    const Options& options = *parsed;
    if (const QString lack = lackOfDisplay(options); !lack.isEmpty())
        return say({1, QStringLiteral("deployment-console: %1.\n").arg(lack)});

    formats::removeUnfinishedFilesOnSignals();
    std::optional<DisplayStart> start(std::in_place);
    Application application(argc, argv);
    start.reset();
    QApplication::setApplicationName(QStringLiteral("deployment-console"));
    QApplication::setApplicationVersion(QStringLiteral(DEPLOY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.deployment_console"));

    SingleInstance instance(SingleInstance::defaultAddress());
    if (options.canBeHandedOver() && instance.handOver(requestOf(options)))
        return 0;
    return runWindow(application, options, instance);
}
