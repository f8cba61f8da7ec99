// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project_paths.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

/// Objects as real clusters gave them, and what the cluster's own tools show of them. They are no
/// part of the project: DEPLOY_BACKEND_FIXTURES says where they lie, or they lie beside it.
namespace fixtures {

inline std::optional<std::filesystem::path> folder()
{
    namespace fs = std::filesystem;
    if (const char* const named = std::getenv("DEPLOY_BACKEND_FIXTURES"); named && *named)
        return fs::path(named);
    for (fs::path above = fs::path(PROJECT_SOURCE_DIR).parent_path(); above != above.root_path();
         above = above.parent_path()) {
        const fs::path found = above / "shared/backends/fixtures";
        if (fs::is_directory(found))
            return found;
    }
    return std::nullopt;
}

/// The content; empty where there is no such file.
inline std::string read(std::string_view path)
{
    const auto root = folder();
    std::ifstream file(root ? *root / path : std::filesystem::path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace fixtures

#define SKIP_WITHOUT_FIXTURES()                                                                    \
    if (!fixtures::folder())                                                                       \
    GTEST_SKIP() << "no fixtures: set DEPLOY_BACKEND_FIXTURES"
