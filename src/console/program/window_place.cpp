// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_place.h"

#include "deploy/formats/json/json_value.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QProcess>

#include <utility>

namespace console {

namespace {

/// The first window is the one that needs no number.
constexpr int firstNumber = 2;

QString placeFolder(const QString& folder, int number)
{
    return folder + QStringLiteral("/windows/") + QString::number(number);
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

} // namespace

WindowPlace::WindowPlace(const QString& folder, std::unique_ptr<QLockFile> lock)
    : m_folder(folder)
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
            return std::unique_ptr<WindowPlace>(new WindowPlace(place, std::move(lock)));
    }
    return nullptr;
}

void WindowPlace::forget()
{
    QFile::remove(m_folder + QStringLiteral("/settings.ini"));
}

void startOtherWindow(const QStringList& options)
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(),
        QStringList{QStringLiteral("--new-window")} + options);
}

} // namespace console
