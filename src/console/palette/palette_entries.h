// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette_entry.h"

#include <cstddef>
#include <functional>
#include <vector>

class QMenuBar;

namespace console {

class ListController;
class OpenSources;
class Settings;
class SourceOpener;
class Workspace;

/// What the command palette offers: the open tabs, the actions of the menus, what can be done on
/// the page in front and with its tab, connections, what was opened lately, the environments of the
/// list in front, and deployments of all open sources.
class PaletteEntries {
public:
    static constexpr std::size_t maxDeployments = 30;

    /// Everything outlives it.
    struct Context {
        const QMenuBar& menus;
        Settings& settings;
        SourceOpener& opener;
        const OpenSources& sources;
        Workspace& workspace;
        std::function<ListController*()> currentList; ///< null where there is none
    };

    explicit PaletteEntries(Context context);

    /// Those that fit what was typed, the best first; by their names in the language of the
    /// interface or in English. Deployments are looked for where at least two
    /// characters were typed: by id, version, service and the other columns that a search covers.
    /// What cannot be done now is there with its reason once something was typed.
    [[nodiscard]] std::vector<PaletteEntry> matching(const QString& typed) const;

private:
    using Entries = std::vector<PaletteEntry>;
    void addActions(Entries& to) const;
    void addTabs(Entries& to) const;
    void addPage(Entries& to) const;
    void addConnections(Entries& to) const;
    void addEnvironments(Entries& to) const;
    void addDeployments(Entries& to, const QString& typed) const;

    Context m_context;
};

} // namespace console
