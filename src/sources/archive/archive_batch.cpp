// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_batch.h"

#include <algorithm>
#include <utility>

namespace sources {

ArchiveBatch::ArchiveBatch(const deployment::Redactor& redactor, std::uint64_t longest)
    : m_redactor(redactor)
    , m_longest(longest)
{
}

void ArchiveBatch::add(deployment::Deployment deployment, const ArchiveMark& mark)
{
    Line line{deployment.id,
        {{}, stateOf(history::summaryOf(deployment)), deployment.end.value_or(deployment.start),
            deployment::isFinished(deployment.status.known), mark.extent}};
    auto text = archiveLine(deployment, mark, m_redactor);
    if (text && text->size() > m_longest && !deployment.log.empty()) {
        deployment.log = {};
        line.record.extent = std::min(mark.extent, ArchivedExtent::Cut);
        text = archiveLine(deployment, {*line.record.extent, mark.at}, m_redactor);
    }
    if (!text)
        return;
    line.record.range = {m_text.size(), static_cast<std::uint32_t>(text->size())};
    m_text += *text;
    m_text += '\n';
    m_lines.push_back(std::move(line));
}

} // namespace sources
