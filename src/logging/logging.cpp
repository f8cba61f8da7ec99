// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/logging/logging.h"

#include "safe_sink.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <cstdio>
#include <string_view>

#include <sys/stat.h>

namespace logging {

namespace {

constexpr auto linePattern = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";

void qtMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const auto level = [type] {
        switch (type) {
        case QtDebugMsg:
            return spdlog::level::debug;
        case QtInfoMsg:
            return spdlog::level::info;
        case QtWarningMsg:
            return spdlog::level::warn;
        case QtCriticalMsg:
            return spdlog::level::err;
        case QtFatalMsg:
            return spdlog::level::critical;
        }
        return spdlog::level::warn;
    }();
    std::string line = text.toStdString();
    if (context.category != nullptr && std::string_view{context.category} != "default")
        line.insert(0, std::string{context.category} + ": ");
    spdlog::default_logger_raw()->log(level, spdlog::string_view_t{line});
}

void makePrivateFolder(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder.parent_path());
    // The rules of the XDG folders ask for 0700 where a program creates one.
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        throw std::filesystem::filesystem_error(
            "cannot create the folder", folder, std::error_code{errno, std::generic_category()});
}

spdlog::sink_ptr openFile(const std::filesystem::path& file, const Options& options)
{
    spdlog::file_event_handlers handlers;
    handlers.after_open = [](const spdlog::filename_t&, std::FILE* stream) {
        ::fchmod(::fileno(stream), S_IRUSR | S_IWUSR);
    };
    // spdlog counts the rotated files only.
    return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
        file.string(), options.fileBytes, options.files - 1, false, handlers);
}

spdlog::sink_ptr openStandardError(const Options& options)
{
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    sink->set_level(options.verbose ? spdlog::level::debug : spdlog::level::warn);
    return sink;
}

std::shared_ptr<spdlog::logger> makeLogger(spdlog::sink_ptr sink, const Options& options)
{
    auto logger = std::make_shared<spdlog::logger>("deployment-console", std::move(sink));
    logger->set_level(options.verbose ? spdlog::level::debug : spdlog::level::info);
    // A crash takes none with it, and lines of several windows stand whole in their one file.
    logger->flush_on(logger->level());
    logger->set_formatter(
        std::make_unique<spdlog::pattern_formatter>(linePattern, spdlog::pattern_time_type::utc));
    // A full disk is reported once, not once a line.
    logger->set_error_handler(
        [isReported = std::make_shared<std::atomic_flag>()](const std::string& what) {
            if (!isReported->test_and_set())
                std::fprintf(stderr, "The log cannot be written: %s\n", what.c_str());
        });
    return logger;
}

} // namespace

std::filesystem::path stateFolder()
{
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base)) // the specification says to ignore a relative one
        base = QDir::homePath() + QStringLiteral("/.local/state");
    return std::filesystem::path{QFile::encodeName(base).toStdString()} / "deployment-console";
}

Logging::Logging(const Options& options)
    : m_loggerBefore(spdlog::default_logger())
{
    std::vector<spdlog::sink_ptr> sinks;
    if (!options.folder.empty()) {
        try {
            makePrivateFolder(options.folder);
            sinks.push_back(openFile(options.folder / options.fileName, options));
            m_file = options.folder / options.fileName;
        } catch (const std::exception& error) {
            m_startupMessage = {
                DEPLOY_MESSAGE("Message", "The log file could not be created in %1: %2"),
                {options.folder.string(), error.what()}};
        }
    }
    if (sinks.empty() || options.verbose)
        sinks.push_back(openStandardError(options));
    spdlog::set_default_logger(
        makeLogger(std::make_shared<SafeSink>(options.redactor, std::move(sinks)), options));
    m_handlerBefore = qInstallMessageHandler(qtMessage);
}

Logging::~Logging()
{
    qInstallMessageHandler(m_handlerBefore);
    spdlog::default_logger_raw()->flush();
    spdlog::set_default_logger(m_loggerBefore);
}

} // namespace logging
