// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random_world.h"
#include "source_recorder.h"

#include <algorithm>

namespace sources {

/// Holds what a source shows against the cluster that it shows.
class ClusterOracle {
public:
    using Kind = kubernetes::ObjectKind;

    ClusterOracle(const RandomWorld& world, const SourceRecorder& recorded)
        : m_world(world)
        , m_recorded(recorded)
    {
    }

    /// As they are shown, by id.
    [[nodiscard]] std::map<std::string, std::string> rows() const
    {
        std::map<std::string, std::string> all;
        const history::History& known = m_recorded.history;
        for (history::Row row = 0; row < known.size(); ++row)
            all[std::string(known.id(row))] = RandomWorld::shown(known, row);
        return all;
    }
    /// Empty where it shows nothing yet.
    [[nodiscard]] std::string page(const std::string& id) const
    {
        const auto found = m_recorded.snapshots.find(id);
        if (found == m_recorded.snapshots.end() || found->second.empty())
            return {};
        return RandomWorld::shown(found->second.back()->deployment);
    }
    [[nodiscard]] bool isSaidToBeMissing(Kind kind) const
    {
        const std::string word = kind == Kind::Rollout ? "Rollouts" : "Deployments";
        return std::ranges::any_of(m_recorded.problems, [&](const deployment::Problem& problem) {
            const std::string text = problem.message.toEnglish();
            return text.starts_with(word + " may not be listed")
                || (kind == Kind::Rollout && text.starts_with("Argo Rollouts is not installed"));
        });
    }
    /// What is not as the cluster has it; empty: nothing.
    [[nodiscard]] std::string difference() const
    {
        std::string text;
        const auto known = rows();
        for (const Kind kind : RandomWorld::kinds) {
            if (isSaidToBeMissing(kind))
                continue;
            for (const auto& [id, expected] : m_world.current(kind)) {
                const auto row = known.find(id);
                const std::string found = row == known.end() ? "nothing" : row->second;
                if (found != expected)
                    text += id + " is " + expected + ", not " + found + "; ";
            }
        }
        for (const auto& [id, found] : known) {
            const bool isFollowed = !isSaidToBeMissing(m_world.kindOf(id));
            if (isFollowed && m_world.isOver(id)
                && (found.starts_with("RUNNING") || found.starts_with("PENDING")))
                text += id + " is over, not " + found + "; ";
        }
        return text;
    }
    /// Which row goes back since the last look or shows what never was, or the page does; empty:
    /// none.
    [[nodiscard]] std::string look(const std::string& pageId)
    {
        std::string text;
        for (const auto& [id, shown] : rows())
            text += lookAt(id, shown, m_rows[id]);
        if (const std::string shown = page(pageId); !shown.empty())
            text += lookAt(pageId, shown, m_pages[pageId]);
        return text;
    }

private:
    [[nodiscard]] std::string lookAt(
        const std::string& id, const std::string& text, std::int64_t& known) const
    {
        const auto version = m_world.whenShown(id, text, known);
        if (!version)
            return id + ' ' + text + " is none, or goes back; since " + std::to_string(known) + ": "
                + m_world.statesOf(id) + '\n';
        known = std::max(known, *version);
        return {};
    }

    const RandomWorld& m_world;
    const SourceRecorder& m_recorded;
    std::map<std::string, std::int64_t> m_rows; ///< the version that was shown at the last look
    std::map<std::string, std::int64_t> m_pages;
};

} // namespace sources
