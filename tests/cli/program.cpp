// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "project_paths.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace test_support {

namespace {

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<std::string> environmentOf(const Launch& launch, const std::string& home)
{
    std::map<std::string, std::string> values{{"PATH", std::getenv("PATH")}, {"HOME", home},
        {"LANG", "C.UTF-8"}, {"TZ", "UTC"}, {"XDG_STATE_HOME", home + "/state"}};
    for (const char* passedOn : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"})
        if (const char* value = std::getenv(passedOn))
            values[passedOn] = value;
    for (const auto& [name, value] : launch.environment)
        values[name] = value;
    std::vector<std::string> texts;
    for (const auto& [name, value] : values)
        texts.push_back(name + '=' + value);
    return texts;
}

class FileActions {
public:
    FileActions() { posix_spawn_file_actions_init(&m_actions); }
    ~FileActions() { posix_spawn_file_actions_destroy(&m_actions); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    void stream(int descriptor, bool closed, const std::string& path, int flags)
    {
        if (closed)
            posix_spawn_file_actions_addclose(&m_actions, descriptor);
        else
            posix_spawn_file_actions_addopen(&m_actions, descriptor, path.c_str(), flags, 0600);
    }
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

} // namespace

Outcome launch(const Launch& launch)
{
    const TemporaryFolder home;
    const std::string input = home.file("in", launch.input);
    const std::string out = (home.path() / "out").string();
    const std::string err = (home.path() / "err").string();
    constexpr int create = O_WRONLY | O_CREAT | O_TRUNC;
    FileActions actions;
    actions.stream(STDIN_FILENO, launch.closeInput, input, O_RDONLY);
    actions.stream(STDOUT_FILENO, launch.closeOutput, launch.outputTo.value_or(out), create);
    actions.stream(STDERR_FILENO, launch.closeError, launch.errorTo.value_or(err), create);

    std::vector<std::string> command = launch.command;
    std::vector<std::string> environment = environmentOf(launch, home.path().string());
    pid_t pid = 0;
    if (posix_spawnp(&pid, command.front().c_str(), actions.get(), nullptr,
            pointersTo(command).data(), pointersTo(environment).data())
        != 0)
        throw std::runtime_error("cannot start " + command.front());
    int status = 0;
    waitpid(pid, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), contentsOf(out),
        contentsOf(err)};
}

std::string consolePath()
{
    return PROJECT_BINARY_DIR "/bin/deployment-console-cli";
}

Launch console(std::vector<std::string> arguments)
{
    Launch made;
    made.command.push_back(consolePath());
    made.command.insert(made.command.end(), arguments.begin(), arguments.end());
    return made;
}

Outcome runConsole(std::vector<std::string> arguments)
{
    return launch(console(std::move(arguments)));
}

TemporaryFolder::TemporaryFolder()
{
    std::string name =
        (std::filesystem::temp_directory_path() / "deployment-console-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("cannot create a temporary folder");
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TemporaryFolder::file(const std::string& name, const std::string& contents) const
{
    std::ofstream{m_path / name, std::ios::binary} << contents;
    return (m_path / name).string();
}

std::size_t TemporaryFolder::entries() const
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{m_path}, {}));
}

std::string contentsOf(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

} // namespace test_support
