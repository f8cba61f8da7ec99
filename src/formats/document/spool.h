// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/file_descriptor.h"

#include "deploy/formats/document/document.h"

#include <memory>
#include <string>
#include <string_view>

namespace formats {

/// Collects bytes of any number: a few stay in memory, many go to an unnamed temporary file
/// (TMPDIR).
class Spool {
public:
    [[nodiscard]] deployment::Expected<void> append(std::string_view bytes);
    /// What was collected; the spool is empty afterwards.
    [[nodiscard]] deployment::Expected<std::shared_ptr<const Document>> finish();

private:
    [[nodiscard]] deployment::Expected<void> writeOut();

    std::string m_buffer;
    FileDescriptor m_file;
};

} // namespace formats
