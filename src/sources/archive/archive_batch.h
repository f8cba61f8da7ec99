// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"

#include "archive_index.h"

#include <memory>
#include <string>
#include <vector>

namespace sources {

/// Lines for an archive, before they are written together.
class ArchiveBatch {
public:
    struct Line {
        std::string id;
        ArchivedRecord record; ///< its place counts from the first line
    };

    /// A record of more than so many bytes is kept without its log.
    ArchiveBatch(const deployment::Redactor& redactor, std::uint64_t longest);

    /// One whose id holds a secret is left out.
    void add(deployment::Deployment deployment, const ArchiveMark& mark);
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }

private:
    const deployment::Redactor& m_redactor;
    std::uint64_t m_longest;
    std::string m_text;
    std::vector<Line> m_lines;
};

} // namespace sources
