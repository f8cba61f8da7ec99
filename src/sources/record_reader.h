// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/document.h"
#include "deploy/sources/source.h"

#include <string>
#include <string_view>

namespace sources {

/// A whole deployment from the JSON of its record. Error: BadFormat; Changed where the record is
/// another deployment's than the expected one.
[[nodiscard]] deployment::Expected<Snapshot> decodeRecord(
    std::string json, std::string_view expectedId);

/// The same from the record's place in a document. Further errors: NotReadable; Changed where the
/// document ends before the record does.
[[nodiscard]] deployment::Expected<Snapshot> readRecord(
    const formats::Document& document, history::RecordRange range, std::string_view expectedId);

} // namespace sources
