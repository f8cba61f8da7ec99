// SPDX-License-Identifier: GPL-3.0-or-later
#include "pending_fetch.h"

#include <utility>

namespace sources {

PendingFetch::PendingFetch(DeploymentReceiver receiver)
    : m_receiver(std::move(receiver))
{
}

PendingFetch::~PendingFetch()
{
    if (m_callOff)
        m_callOff();
}

void PendingFetch::begin(const std::weak_ptr<PendingFetch>& fetch, const SnapshotPointer& beginning)
{
    if (const auto held = fetch.lock(); held && held->m_receiver.onPartial)
        held->m_receiver.onPartial(beginning);
}

void PendingFetch::answer(const std::weak_ptr<PendingFetch>& fetch, const SnapshotResult& result)
{
    const auto held = fetch.lock(); // for as long as the receiver runs, whatever it does
    if (!held)
        return;
    held->m_callOff = {};
    if (const auto receive = std::exchange(held->m_receiver.onAnswer, {}))
        receive(result);
}

} // namespace sources
