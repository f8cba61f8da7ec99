// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world.h"

#include "language_scope.h"
#include "list/list_controller.h"
#include "settings/settings.h"
#include "window/main_window.h"

#include "deploy/models/time_context.h"
#include "deploy/sources/commands/journal.h"

#include <QTableView>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace widgets {
class ListPage;
}

namespace random_window {

/// Where the engineer sits: a window on the world, whose settings outlive it.
class Desk {
public:
    explicit Desk(World& world);

    [[nodiscard]] console::MainWindow& window() const { return *m_run->window; }
    [[nodiscard]] console::Settings& settings() const { return m_run->settings; }
    [[nodiscard]] models::TimeContext& time() const { return m_run->time; }
    [[nodiscard]] QTemporaryDir& folder() { return m_folder; }
    /// That of the page in front; null if none is there.
    [[nodiscard]] console::ListController* list() const { return window().currentList(); }
    /// The list itself is in front.
    [[nodiscard]] bool isListInFront() const;
    /// All that are open.
    [[nodiscard]] std::vector<console::ListController*> lists() const;
    [[nodiscard]] Server* serverOf(const console::ListController& list) const;
    [[nodiscard]] static QTableView& tableOf(const console::ListController& list);
    /// The leftmost column of those that are shown: a cell of another one has no place.
    [[nodiscard]] static int firstSection(const QTableView& table);

    /// The program ends and is started again.
    void restart();
    /// The clock of the world is seen, and whatever is under way in the loop has its turn; no press
    /// is so young that rows rest for it.
    void settle();

private:
    struct Run {
        Run(const QString& folder, World& world);

        console::Settings settings;
        models::TimeContext time;
        sources::Journal journal;
        std::unique_ptr<console::MainWindow> window;
    };

    void start();
    [[nodiscard]] std::chrono::milliseconds uptime() const;

    World& m_world;
    test_support::LanguageScope m_language;
    QTemporaryDir m_folder;
    std::chrono::milliseconds m_skipped{0}; ///< of the time that presses go by
    std::unique_ptr<Run> m_run;
};

} // namespace random_window
