// SPDX-License-Identifier: GPL-3.0-or-later
#include "quitting.h"

#include "program/window_place.h"
#include "window/main_window.h"

#include <QApplication>

namespace console {

Quitting::Quitting(MainWindow& window, const WindowPlace* place, bool isFirst)
    : m_first(SingleInstance::defaultAddress())
    , m_own(place != nullptr ? place->address(m_first)
              : isFirst      ? m_first
                             : addressWithoutPlace(m_first))
    , m_asked(m_own)
{
    QObject::connect(&window, &MainWindow::quitRequested, &window, [this] {
        quitOtherWindows(m_first, m_own);
        quit();
    });
    if (isFirst)
        return; // who starts the program asks it as well
    QObject::connect(&m_asked, &SingleInstance::requested, &window,
        [this](const SingleInstance::Request& request) {
            if (request.quit)
                quit();
        });
    m_asked.listen();
}

/// A dialog with something in it that is not saved may object.
void Quitting::quit()
{
    m_isUnderWay = true;
    QApplication::closeAllWindows();
}

} // namespace console
