// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "descriptor_output.h"

#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cli {

namespace {

class SavedFile final : public Output {
public:
    explicit SavedFile(const std::string& path)
        : m_path(path)
        , m_file(QFile::decodeName(QByteArray::fromStdString(path)))
    {
    }

    bool open() { return m_file.open(QIODevice::WriteOnly); }

    bool write(std::string_view data) override
    {
        const auto size = static_cast<qint64>(data.size());
        return m_file.write(data.data(), size) == size;
    }

    deployment::Expected<void> finish() override
    {
        if (!m_file.commit())
            return tl::unexpected{error()};
        return {};
    }

    [[nodiscard]] deployment::Error error() const
    {
        return cannotWrite(m_path, m_file.errorString().toStdString());
    }

private:
    std::string m_path;
    QSaveFile m_file;
};

deployment::Expected<std::unique_ptr<Output>> openDevice(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return tl::unexpected{cannotWrite(path, std::generic_category().message(errno))};
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
    if (exists && S_ISDIR(status.st_mode))
        return tl::unexpected{cannotWrite(path, "it is a directory")};
    // Replacing a device by a file would be a surprise to the whole machine.
    if (exists && !S_ISREG(status.st_mode))
        return openDevice(path);
    const QByteArray name = QByteArray::fromStdString(path);
    if (QFile::encodeName(QFile::decodeName(name)) != name)
        return tl::unexpected{cannotWrite(path, "its name is not UTF-8")};
    auto file = std::make_unique<SavedFile>(path);
    if (!file->open())
        return tl::unexpected{file->error()};
    return file;
}

} // namespace cli
