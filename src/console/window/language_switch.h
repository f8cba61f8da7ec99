// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace console {

class Preferences;
class Workspace;

/// Brings another language to the whole window at once: everything that shows words is made anew
/// where it stood, and nothing else; sources stay open and are not read again. Waits while a dialog
/// is open, so that nothing typed there is lost.
class LanguageSwitch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LanguageSwitch)

public:
    /// Property (bool) of a dialog that is not waited for, since it follows switched() by itself.
    static constexpr const char* followsProperty = "followsLanguage";

    /// Everything outlives it.
    struct Context {
        Preferences& preferences;
        Workspace& workspace;
        QWidget& window;
        std::function<void()> rebuildMenus;
    };

    explicit LanguageSwitch(Context context, QObject* parent = nullptr);

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
    /// The words are those of the language now.
    void switched();

private:
    void switchSoon();
    void switchIfPossible();

    Context m_context;
    bool m_isWaiting = false;
};

} // namespace console
