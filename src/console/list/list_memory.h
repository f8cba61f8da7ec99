// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantMap>

namespace widgets {
class ListPage;
}

namespace console {

class Settings;

/// What a list keeps in the settings over restarts: filter, columns, sort, preview, "Live now",
/// saved views. Brings it back at once, and keeps what the user changes from then on. Of several
/// lists, the last change is what a new one begins with; each tab comes back as it was.
class ListMemory final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListMemory)

public:
    /// The filter is that of the location; settings and page outlive it.
    ListMemory(
        const QString& location, Settings& settings, widgets::ListPage& page, QObject* parent);
    ~ListMemory() override;

    /// Columns, sort, preview and "Live now": to the state of the page, and from it.
    void addTo(QVariantMap& state) const;
    void restoreFrom(const QVariantMap& state);

private:
    void restore();
    void restoreFilter();
    void connectPage();
    void remember();

    const QString m_location;
    Settings& m_settings;
    widgets::ListPage& m_page;
    QTimer m_saveTimer; ///< a filter changes with every keystroke; the disk need not
};

} // namespace console
