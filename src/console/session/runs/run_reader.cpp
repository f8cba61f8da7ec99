// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_reader.h"

#include "session/source_session.h"

#include "deploy/models/display_strings.h"

#include <utility>

namespace console {

namespace {

/// After so many pages in a row, whoever waits has a turn although another page reads.
constexpr int maxPassedOver = 8;

} // namespace

RunReader::RunReader(SourceSession& session, std::shared_ptr<sources::Scheduler> scheduler,
    std::function<void()> onFree)
    : m_session(session)
    , m_scheduler(std::move(scheduler))
    , m_onFree(std::move(onFree))
    , m_pages(std::make_shared<Pages>())
{
    m_pages->onEnd = [this] { tellFree(); };
}

RunReader::~RunReader() = default;

bool RunReader::isFree() const
{
    return !m_current && (m_pages->reading == 0 || m_passedOver >= maxPassedOver);
}

void RunReader::read(const std::string& id, Urgency urgency, Receiver receiver)
{
    const std::uint64_t number = ++m_number;
    m_passedOver = 0;
    m_current = Current{id, urgency, m_scheduler->now(), std::move(receiver), {}};
    const auto history = m_session.history();
    const auto row = history->find(id);
    auto request = m_session.source().details().fetch(models::rawText(id),
        row ? history->record(*row) : history::RecordHandle::None,
        {{}, [this, number](const sources::SnapshotResult& result) {
             handleAnswer(number, result);
         }});
    if (m_current && m_number == number)
        m_current->request = std::move(request);
}

void RunReader::handleAnswer(std::uint64_t number, const sources::SnapshotResult& result)
{
    if (!m_current || m_number != number)
        return;
    const Current ended = *std::exchange(m_current, std::nullopt);
    m_hasBeenCalledOff = false;
    tellFree();
    ended.receiver(result, m_scheduler->now() - ended.start);
}

void RunReader::callOffBackground()
{
    if (!m_current || m_current->urgency != Urgency::Background)
        return;
    m_current.reset();
    tellFree();
}

std::shared_ptr<void> RunReader::giveWay()
{
    ++m_pages->reading;
    ++m_passedOver;
    const bool isBackground = m_current && m_current->urgency == Urgency::Background;
    if (isBackground && !std::exchange(m_hasBeenCalledOff, true))
        m_current.reset();
    return {this, [pages = std::weak_ptr(m_pages)](void*) {
                if (const auto held = pages.lock()) {
                    --held->reading;
                    held->onEnd();
                }
            }};
}

/// Not at once: whoever ends a reading is in the middle of something.
void RunReader::tellFree()
{
    if (!m_free)
        m_free = m_scheduler->after(deployment::Milliseconds(0), [this] {
            m_free.reset();
            m_onFree();
        });
}

} // namespace console
