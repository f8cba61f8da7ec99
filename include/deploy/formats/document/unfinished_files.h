// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace formats {

/// The mark of a file that is being written and is to go should the program be ended by a signal.
/// Where more files are written at a time than there is room to remember, the last ones are not
/// marked.
class UnfinishedFile {
public:
    UnfinishedFile() = default;
    ~UnfinishedFile() { reset(); }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    void mark(const std::filesystem::path& path);
    void reset(); ///< it is written, or gone

private:
    int m_place = -1;
};

/// From now on SIGINT, SIGTERM and SIGHUP remove these files before they end the program, as they
/// do anyway. A signal that is ignored, or that somebody handles, stays so.
void removeUnfinishedFilesOnSignals();

} // namespace formats
