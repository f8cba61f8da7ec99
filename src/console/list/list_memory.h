// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/list_filter.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantMap>

#include <optional>

namespace history {
class History;
}
namespace models {
struct ListFilter;
}
namespace widgets {
class ListPage;
}

namespace console {

class Settings;

/// What a list keeps in the settings over restarts: filter, columns, sort, preview, "Live now",
/// saved views. Brings it back at once, and keeps what the user changes from then on. Of several
/// lists, the last change is what a new one begins with; each tab comes back as it was, whatever
/// another window did meanwhile.
class ListMemory final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListMemory)

public:
    /// The filter is that of the location; settings and page outlive it.
    ListMemory(
        const QString& location, Settings& settings, widgets::ListPage& page, QObject* parent);
    ~ListMemory() override;

    /// Filter, columns, sort, preview and "Live now": to the state of the page, and from it.
    void addTo(QVariantMap& state) const;
    void restoreFrom(const QVariantMap& state);
    /// The source has been read. Where nothing is seen through the time range that a list begins
    /// with, there is nothing in it to miss: one that is opened for the first time shows all that
    /// it has, and one whose user had chosen a range shows that.
    void handleLoaded(const history::History& history);

private:
    void restore();
    void begin(const models::ListFilter& filter, const models::ListFilter& instead);
    /// Of an earlier run.
    void restoreFilter(const models::ListFilter& former);
    void connectPage();
    void remember();

    const QString m_location;
    Settings& m_settings;
    widgets::ListPage& m_page;
    /// What is put in force where nothing is seen through what was put in its place.
    struct Substitution {
        models::ListFilter inForce;
        models::ListFilter instead;
    };
    std::optional<Substitution> m_substitution;
    QTimer m_saveTimer; ///< a filter changes with every keystroke; the disk need not
};

} // namespace console
