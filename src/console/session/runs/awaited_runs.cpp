// SPDX-License-Identifier: GPL-3.0-or-later
#include "awaited_runs.h"

#include "session/source_session.h"

namespace console {

namespace {

using history::Column;
using history::History;
using history::Row;

diagnosis::AwaitedRun awaitedRun(const History& history, Row row)
{
    const auto word = [&](Column column) { return std::string(history.word(column, row)); };
    return {std::string(history.id(row)),
        {word(Column::Environment), word(Column::Service), word(Column::Strategy)},
        history.start(row), history.end(row).value_or(history.start(row))};
}

} // namespace

std::vector<diagnosis::AwaitedRun> awaitedRuns(const SourceSession& session,
    const std::vector<Row>& rows, const KnownRuns& known, deployment::Timestamp now)
{
    const History& history = *session.history();
    std::vector<diagnosis::AwaitedRun> awaited;
    for (const Row row : rows) {
        if (history.status(row) != deployment::Status::Completed)
            continue;
        diagnosis::AwaitedRun run = awaitedRun(history, row);
        if (known.digests().find(run.id) == nullptr
            && known.needOf(run.id, *session.fingerprint(run.id), now) != KnownRuns::Need::None)
            awaited.push_back(std::move(run));
    }
    return awaited;
}

} // namespace console
