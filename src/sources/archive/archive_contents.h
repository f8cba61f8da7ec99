// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/document/document.h"
#include "deploy/sources/snapshot.h"

#include "archive_index.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace sources {

/// What an archive file has: its index, and the records that it leads to. Blocks.
class ArchiveContents {
public:
    explicit ArchiveContents(std::filesystem::path path);

    [[nodiscard]] ArchiveIndex& index() { return m_index; }
    [[nodiscard]] const ArchiveIndex& index() const { return m_index; }
    /// What the index leads into; null: to be opened.
    void setDocument(std::shared_ptr<const formats::Document> document);
    /// Null if there is no file.
    [[nodiscard]] std::shared_ptr<const formats::Document> document();
    /// Nothing is there.
    void clear();

    [[nodiscard]] ArchivedExtent extentOf(ArchivedRecord& record);
    /// When what the record says was known; nullopt for one that no archive has written.
    [[nodiscard]] std::optional<deployment::Timestamp> knownAt(const ArchivedRecord& record);
    /// The deployment of a record that has more than its row; nullopt for one that has no more, or
    /// can't be read.
    [[nodiscard]] std::optional<deployment::Deployment> richDeployment(
        ArchivedRecord* record, std::string_view id);
    /// As it was when it was archived. Errors: NotFound if there is nothing of it; those of
    /// reading.
    [[nodiscard]] deployment::Expected<Snapshot> read(const std::string& id);

private:
    [[nodiscard]] std::optional<ArchiveMark> markOf(formats::RecordRange range);

    std::filesystem::path m_path;
    ArchiveIndex m_index;
    std::shared_ptr<const formats::Document> m_document;
};

} // namespace sources
