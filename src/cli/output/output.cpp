// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "descriptor_output.h"

#include "deploy/formats/document/whole_file.h"

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cli {

namespace {

class SavedFile final : public Output {
public:
    explicit SavedFile(std::unique_ptr<formats::WholeFile> file)
        : m_file(std::move(file))
    {
    }

    bool write(std::string_view data) override { return m_file->write(data); }
    deployment::Expected<void> finish() override { return m_file->commit(); }

private:
    std::unique_ptr<formats::WholeFile> m_file;
};

deployment::Expected<std::unique_ptr<Output>> openDevice(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return tl::unexpected{formats::writeError(path, errno)};
    return std::make_unique<DescriptorOutput>(descriptor, path, DescriptorOutput::Ownership::Own);
}

std::optional<int> numberOf(const std::string& name)
{
    int number = 0;
    const char* const end = name.data() + name.size();
    const auto [rest, error] = std::from_chars(name.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

/// Which of the process' own descriptors a path such as /dev/stdout means. The file behind it is
/// somebody else's as well, who has written to it and goes on doing so.
std::optional<int> descriptorOf(std::filesystem::path path)
{
    constexpr int maxLinks = 40;
    std::error_code error;
    const auto own = std::filesystem::canonical("/proc/self/fd", error);
    for (int links = 0; !error && links < maxLinks; ++links) {
        const auto folder =
            std::filesystem::canonical(path.has_parent_path() ? path.parent_path() : ".", error);
        if (error)
            break;
        if (folder == own)
            return numberOf(path.filename().string());
        if (!std::filesystem::is_symlink(path, error))
            break;
        path = path.parent_path() / std::filesystem::read_symlink(path, error);
    }
    return std::nullopt;
}

} // namespace

deployment::Expected<std::unique_ptr<Output>> Output::open(const std::string& path)
{
    if (path == "-")
        return std::make_unique<DescriptorOutput>(
            STDOUT_FILENO, "standard output", DescriptorOutput::Ownership::Borrow);
    if (const auto descriptor = descriptorOf(path))
        return std::make_unique<DescriptorOutput>(
            *descriptor, path, DescriptorOutput::Ownership::Borrow);
    struct stat status { };
    const bool exists = ::stat(path.c_str(), &status) == 0;
    // Replacing a device by a file would be a surprise to the whole machine.
    if (exists && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return openDevice(path);
    auto file = formats::WholeFile::create(path);
    if (!file)
        return tl::unexpected{file.error()};
    return std::make_unique<SavedFile>(std::move(*file));
}

} // namespace cli
