// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_key.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace console {

class OpenSources;
class Settings;
class SourceOpener;
class Workspace;

/// Remembers the tabs: those that were closed, and those that are open with where the user stands
/// in them, over an end of the program or a crash of it. What a source shows is not kept here: it
/// is opened again.
class TabMemory final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabMemory)

public:
    static constexpr std::size_t maxClosed = 20;

    /// Everything outlives it.
    struct Context {
        Settings& place; ///< that keeps them
        SourceOpener& opener;
        const OpenSources& sources;
        Workspace& workspace;
    };

    explicit TabMemory(const Context& context, QObject* parent = nullptr);
    ~TabMemory() override;

    /// Opens what was open last; pages that are not in front are made when they are looked at.
    void restore();
    /// Opens the tab that was closed last, and its source if that is needed. Nothing happens where
    /// there is none.
    void reopenClosed();
    void save();
    /// Of a window beside another one, whose tabs are to come back: nothing is written down any
    /// more.
    void stopSaving();

Q_SIGNALS:
    /// Whatever else belongs to the place of the user is to be put into the settings now.
    void saving();

private:
    void handleClosed(const PageKey& key);
    [[nodiscard]] bool openSource(const std::string& id);

    Context m_context;
    std::vector<PageKey> m_closed; ///< the latest at the end
    bool m_isSaved = true;
    QTimer m_saving;
    QTimer m_watching;
};

} // namespace console
