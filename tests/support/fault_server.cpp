// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_server.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <gtest/gtest.h>

#include <sys/socket.h>

namespace test_support {

class FaultServer::Listener final : public QTcpServer {
public:
    explicit Listener(FaultServer* owner)
        : m_owner(owner)
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_owner->accept(descriptor); }

private:
    FaultServer* m_owner;
};

void FaultServer::Peer::write(const QByteArray& bytes) const
{
    if (!m_socket)
        return;
    m_socket->write(bytes);
    m_socket->flush();
}

void FaultServer::Peer::head(
    int status, const QByteArray& contentType, const Headers& headers) const
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status)
        + " Status\r\nContent-Type: " + contentType + "\r\n";
    for (const auto& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    write(text + "\r\n");
}

void FaultServer::Peer::reply(int status, const QByteArray& body, const Headers& headers) const
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    const bool hasBody = status != 204 && status != 304;
    if (hasBody)
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    write(text + "\r\n" + (hasBody ? body : QByteArray()));
}

void FaultServer::Peer::json(const QByteArray& body, const Headers& headers) const
{
    Headers all{{"Content-Type", "application/json"}};
    all.insert(all.end(), headers.begin(), headers.end());
    reply(200, body, all);
}

void FaultServer::Peer::cut(int status, const QByteArray& body) const
{
    head(status, "application/json", {{"Content-Length", QByteArray::number(body.size())}});
    write(body.left(body.size() / 2));
    close();
}

void FaultServer::Peer::close() const
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void FaultServer::Peer::reset() const
{
    if (!m_socket)
        return;
    const linger now{1, 0};
    EXPECT_EQ(::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
                  &now, sizeof now),
        0);
    m_socket->abort();
}

bool FaultServer::Peer::isOpen() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

FaultServer::FaultServer()
    : m_listener(std::make_unique<Listener>(this))
{
    listen();
}

FaultServer::~FaultServer()
{
    stop();
}

void FaultServer::listen()
{
    ASSERT_TRUE(m_listener->listen(QHostAddress::LocalHost, m_port));
    m_port = m_listener->serverPort();
}

void FaultServer::stop()
{
    m_listener->close();
    const auto buffers = std::exchange(m_buffers, {});
    for (const auto& [socket, buffer] : buffers) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void FaultServer::useTls(const QSslCertificate& certificate, const QSslKey& key)
{
    m_identity.emplace(certificate, key);
}

QUrl FaultServer::url(const QString& path) const
{
    const QString scheme = m_identity ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(m_port).arg(path));
}

int FaultServer::count(const QByteArray& method, const QByteArray& path) const
{
    return static_cast<int>(std::count_if(requests.begin(), requests.end(),
        [&](const Request& one) { return one.method == method && one.path() == path; }));
}

int FaultServer::openConnections() const
{
    return static_cast<int>(m_buffers.size());
}

void FaultServer::accept(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    const int connection = ++connections;
    m_buffers[socket];
    connect(socket, &QTcpSocket::readyRead, this,
        [this, socket, connection] { handleBytes(socket, connection); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_buffers.erase(socket);
        socket->deleteLater();
    });
    if (onConnection && onConnection(Peer(socket)))
        return;
    if (m_identity) {
        socket->setLocalCertificate(m_identity->first);
        socket->setPrivateKey(m_identity->second);
        if (!m_clientAuthority.isNull()) {
            QSslConfiguration configuration = socket->sslConfiguration();
            configuration.addCaCertificate(m_clientAuthority);
            socket->setSslConfiguration(configuration);
            socket->setPeerVerifyMode(QSslSocket::VerifyPeer);
        }
        socket->startServerEncryption();
    }
}

void FaultServer::handleBytes(QTcpSocket* socket, int connection)
{
    const QByteArray bytes = socket->readAll();
    received += bytes;
    const QPointer<QTcpSocket> alive(socket);
    m_buffers[socket] += bytes;
    while (alive && m_buffers.contains(socket)) {
        auto request = takeRequest(m_buffers[socket]);
        if (!request)
            return;
        request->connection = connection;
        if (const auto* secured = qobject_cast<QSslSocket*>(socket))
            request->client = secured->peerCertificate();
        requests.push_back(*request);
        if (handler)
            handler(*request, Peer(socket));
    }
}

std::optional<FaultServer::Request> FaultServer::takeRequest(QByteArray& buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Request request;
    request.head = buffer.left(end);
    const QList<QByteArray> lines = request.head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
    }
    const qsizetype length = request.header("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return std::nullopt;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return request;
}

} // namespace test_support
