// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace console {

class Application;
class MainWindow;

/// Does what is not seen in the first frame once that stands on the screen. A window that nothing
/// shows yet (it is minimized, or on another desktop) is not waited for longer than a moment.
void afterFirstFrame(Application& application, QObject& context, const std::function<void()>& work);

/// A line each when the window stands on the screen for the first time, when the list does, and
/// when all of it does.
void printFirstPaintTimes(Application& application, const MainWindow& window);

} // namespace console
