// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "background_watch.h"

#include <QObject>
#include <QString>

class QWidget;

namespace console {

class OpenCommands;
class OpenSources;
class SourceOpener;
class Workspace;

/// Above the other windows, with the keys.
void bringToFront(QWidget& window);

/// What the desktop learns of the window: its title (what is in front, and how many deployments
/// have failed unseen), the progress of what is in front, notifications and what a click on one
/// leads to.
class DesktopLink final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopLink)

public:
    /// Everything outlives it.
    struct Context {
        const Settings& settings;
        const OpenSources& sources;
        const OpenCommands& commands;
        SourceOpener& opener;
        Workspace& workspace;
        QWidget& window;
    };

    explicit DesktopLink(const Context& context);

private:
    void handleOpened(SourceSession& session);
    void showTitle();
    void showProgress();
    [[nodiscard]] std::optional<double> progress() const;

    Context m_context;
    BackgroundWatch m_watch;
    QString m_page; ///< the title of what is in front
};

} // namespace console
