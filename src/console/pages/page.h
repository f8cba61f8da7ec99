// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_key.h"

#include "deploy/models/states/failure_state.h"

#include <QIcon>
#include <QList>
#include <QObject>
#include <QVariantMap>

#include <vector>

class QAction;
class QWidget;

namespace console {

/// In the state of a page: true where an earlier run of the program has left it.
inline constexpr QLatin1String ofEarlierRun("ofEarlierRun");

/// One page of the window: a widget and what keeps it in step with its source. Owned by its widget.
class Page : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)

public:
    Page(PageKey key, QWidget& widget);

    [[nodiscard]] const PageKey& key() const { return m_key; }
    [[nodiscard]] QWidget& widget() const { return m_widget; }
    /// For its tab, safe to show; empty where it is not known yet.
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString toolTip() const { return {}; } ///< safe to show
    [[nodiscard]] virtual QIcon icon() const { return {}; }

    /// What asks for a command on what the page shows (CommandActions); empty where there is
    /// nothing to command.
    [[nodiscard]] virtual QList<QAction*> commandActions() const { return {}; }

    /// Where the user stands on the page: what a page that is made anew, in another language or
    /// after a restart, takes over. What lasts in the settings anyway is not in it.
    [[nodiscard]] virtual QVariantMap state() const;
    /// Of a page of the same kind; parts that mean nothing now are ignored. What is not there yet
    /// is waited for.
    virtual void restoreState(const QVariantMap& state);

Q_SIGNALS:
    void titleChanged(const QString& title);
    /// Its icon, or its tool tip.
    void lookChanged();
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
    /// Its source gives nothing, and the user wants to do something about it that is not the
    /// page's: look at the connection, choose another file.
    void wayOutRequested(models::WayOut way);
    /// The pages of these deployments, the first one in front.
    void openRequested(const std::vector<deployment::DeploymentKey>& keys);

private:
    PageKey m_key;
    QWidget& m_widget;
};

} // namespace console
