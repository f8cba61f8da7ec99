// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/cluster_access.h"

#include <optional>
#include <string>

namespace kubernetes {

/// A part of an entry that may lie in a file or in the kubeconfig itself.
struct FilePart {
    const char* name; ///< of its field: "client-key"
    const std::string& file; ///< absolute
    const std::string& data; ///< Base64
    const std::string& owner; ///< the entry's name
};

/// Takes the part over. Errors: both are there (BadFormat); the file cannot be read (NotReadable);
/// the data are not Base64 (BadFormat).
[[nodiscard]] std::optional<deployment::Error> takePart(const FilePart& part, FileOrData& to);

/// There is something in the file.
[[nodiscard]] bool isReadable(const std::string& path);

} // namespace kubernetes
