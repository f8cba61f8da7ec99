// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives.h"

#include "pages/plain_question.h"

#include "deploy/models/display_strings.h"
#include "deploy/sources/archive/archive_place.h"
#include "deploy/sources/archive/archived_source.h"

#include <QCoreApplication>
#include <QFile>

#include <utility>

namespace console {

namespace {

constexpr std::uint64_t bytesOfMegabyte = 1'000'000;
constexpr std::size_t maxShownName = 40;

class ArchiveTexts final {
    Q_DECLARE_TR_FUNCTIONS(console::ArchiveTexts)
};

void removeArchives(const operations::Connection& connection, QWidget& parent)
{
    const auto done = sources::forgetArchives(sources::archiveFolder(), connection);
    if (done)
        return;
    tellFailure(
        parent, ArchiveTexts::tr("Forget the archive"), models::translated(done.error().message));
}

} // namespace

std::unique_ptr<sources::Source> withArchive(std::unique_ptr<sources::Source> source,
    const operations::Connection& connection, std::shared_ptr<const deployment::Redactor> redactor)
{
    if (!connection.keepsArchive)
        return source;
    sources::ArchivedSource::Options options;
    options.file = sources::archivePath(
        sources::archiveFolder(), connection, source->location().toStdString());
    options.limit = connection.archiveMegabytes * bytesOfMegabyte;
    options.redactor = std::move(redactor);
    return std::make_unique<sources::ArchivedSource>(std::move(source), std::move(options));
}

models::ArchiveFacts archiveFactsOf(const operations::Connection& connection)
{
    const auto files = sources::archivesOf(sources::archiveFolder(), connection);
    models::ArchiveFacts facts{{}, sources::archiveBytes(files)};
    for (const auto& file : files)
        facts.files.push_back(QFile::decodeName(file.c_str()));
    return facts;
}

void forgetArchive(
    const operations::Connection& connection, QWidget& parent, std::function<void()> onForgotten)
{
    const QString name = models::displayText(connection.name, maxShownName);
    askBefore(parent, ArchiveTexts::tr("Forget the archive"),
        models::forgetArchiveQuestion(name, archiveFactsOf(connection)), ArchiveTexts::tr("Forget"),
        [connection, &parent, onForgotten = std::move(onForgotten)] {
            removeArchives(connection, parent);
            onForgotten();
        });
}

} // namespace console
