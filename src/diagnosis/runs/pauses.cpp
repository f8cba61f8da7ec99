// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/pauses.h"

#include "log/entry_search.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/operations/command_in_log.h"

#include <algorithm>
#include <array>

namespace diagnosis {

using deployment::Milliseconds;
using deployment::Timestamp;
using operations::CommandKind;

namespace {

constexpr std::size_t pauseEntriesRead = 20'000; // an answer is wanted at once, of any log
/// One of them is in what commandSaidBy() knows.
constexpr auto commandWords =
    std::to_array<std::string_view>({"暂停", "继续", "恢复", "回滚", "paus", "resum", "roll"});

} // namespace

Pauses::Pauses(const deployment::Deployment& deployment)
{
    static const EntrySearch search(commandWords);
    const deployment::Log& log = deployment.log;
    Timestamp since = deployment::unknownTime;
    const std::size_t first = log.blockOf(log.size() - std::min(log.size(), pauseEntriesRead));
    for (std::size_t i = first; i < log.blockCount(); ++i) {
        const deployment::LogBlock& block = log.block(i);
        for (const std::size_t entry : search.in(block)) {
            const auto command = deployment::isKnown(block.time(entry))
                ? operations::commandSaidBy(block.message(entry))
                : std::nullopt;
            if (command == CommandKind::Pause && !deployment::isKnown(since)) {
                since = block.time(entry);
            } else if (command && command != CommandKind::Pause && deployment::isKnown(since)) {
                m_pauses.push_back({since, std::max(since, block.time(entry))});
                since = deployment::unknownTime;
            }
        }
    }
    if (deployment::isKnown(since) && deployment.paused)
        m_pauses.push_back({since, Timestamp::max()});
}

Milliseconds Pauses::within(Timestamp from, Timestamp to) const
{
    Milliseconds sum{0};
    for (const Pause& pause : m_pauses)
        sum += std::max(Milliseconds::zero(), std::min(pause.to, to) - std::max(pause.from, from));
    return sum;
}

} // namespace diagnosis
