// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/operations/connection.h"

#include <functional>

class QString;
class QWidget;

namespace console {

/// What the user may do about a connection that could not even be begun.
struct WaysOn {
    std::function<void(const QString& file)> useKubeconfig;
    std::function<void()> editConnection;
};

/// Says of a connection that could not even be begun (an address that is none, no kubeconfig, no
/// such context) what is true, why, and what can be done. One at a time: false if another one is
/// being told.
[[nodiscard]] bool tellUnopened(QWidget& parent, const operations::Connection& connection,
    const deployment::Error& error, WaysOn ways);

} // namespace console
