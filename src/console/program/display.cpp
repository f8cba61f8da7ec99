// SPDX-License-Identifier: GPL-3.0-or-later
#include "display.h"

#include <QMessageLogContext>
#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace console {

namespace {

constexpr int firstDisplayPort = 6000;
constexpr int lastPort = 65535;
/// A server on this machine that takes longer is there, and busy.
constexpr std::chrono::milliseconds longestConnect{200};

/// Of a connection that is under way.
bool isRefused(int socket)
{
    pollfd wait{socket, POLLOUT, 0};
    if (::poll(&wait, 1, static_cast<int>(longestConnect.count())) != 1)
        return false;
    int error = 0;
    socklen_t length = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) == 0 && error != 0;
}

/// Whether something takes connections there; true where that cannot be found out.
bool answers(const void* address, socklen_t length, int family)
{
    const int socket = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return true;
    const bool isConnected = ::connect(socket, static_cast<const sockaddr*>(address), length) == 0;
    const bool isUnderWay = !isConnected && errno == EINPROGRESS;
    const bool isBusy = !isConnected && errno == EAGAIN;
    const bool isThere = isConnected || isBusy || (isUnderWay && !isRefused(socket));
    ::close(socket);
    return isThere;
}

/// A path; with a zero byte in front, a name that is no file (abstract).
bool answersAtSocket(const QByteArray& name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= qsizetype(sizeof address.sun_path))
        return true;
    std::copy(name.begin(), name.end(), address.sun_path);
    const auto length = offsetof(sockaddr_un, sun_path) + std::size_t(name.size());
    return answers(&address, socklen_t(length), AF_UNIX);
}

bool answersAtPort(int port)
{
    sockaddr_in four{};
    four.sin_family = AF_INET;
    four.sin_port = htons(std::uint16_t(port));
    four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    six.sin6_port = four.sin_port;
    six.sin6_addr = in6addr_loopback;
    return answers(&four, sizeof four, AF_INET) || answers(&six, sizeof six, AF_INET6);
}

/// "99" of ":99.0", as libxcb reads it; nullopt if it is no number.
std::optional<int> numberOf(const QByteArray& text)
{
    const QByteArray display = text.left(text.indexOf('.') < 0 ? text.size() : text.indexOf('.'));
    bool isNumber = false;
    const int number = display.toInt(&isNumber);
    return isNumber && number >= 0 && display.front() != '+' ? std::optional(number) : std::nullopt;
}

/// False only for a display of this machine at which nothing takes connections.
bool mayAnswer(const QByteArray& display)
{
    const qsizetype colon = display.lastIndexOf(':');
    const QByteArray host = display.left(std::max<qsizetype>(colon, 0));
    const auto number = numberOf(display.mid(colon + 1));
    const bool isUnix = host.isEmpty() || host == "unix";
    const bool isLoopback = host == "localhost" || host == "127.0.0.1" || host == "::1";
    if (colon < 0 || !number || (!isUnix && !isLoopback))
        return true;
    const QByteArray path = "/tmp/.X11-unix/X" + QByteArray::number(*number);
    if (isUnix && (answersAtSocket('\0' + path) || answersAtSocket(path)))
        return true;
    const int port = firstDisplayPort + *number;
    return host != "unix" && port <= lastPort && answersAtPort(port);
}

bool mayAnswerWayland(const DisplayNames& names)
{
    return names.isWaylandConnected
        || answersAtSocket(names.wayland.startsWith('/')
                ? names.wayland
                : names.runtimeFolder + '/' + names.wayland);
}

/// A message of Qt that waits to be written.
struct HeldMessage {
    QtMsgType type;
    QByteArray file;
    QByteArray function;
    QByteArray category;
    int line;
    QString text;
};

/// A handler of messages is a plain function: what it needs has to be here.
struct MessagesOfStart {
    std::mutex mutex; ///< the application's bus has a thread of its own
    std::vector<HeldMessage> held;
    QtMessageHandler before = nullptr;
};

MessagesOfStart& messagesOfStart()
{
    static MessagesOfStart messages;
    return messages;
}

/// The first warning names the reason; the fatal message advises to install the program again.
[[noreturn]] void endWithoutDisplay(const QString& fatal)
{
    const auto& held = messagesOfStart().held;
    const auto warning = std::ranges::find(held, QtWarningMsg, &HeldMessage::type);
    const QString reason =
        warning != held.end() ? warning->text : fatal.section(QLatin1Char('\n'), 0, 0);
    std::fprintf(stderr,
        "deployment-console: no window can be opened (%s); deployment-console-cli "
        "needs no display.\n",
        qUtf8Printable(reason));
    std::fflush(stderr);
    std::_Exit(1); // half an application cannot be taken down
}

void holdMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const std::scoped_lock lock(messagesOfStart().mutex);
    if (type == QtFatalMsg)
        endWithoutDisplay(text);
    messagesOfStart().held.push_back(
        {type, context.file, context.function, context.category, context.line, text});
}

} // namespace

DisplayStart::DisplayStart()
{
    messagesOfStart().before = qInstallMessageHandler(holdMessage);
}

DisplayStart::~DisplayStart()
{
    qInstallMessageHandler(messagesOfStart().before);
    for (const HeldMessage& each : std::exchange(messagesOfStart().held, {})) {
        const QMessageLogContext context(
            each.file.constData(), each.line, each.function.constData(), each.category.constData());
        qt_message_output(each.type, context, each.text);
    }
}

DisplayNames displayNames()
{
    return {qgetenv("DISPLAY"), qgetenv("WAYLAND_DISPLAY"), qgetenv("XDG_RUNTIME_DIR"),
        !qEnvironmentVariableIsEmpty("WAYLAND_SOCKET")};
}

QString missingDisplayText(const DisplayNames& names)
{
    if (names.x11.isEmpty() && names.wayland.isEmpty())
        return QStringLiteral("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                              "deployment-console-cli needs none");
    if (!names.x11.isEmpty() && mayAnswer(names.x11))
        return {};
    if (!names.wayland.isEmpty() && mayAnswerWayland(names))
        return {};
    QStringList named;
    if (!names.x11.isEmpty())
        named.append(QStringLiteral("DISPLAY=") + QString::fromLocal8Bit(names.x11));
    if (!names.wayland.isEmpty())
        named.append(QStringLiteral("WAYLAND_DISPLAY=") + QString::fromLocal8Bit(names.wayland));
    return QStringLiteral("there is no display (nothing answers at %1); deployment-console-cli "
                          "needs none")
        .arg(named.join(QStringLiteral(" or ")));
}

} // namespace console
