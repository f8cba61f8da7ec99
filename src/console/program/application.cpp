// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "deploy/formats/bytes/large_pages.h"
#include "deploy/widgets/access/accessible_news.h"

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

/// A window paints what has changed when it is updated, and everything when it is exposed.
bool isPaint(const QObject& receiver, const QEvent& event)
{
    return (event.type() == QEvent::UpdateRequest && receiver.isWidgetType())
        || (event.type() == QEvent::Expose && receiver.isWindowType());
}

/// Before anything much is allocated, and before there are other threads.
int& withLargePages(int& argc)
{
    formats::useLargePages();
    return argc;
}

} // namespace

Application::Application(int& argc, char** argv)
    : QApplication(withLargePages(argc), argv)
    , m_busyBegin(Clock::now())
    , m_workEnd(m_busyBegin)
{
    widgets::tellOnlyNews();
}

bool Application::notify(QObject* receiver, QEvent* event)
{
    // Events of other threads pass here too.
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // A dialog or a menu runs a loop of its own inside an event; work in there is counted
    // separately.
    const int level = thread()->loopLevel();
    const Nesting outer = m_nesting;
    m_nesting = {level, outer.isInside && outer.loop == level};
    if (!m_nesting.isInside)
        beginWork(Clock::now(), *event);
    m_nesting.isInside = true;
    const bool paints = isPaint(*receiver, *event);
    const bool result = QApplication::notify(receiver, event);
    m_nesting = outer;
    if (!outer.isInside || outer.loop != level || paints)
        m_workEnd = Clock::now();
    if (paints && m_input)
        m_painted = m_workEnd;
    if (paints)
        Q_EMIT painted();
    return result;
}

void Application::settleTimes()
{
    closeFrame();
    closeBusyPeriod();
    m_busyBegin = m_workEnd = Clock::now();
}

void Application::clearTimes()
{
    settleTimes();
    m_inputFrames.clear();
    m_busyPeriods.clear();
}

void Application::beginWork(Clock::time_point now, const QEvent& event)
{
    if (now - m_workEnd > pause) {
        closeFrame();
        closeBusyPeriod();
        m_busyBegin = now;
    }
    if (!isInput(event))
        return;
    if (m_painted)
        closeFrame();
    if (!m_input)
        m_input = now;
}

/// Input for which nothing was painted before the loop was idle had nothing to show.
void Application::closeFrame()
{
    if (m_input && m_painted)
        m_inputFrames.add(*m_painted - *m_input);
    m_input.reset();
    m_painted.reset();
}

void Application::closeBusyPeriod()
{
    if (m_workEnd > m_busyBegin)
        m_busyPeriods.add(m_workEnd - m_busyBegin);
}

} // namespace console
