// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"
#include "deploy/deployment/redactor.h"

#include <QtGlobal>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace spdlog {
class logger;
}

namespace logging {

/// Where state belongs that is worth keeping but not worth carrying to another machine:
/// $XDG_STATE_HOME/deployment-console, or ~/.local/state/deployment-console.
[[nodiscard]] std::filesystem::path stateFolder();

struct Options {
    std::filesystem::path folder; ///< empty: no file
    std::string fileName = "deployment-console.log";
    bool verbose = false; ///< debug messages too, and everything on standard error as well
    std::size_t fileBytes = std::size_t{5} * 1024 * 1024;
    std::size_t files = 5; ///< kept in all, the current one included
    /// Knows the secrets in use; one of its own where none is given.
    std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
};

/// The log of a program, for as long as this object lives: spdlog's default logger and the messages
/// of Qt go to a rotating file that only its owner can read; without a file, warnings go to
/// standard error. A line is one line whatever was in the message, and secrets are taken out. One
/// at a time in a process.
class Logging final {
    Q_DISABLE_COPY_MOVE(Logging)

public:
    explicit Logging(const Options& options);
    ~Logging();

    /// Why there is no file although one was requested; to be reported to the user once.
    [[nodiscard]] const std::optional<deployment::Message>& startupMessage() const
    {
        return m_startupMessage;
    }
    /// Empty if there is none.
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    std::shared_ptr<spdlog::logger> m_loggerBefore;
    QtMessageHandler m_handlerBefore = nullptr;
    std::filesystem::path m_file;
    std::optional<deployment::Message> m_startupMessage;
};

} // namespace logging
