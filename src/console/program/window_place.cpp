// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_place.h"

#include "single_instance.h"

#include "deploy/formats/json/json_value.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QMainWindow>
#include <QProcess>
#include <QScreen>

#include <algorithm>
#include <chrono>
#include <utility>

namespace console {

namespace {

/// The first window is the one that needs no number.
constexpr int firstNumber = 2;

QString addressOf(const QString& first, int number)
{
    return first + u'-' + QString::number(number);
}

QString placeFolder(const QString& folder, int number)
{
    return folder + QStringLiteral("/windows/") + QString::number(number);
}

/// Where the windows beside the first one are asked to quit, those of programs that were killed
/// among them: nobody listens there.
QStringList otherAddresses(const QString& first)
{
    const QFileInfo socket(first);
    QStringList addresses;
    for (const QFileInfo& each : socket.dir().entryInfoList(
             {socket.fileName() + QStringLiteral("-*")}, QDir::System, QDir::Name))
        addresses.append(each.filePath());
    return addresses;
}

/// Something was open there: an empty window does not come back.
bool isUsed(const QString& place)
{
    return QFileInfo::exists(place + QStringLiteral("/settings.ini"))
        && !Settings(place).json(Setting::OpenTabs).elements().empty();
}

/// Null where a window holds it that is open. One that was killed holds nothing.
std::unique_ptr<QLockFile> lockOf(const QString& place)
{
    auto lock = std::make_unique<QLockFile>(place + QStringLiteral("/lock"));
    lock->setStaleLockTime(0); // however long its window has been open
    return lock->tryLock() ? std::move(lock) : nullptr;
}

/// Null where it has none yet, or one that no other can stand beside.
const QWidget* windowOfProgram()
{
    constexpr auto wide = Qt::WindowMaximized | Qt::WindowFullScreen | Qt::WindowMinimized;
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::ranges::find_if(windows, [](const QWidget* each) {
        return qobject_cast<const QMainWindow*>(each) != nullptr && each->isVisible();
    });
    return found == windows.end() || (*found)->windowState().testAnyFlags(wide) ? nullptr : *found;
}

/// Qt's own option, which places the first window that a program shows.
QStringList placeOption()
{
    static int started = 0; // each one stands next to the one before it
    const QWidget* const window = windowOfProgram();
    if (window == nullptr)
        return {};
    const QScreen* const screen = window->screen();
    QRect frame = window->frameGeometry();
    const QSize inFrame = frame.size() - window->size();
    ++started;
    for (int each = 0; each < started; ++each)
        frame = nextToFrame(frame, screen->availableGeometry());
    const QSize size = frame.size() - inFrame;
    const QPoint place = frame.topLeft() - screen->virtualGeometry().topLeft();
    return {QStringLiteral("-qwindowgeometry"),
        QStringLiteral("%1x%2+%3+%4")
            .arg(size.width())
            .arg(size.height())
            .arg(std::max(0, place.x()))
            .arg(std::max(0, place.y()))};
}

} // namespace

WindowPlace::WindowPlace(int number, const QString& folder, std::unique_ptr<QLockFile> lock)
    : m_number(number)
    , m_folder(folder)
    , m_lock(std::move(lock))
    , m_settings(folder)
{
}

WindowPlace::~WindowPlace() = default;

int WindowPlace::waiting(const QString& folder)
{
    int count = 0;
    for (int number = firstNumber; number < firstNumber + most; ++number) {
        const QString place = placeFolder(folder, number);
        if (isUsed(place) && lockOf(place) != nullptr)
            ++count;
    }
    return count;
}

std::unique_ptr<WindowPlace> WindowPlace::takeWaiting(const QString& folder)
{
    return take(folder, true);
}

std::unique_ptr<WindowPlace> WindowPlace::takeNew(const QString& folder)
{
    return take(folder, false);
}

std::unique_ptr<WindowPlace> WindowPlace::take(const QString& folder, bool waiting)
{
    for (int number = firstNumber; number < firstNumber + most; ++number) {
        const QString place = placeFolder(folder, number);
        if (isUsed(place) != waiting || !QDir().mkpath(place))
            continue;
        if (auto lock = lockOf(place))
            return std::unique_ptr<WindowPlace>(new WindowPlace(number, place, std::move(lock)));
    }
    return nullptr;
}

void WindowPlace::forget()
{
    QFile::remove(m_folder + QStringLiteral("/settings.ini"));
}

QString WindowPlace::address(const QString& first) const
{
    return addressOf(first, m_number);
}

void quitOtherWindows(const QString& first, const QString& own)
{
    constexpr std::chrono::seconds longest{1};
    SingleInstance::Request request;
    request.quit = true;
    for (const QString& address : QStringList(first) + otherAddresses(first)) {
        if (address != own)
            static_cast<void>(SingleInstance(address).handOver(request, longest));
    }
}

QString addressWithoutPlace(const QString& first)
{
    return first + QStringLiteral("-process-")
        + QString::number(QCoreApplication::applicationPid());
}

QRect nextToFrame(const QRect& frame, const QRect& screen)
{
    constexpr int step = 32; // a title bar stays in sight
    QRect next = frame.translated(step, step);
    if (next.right() > screen.right())
        next.moveLeft(screen.left());
    if (next.bottom() > screen.bottom())
        next.moveTop(screen.top());
    if (next.topLeft() == frame.topLeft()) // it fills the screen
        next.adjust(step, step, 0, 0);
    return next;
}

void startOtherWindow(const QStringList& options)
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(),
        QStringList{QStringLiteral("--new-window")} + options + placeOption());
}

} // namespace console
