// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_frames.h"

#include "list/list_controller.h"
#include "program/application.h"
#include "session/source_session.h"
#include "window/main_window.h"

#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QTimer>

#include <chrono>
#include <cstdio>

namespace console {

namespace {

/// Whether the list in front shows what there is to see: its first rows, or that there are none.
bool hasList(const MainWindow& window)
{
    const ListController* list = window.currentList();
    if (list == nullptr)
        return false;
    const bool isEmpty = !list->session().isLoading() && list->session().history()->empty();
    return isEmpty || !list->page().rows().isEmpty();
}

/// Whether it is there whole, whatever of it the filter lets through.
bool hasWholeList(const MainWindow& window)
{
    const ListController* list = window.currentList();
    if (list == nullptr || list->session().isLoading())
        return false;
    return hasList(window) || !list->session().history()->empty();
}

/// The line, once something has been painted and the condition holds.
void printOncePainted(
    Application& application, const char* line, const std::function<bool()>& condition)
{
    auto* watch = new QObject(&application);
    QObject::connect(&application, &Application::painted, watch, [line, condition, watch] {
        if (!condition())
            return;
        std::printf("%s\n", line);
        std::fflush(stdout); // for a reader of a pipe
        delete watch;
    });
}

} // namespace

void afterFirstFrame(Application& application, QObject& context, const std::function<void()>& work)
{
    constexpr std::chrono::seconds longest{1};
    auto* timer = new QTimer(&context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, &context, [timer, work] {
        timer->deleteLater();
        work();
    });
    QObject::connect(
        &application, &Application::painted, timer,
        [timer] { timer->start(std::chrono::seconds(0)); }, Qt::SingleShotConnection);
    timer->start(longest);
}

void printFirstPaintTimes(Application& application, const MainWindow& window)
{
    printOncePainted(application, "window painted", [] { return true; });
    printOncePainted(application, "list painted", [&window] { return hasList(window); });
    printOncePainted(application, "whole list painted", [&window] { return hasWholeList(window); });
}

} // namespace console
