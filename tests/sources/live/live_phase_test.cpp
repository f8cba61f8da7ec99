// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/live_phase.h"

#include <QFile>

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace sources {

namespace {

std::string padded(std::string_view text)
{
    std::string cell(text);
    cell.resize(12, ' ');
    return cell;
}

std::string trimmed(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

/// The transitions as live_phase.h shows them.
std::string printedTable()
{
    std::string heading = padded("") + '|';
    for (const LivePhase phase : livePhases)
        heading += padded(nameOf(phase));
    std::string table = trimmed(heading) + std::string(12, '-') + '+' + std::string(71, '-') + '\n';
    for (const LiveEvent event : liveEvents) {
        std::string line = padded(nameOf(event)) + '|';
        for (const LivePhase phase : livePhases) {
            const LivePhase next = nextPhase(phase, event);
            line += padded(next == phase ? "-" : nameOf(next));
        }
        table += trimmed(line);
    }
    return table;
}

std::string tableInTheHeader()
{
    QFile header(QStringLiteral(SOURCE_FOLDER "/live/live_phase.h"));
    EXPECT_TRUE(header.open(QIODevice::ReadOnly));
    std::istringstream lines(header.readAll().toStdString());
    std::string table;
    for (std::string line; std::getline(lines, line);) {
        const bool isOfTable = line.starts_with("// ")
            && (line.find('|') != std::string::npos || line.find("-+-") != std::string::npos);
        if (isOfTable)
            table += line.substr(3) + '\n';
    }
    return table;
}

} // namespace

TEST(LivePhase, theHeaderShowsTheTransitions)
{
    EXPECT_EQ(printedTable(), tableInTheHeader());
}

TEST(LivePhase, everyPhaseIsReachedAndLeft)
{
    std::set<LivePhase> reached{LivePhase::Idle};
    for (std::size_t round = 0; round < livePhases.size(); ++round) {
        for (const LivePhase phase : std::set<LivePhase>(reached)) {
            for (const LiveEvent event : liveEvents)
                reached.insert(nextPhase(phase, event));
        }
    }
    EXPECT_EQ(reached.size(), livePhases.size());
    for (const LivePhase phase : livePhases) {
        const bool isLeft = std::ranges::any_of(
            liveEvents, [&](LiveEvent event) { return nextPhase(phase, event) != phase; });
        EXPECT_TRUE(isLeft) << nameOf(phase);
    }
}

TEST(LivePhase, nothingIsReadWithoutLeaveAndNothingAfterACancelUntilSomebodyAsks)
{
    for (const LiveEvent event : liveEvents) {
        if (event != LiveEvent::Resumed) {
            EXPECT_FALSE(mayRead(nextPhase(LivePhase::Suspended, event))) << nameOf(event);
            EXPECT_FALSE(mayRead(nextPhase(LivePhase::Idle, event))) << nameOf(event);
        }
        const bool isAsked = event == LiveEvent::Refreshed || event == LiveEvent::StreamOpened;
        EXPECT_EQ(mayRead(nextPhase(LivePhase::Cancelled, event)), isAsked) << nameOf(event);
        EXPECT_EQ(nextPhase(LivePhase::Following, event) == LivePhase::Following,
            event == LiveEvent::Resumed || event == LiveEvent::Refreshed
                || event == LiveEvent::ListCurrent || event == LiveEvent::StreamOpened)
            << nameOf(event);
    }
}

} // namespace sources
