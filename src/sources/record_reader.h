// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/document/document.h"
#include "deploy/sources/source.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace sources {

struct RecordReading {
    std::stop_token stop;
    /// Called at most once, in the caller's thread, for a large record.
    std::function<void(Snapshot beginning)> onPartial = {};
    /// By the clock that dates the record: what is later is still to come.
    deployment::Timestamp now = deployment::systemNow();
};

/// A whole deployment from its record's place in a document. Blocks. Errors: BadFormat,
/// NotReadable, Cancelled; Changed where the document ends before the record does, or the record is
/// another deployment's than the expected one.
[[nodiscard]] deployment::Expected<Snapshot> readRecord(
    const std::shared_ptr<const formats::Document>& document, formats::RecordRange range,
    std::string_view expectedId, const RecordReading& reading = {});

/// The same from the JSON of the record alone, as a server gives it; BadFormat if it is another
/// one.
[[nodiscard]] deployment::Expected<Snapshot> decodeRecord(
    std::string json, std::string_view expectedId, deployment::Timestamp now);

} // namespace sources
