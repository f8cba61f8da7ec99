// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings_dialog.h"

#include <QObject>
#include <QPointer>

namespace console {

class Renewal;

/// Shows the settings dialog of a window; there is one. It stays open while the window is renewed,
/// and is made anew as well.
class SettingsOpener final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsOpener)

public:
    /// Everything outlives it.
    SettingsOpener(const SettingsDialog::Context& context, const Renewal& renewal, QWidget& window);

    void show();

private:
    void open(const SettingsDialog::Place& place);
    void renew();

    SettingsDialog::Context m_context;
    QWidget& m_window;
    QPointer<SettingsDialog> m_dialog; ///< null while there is none
};

} // namespace console
