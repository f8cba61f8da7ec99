// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <gtest/gtest.h>

namespace random_window {

/// As long as it lives, what Qt warns of is a failure.
class LoudWarnings final {
public:
    LoudWarnings()
        : m_before(qInstallMessageHandler(handle))
    {
    }
    ~LoudWarnings() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(LoudWarnings)

private:
    static void handle(QtMsgType type, const QMessageLogContext& /*context*/, const QString& text)
    {
        // The platform of tests has no window manager to tell.
        const bool isOfPlatform = text.startsWith(u"This plugin does not support");
        if (type != QtDebugMsg && type != QtInfoMsg && !isOfPlatform)
            ADD_FAILURE() << "Qt warns: " << text.toStdString();
    }

    const QtMessageHandler m_before;
};

} // namespace random_window
