// SPDX-License-Identifier: GPL-3.0-or-later
#include "tunnel_inquiry.h"

#include "messages/http_headers.h"

#include <utility>

namespace sources {

namespace {

constexpr qsizetype maxHead = 65'536;
constexpr int tlsPort = 443;

/// As it stands in a request: "deploy.test:443", "[::1]:443".
QByteArray authorityOf(const QUrl& address)
{
    const QByteArray host = address.host(QUrl::FullyEncoded).toLatin1();
    return (host.contains(':') && !host.startsWith('[') ? '[' + host + ']' : host) + ':'
        + QByteArray::number(address.port(tlsPort));
}

/// All of them: a proxy has a field for each way to log in.
QByteArray challengesOf(const QByteArray& head)
{
    constexpr QByteArrayView name("proxy-authenticate:");
    QByteArray challenges;
    for (const QByteArray& line : head.split('\n')) {
        if (line.left(name.size()).compare(name, Qt::CaseInsensitive) == 0)
            challenges += (challenges.isEmpty() ? "" : ", ") + line.mid(name.size()).trimmed();
    }
    return challenges;
}

} // namespace

TunnelInquiry::TunnelInquiry(const QNetworkProxy& proxy, const QUrl& address, Scheduler& scheduler,
    deployment::Milliseconds patience, Receiver receiver, QObject* parent)
    : QObject(parent)
    , m_silence(scheduler.after(patience,
          [this] {
              finish({true, std::nullopt});
          }))
    , m_receiver(std::move(receiver))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(
        &m_socket, &QTcpSocket::connected, this, [this, proxy, address] { send(proxy, address); });
    connect(&m_socket, &QTcpSocket::readyRead, this, &TunnelInquiry::read);
    // What else goes wrong is told by the request itself.
    const auto giveUp = [this] { finish({}); };
    connect(&m_socket, &QTcpSocket::disconnected, this, giveUp, Qt::QueuedConnection);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, giveUp, Qt::QueuedConnection);
    m_socket.connectToHost(proxy.hostName(), proxy.port());
}

void TunnelInquiry::send(const QNetworkProxy& proxy, const QUrl& address)
{
    const QByteArray authority = authorityOf(address);
    QByteArray request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority
        + "\r\nUser-Agent: deployment-console\r\n";
    if (!proxy.user().isEmpty())
        request += "Proxy-Authorization: " + basicProof(proxy.user(), proxy.password()) + "\r\n";
    m_socket.write(request + "\r\n");
}

void TunnelInquiry::read()
{
    m_head += m_socket.readAll();
    const qsizetype end = m_head.indexOf("\r\n\r\n");
    if (end < 0 && m_head.size() < maxHead)
        return;
    const QByteArray head = m_head.left(end < 0 ? maxHead : end);
    const bool wantsLogIn = head.split(' ').value(1) == "407";
    finish({false, wantsLogIn ? std::optional(challengesOf(head)) : std::nullopt});
}

void TunnelInquiry::finish(const Answer& answer)
{
    m_silence.reset();
    m_socket.disconnect(this);
    m_socket.abort();
    deleteLater();
    if (const Receiver receive = std::exchange(m_receiver, {}))
        receive(answer);
}

} // namespace sources
