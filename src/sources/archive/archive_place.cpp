// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/archive/archive_place.h"

#include "deploy/formats/document/whole_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <string>
#include <system_error>

namespace sources {

namespace {

constexpr std::size_t maxSlug = 40;
constexpr qsizetype connectionDigits = 12;
constexpr qsizetype serverDigits = 8;
constexpr std::string_view extension = ".ndjson";

/// What of a name every file system takes; never empty, never hidden, never a way out of a folder.
std::string slugOf(std::string_view name)
{
    std::string slug;
    for (const char each : name) {
        const bool isPlain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z')
            || (each >= '0' && each <= '9');
        if (isPlain)
            slug += each;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
        if (slug.size() == maxSlug)
            break;
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "connection" : slug;
}

std::string digitsOf(std::string_view text, qsizetype count)
{
    const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)
        .toHex()
        .left(count)
        .toStdString();
}

/// All files in the folder whose names hold the text.
std::vector<std::filesystem::path> filesWith(
    const std::filesystem::path& folder, const std::string& text)
{
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end;
         each.increment(error)) {
        const std::string name = each->path().filename().string();
        if (name.ends_with(extension) && name.find(text) != std::string::npos)
            found.push_back(each->path());
    }
    std::ranges::sort(found);
    return found;
}

std::string connectionPart(const Connection& connection)
{
    return '-' + digitsOf(connection.id, connectionDigits) + '-';
}

} // namespace

std::filesystem::path archiveFolder()
{
    return QFile::encodeName(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/deployment-console/archive"))
        .toStdString();
}

std::filesystem::path archivePath(
    const std::filesystem::path& folder, const Connection& connection, std::string_view server)
{
    const std::string tail =
        connectionPart(connection) + digitsOf(server, serverDigits) + std::string(extension);
    const auto known = filesWith(folder, tail);
    return known.empty() ? folder / (slugOf(connection.name) + tail) : known.front();
}

std::vector<std::filesystem::path> archivesOf(
    const std::filesystem::path& folder, const Connection& connection)
{
    return filesWith(folder, connectionPart(connection));
}

deployment::Expected<void> forgetArchives(
    const std::filesystem::path& folder, const Connection& connection)
{
    for (const auto& file : archivesOf(folder, connection)) {
        std::error_code error;
        std::filesystem::remove(file, error);
        if (error)
            return tl::unexpected(formats::writeError(file.string(), error.value()));
    }
    return {};
}

std::uint64_t archiveBytes(const std::vector<std::filesystem::path>& files)
{
    std::uint64_t bytes = 0;
    for (const auto& file : files) {
        std::error_code error;
        const auto size = std::filesystem::file_size(file, error);
        bytes += error ? 0 : size;
    }
    return bytes;
}

} // namespace sources
