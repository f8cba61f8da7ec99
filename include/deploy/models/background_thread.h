// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <functional>

namespace models {

/// One thread, there while it is needed, for work that nobody waits for: what is on the screen and
/// what it needs next come first. What has been started is done when this is destroyed, which waits
/// for it; an owner declares it last.
class BackgroundThread {
public:
    BackgroundThread();

    /// Does the work after what was started before it.
    void start(std::function<void()> work);
    void waitForDone();

private:
    QThreadPool m_pool;
};

} // namespace models
