// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/deployment/problem.h"
#include "deploy/formats/document/document.h"
#include "deploy/formats/record/record_places.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace sources {

/// A whole deployment as it was at one time, or the beginning of a large one; immutable.
struct Snapshot {
    deployment::Deployment deployment;
    std::vector<deployment::Problem> problems;
    std::shared_ptr<const formats::Document> document; ///< holds the record as it came
    formats::RecordRange range; ///< of the record in the document
    deployment::Timestamp receivedAt;
    /// When it was asked for: whatever happened before that is in it.
    std::chrono::steady_clock::time_point requestedAt;
    QString revision; ///< strong ETag with its quotes; empty where the source gives none
    /// Why the log is incomplete; nullopt if it is complete, or if the source has none.
    std::optional<deployment::Message> logError;

    /// The record as it came. Blocks.
    [[nodiscard]] deployment::Expected<std::string> json() const
    {
        return document->read(range.offset, range.length);
    }
};
using SnapshotPointer = std::shared_ptr<const Snapshot>;

} // namespace sources

Q_DECLARE_METATYPE(sources::SnapshotPointer)
