// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace test_support {

/// Cuts a test program off from the machine it runs on: its own configuration folders (removed at
/// exit), no proxy, no cluster, a fixed locale and, unless the caller chose one, the UTC time zone.
inline void isolateEnvironment()
{
    static QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
             "XDG_RUNTIME_DIR", "HOME"})
        qputenv(name, home.path().toUtf8());
    for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY",
             "KUBECONFIG", "KUBERNETES_SERVICE_HOST"})
        qunsetenv(name);
    if (!qEnvironmentVariableIsSet("TZ"))
        qputenv("TZ", "UTC");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

} // namespace test_support
