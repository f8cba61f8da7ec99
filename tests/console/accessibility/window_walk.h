// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console_fixture.h"
#include "pages/page_key.h"
#include "window_opener.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace test_support {

/// Goes to every page of the program and opens every window that it has, by its menus, its buttons
/// and its context menus; each is looked at as the test says.
class WindowWalk : public testing::Test {
protected:
    void SetUp() override;

    /// What is asked of a window as it is shown now.
    virtual void look(QWidget& window) = 0;

    /// From the first page to the questions; the window is so large where it is wide, and narrower
    /// where a page is seen in tabs.
    void walkAll(QSize wide, int narrow);

    /// Of each window that was seen: its class, or its name where the class says nothing.
    [[nodiscard]] const std::set<QString>& seen() const { return m_opener.seen(); }

    ConsoleFixture console{*deployment::parseTimestamp("2025-02-15T10:30:00Z")};

private:
    void openDemonstration();
    void openDamagedFile();
    void openFile(const QString& path, int count);
    [[nodiscard]] deployment::DeploymentKey failedDeployment() const;

    void walkPage(const console::PageKey& key, const std::string& way);
    void walkEmptyList();
    void walkDeployment();
    void walkComparison();
    void walkJournal();
    void walkDialogsOfServers();
    void walkQuestions();
    template <typename Dialog> void walkAlone(Dialog&& dialog, const std::string& way);

    WindowOpener m_opener{[this](QWidget& window) { look(window); }};
    console::PageKey m_list{console::PageKind::List};
};

} // namespace test_support
