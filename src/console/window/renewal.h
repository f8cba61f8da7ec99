// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/setting_table.h"

#include <QObject>

#include <functional>

class QWidget;

namespace console {

class Preferences;
class Workspace;

/// Brings another language or size of text to the whole window at once: everything that shows words
/// is made anew where it stood, and nothing else; sources stay open and are not read again. Waits
/// while a dialog is open, so that nothing typed there is lost.
class Renewal final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Renewal)

public:
    /// Property (bool) of a dialog that is not waited for, since it follows renewed() by itself.
    static constexpr const char* followsProperty = "followsLanguage";

    /// Everything outlives it.
    struct Context {
        Preferences& preferences;
        Workspace& workspace;
        QWidget& window;
        std::function<void()> rebuildMenus;
    };

    explicit Renewal(Context context, QObject* parent = nullptr);

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
    /// Everything is shown in the language and the size of now.
    void renewed();

private:
    void renewSoon(Setting setting);
    void renewIfPossible();

    Context m_context;
    bool m_isWaiting = false;
    bool m_hasLanguage = false; ///< another one was chosen
};

} // namespace console
