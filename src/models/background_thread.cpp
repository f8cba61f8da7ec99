// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/background_thread.h"

#include "deploy/history/parallel/background_thread.h"

#include <utility>

namespace models {

BackgroundThread::BackgroundThread()
{
    m_pool.setMaxThreadCount(1);
}

void BackgroundThread::start(std::function<void()> work)
{
    m_pool.start([work = std::move(work)] {
        history::lowerThreadPriority();
        work();
    });
}

void BackgroundThread::waitForDone()
{
    m_pool.waitForDone();
}

} // namespace models
