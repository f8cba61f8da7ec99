// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace test_support {

/// What a program has left.
struct Outcome {
    int exitCode = -1; ///< 128 + the signal that ended it
    std::string out;
    std::string err;
};

/// One way to start a program: bare of the test's environment, without display and terminal.
struct Launch {
    std::vector<std::string> command; ///< the first is looked for in PATH
    std::string input; ///< for standard input
    std::map<std::string, std::string> environment; ///< beside PATH, HOME and LANG
    std::optional<std::string> outputTo; ///< a path for standard output, such as /dev/full
    bool closeInput = false; ///< start without standard input, …
    bool closeOutput = false;
    bool closeError = false;
    std::optional<std::string> errorTo = std::nullopt; ///< a path for standard error: a terminal
};

[[nodiscard]] Outcome launch(const Launch& launch);

/// The program under test with these arguments.
[[nodiscard]] Launch console(std::vector<std::string> arguments);
[[nodiscard]] Outcome runConsole(std::vector<std::string> arguments);
[[nodiscard]] std::string consolePath();

/// A folder of its own for one test, removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Writes a file and gives its path.
    std::string file(const std::string& name, const std::string& contents) const;
    [[nodiscard]] std::size_t entries() const;

private:
    std::filesystem::path m_path;
};

[[nodiscard]] std::string contentsOf(const std::filesystem::path& file);
[[nodiscard]] std::vector<std::string> linesOf(const std::string& text);

} // namespace test_support
