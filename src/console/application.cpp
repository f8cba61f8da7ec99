// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include <QEvent>
#include <QThread>
#include <QWidget>

namespace console {

namespace {

/// A pause longer than this is the event loop waiting, not going from one event to the next.
constexpr std::chrono::microseconds pause{250};

bool isInput(const QEvent& event)
{
    switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        return event.spontaneous();
    default:
        return false;
    }
}

} // namespace

Application::Application(int& argc, char** argv)
    : QApplication(argc, argv)
    , m_spellBegin(Clock::now())
    , m_workEnd(m_spellBegin)
{
}

bool Application::notify(QObject* receiver, QEvent* event)
{
    // Events of other threads pass here too.
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // A dialog or a menu runs a loop of its own inside an event; work in there is work by itself.
    const int level = thread()->loopLevel();
    const Nesting outer = m_nesting;
    m_nesting = {level, outer.isInside && outer.loop == level};
    if (!m_nesting.isInside)
        beginWork(Clock::now(), *event);
    m_nesting.isInside = true;
    // A window paints all that has changed in it while it is told to update.
    const bool paints = event->type() == QEvent::UpdateRequest && receiver->isWidgetType();
    const bool result = QApplication::notify(receiver, event);
    m_nesting = outer;
    if (!outer.isInside || outer.loop != level || paints)
        endWork(Clock::now(), paints);
    return result;
}

void Application::clearTimes()
{
    m_inputFrames.clear();
    m_busySpells.clear();
    m_input.reset();
    m_spellBegin = m_workEnd = Clock::now();
}

void Application::beginWork(Clock::time_point now, const QEvent& event)
{
    if (now - m_workEnd > pause) {
        closeSpell();
        m_spellBegin = now;
        // Nothing was painted for it before the loop went to rest: it had nothing to show.
        m_input.reset();
    }
    if (!m_input && isInput(event))
        m_input = now;
}

void Application::endWork(Clock::time_point now, bool painted)
{
    m_workEnd = now;
    if (!painted || !m_input)
        return;
    m_inputFrames.add(now - *m_input);
    m_input.reset();
    Q_EMIT inputPainted();
}

void Application::closeSpell()
{
    if (m_workEnd > m_spellBegin)
        m_busySpells.add(m_workEnd - m_spellBegin);
}

} // namespace console
