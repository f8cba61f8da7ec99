// SPDX-License-Identifier: GPL-3.0-or-later
#include "single_instance.h"

#include "settings/settings.h"
#include "settings/variant_json.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QVariantMap>

#include <sys/socket.h>
#include <unistd.h>

namespace console {

namespace {

constexpr qint64 longestRequest = qint64{256} * 1024;
const QByteArray confirmation = QByteArrayLiteral("ok\n");

QByteArray lineOf(const SingleInstance::Request& request)
{
    const QVariantMap map{{QStringLiteral("sources"), request.sources},
        {QStringLiteral("demo"), request.demo}, {QStringLiteral("quit"), request.quit}};
    return QByteArray::fromStdString(toJson(map)) + '\n';
}

std::optional<SingleInstance::Request> requestIn(const QByteArray& line)
{
    const auto json = formats::JsonValue::parse(line.toStdString(), {longestRequest, 8});
    if (!json || !json->isObject())
        return std::nullopt;
    const QVariantMap map = toVariant(*json).toMap();
    return SingleInstance::Request{map.value(QStringLiteral("sources")).toStringList(),
        map.value(QStringLiteral("demo")).toBool(), map.value(QStringLiteral("quit")).toBool()};
}

/// The one at the other end; whoever else could put a socket there is not trusted.
bool isOwn(const QLocalSocket& socket)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    return getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == getuid();
}

int remaining(const QDeadlineTimer& deadline)
{
    return static_cast<int>(deadline.remainingTime());
}

} // namespace

QString SingleInstance::defaultAddress()
{
    const QByteArray settings =
        QCryptographicHash::hash(configFolder().toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
        + QStringLiteral("/deployment-console-") + QString::fromLatin1(settings.left(12));
}

SingleInstance::SingleInstance(QString address, QObject* parent)
    : QObject(parent)
    , m_address(std::move(address))
{
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::handOver(const Request& request, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(remaining(deadline)) || !isOwn(socket))
        return false;
    socket.write(lineOf(request));
    while (!socket.canReadLine() && !deadline.hasExpired()) {
        if (!socket.waitForReadyRead(remaining(deadline)))
            break;
    }
    return socket.readLine() == confirmation;
}

bool SingleInstance::isAnotherRunning() const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    return socket.waitForConnected(1000) && isOwn(socket);
}

bool SingleInstance::listen()
{
    // A server takes the place of whatever has its name, alive or not.
    QLocalSocket other;
    other.connectToServer(m_address);
    if (other.waitForConnected(1000))
        return false;
    if (other.error() == QLocalSocket::ConnectionRefusedError)
        QLocalServer::removeServer(m_address);
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::accept);
    if (!m_server->listen(m_address))
        m_server.reset();
    return m_server != nullptr;
}

void SingleInstance::accept()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isOwn(*socket)) {
            socket->abort();
            continue;
        }
        socket->setReadBufferSize(longestRequest);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(*socket); });
        read(*socket);
    }
}

void SingleInstance::read(QLocalSocket& socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() >= longestRequest)
            socket.abort();
        return;
    }
    const auto request = requestIn(socket.readLine());
    if (!request) {
        socket.abort();
        return;
    }
    socket.write(confirmation);
    socket.flush(); // opening may take a while
    socket.disconnectFromServer(); // once that is written
    Q_EMIT requested(*request);
}

} // namespace console
