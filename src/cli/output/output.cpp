// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "descriptor_output.h"

#include "deploy/formats/document/whole_file.h"

#include <cerrno>

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

} // namespace

deployment::Expected<std::unique_ptr<Output>> Output::open(const std::string& path)
{
    if (path == "-")
        return std::make_unique<DescriptorOutput>(
            STDOUT_FILENO, "standard output", DescriptorOutput::Ownership::Borrow);
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
