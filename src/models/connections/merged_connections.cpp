// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/merged_connections.h"

#include "deploy/models/connections/connection_rules.h"
#include "deploy/models/display_strings.h"

#include <algorithm>

namespace models {

using operations::Connection;

namespace {

using Connections = std::vector<Connection>;

const Connection* find(const Connections& connections, const std::string& id)
{
    const auto found = std::ranges::find(connections, id, &Connection::id);
    return found == connections.end() ? nullptr : &*found;
}

} // namespace

Connections mergedConnections(
    const Connections& before, const Connections& edited, const Connections& saved)
{
    Connections merged;
    Connections added;
    for (const Connection& mine : edited) {
        const Connection* const then = find(before, mine.id);
        const Connection* const now = find(saved, mine.id);
        const bool isEdited = then == nullptr || *then != mine;
        if (then == nullptr && now == nullptr)
            added.push_back(mine);
        else if (isEdited)
            merged.push_back(mine);
        else if (now != nullptr)
            merged.push_back(*now);
    }
    for (const Connection& theirs : saved) {
        const Connection* const then = find(before, theirs.id);
        const bool isChanged = then == nullptr || *then != theirs;
        if (isChanged && find(edited, theirs.id) == nullptr)
            merged.push_back(theirs);
    }
    for (Connection& mine : added) {
        mine.name = uniqueName(rawText(mine.name), merged).toStdString();
        merged.push_back(mine);
    }
    return merged;
}

} // namespace models
