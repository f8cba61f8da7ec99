// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace test_support {

/// A server on loopback that does to its clients whatever a test wants, and keeps every request
/// that reached it. Lives in the test's own thread.
class FaultServer final : public QObject {
public:
    struct Request {
        QByteArray method;
        QByteArray target; ///< as it came, still encoded
        std::map<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray head; ///< as it came
        QByteArray body;
        int connection = 0; ///< which one since the server began to listen
        QSslCertificate client; ///< that was shown for the connection

        [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
        [[nodiscard]] QByteArray header(const QByteArray& name) const
        {
            const auto found = headers.find(name);
            return found == headers.end() ? QByteArray() : found->second;
        }
    };
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

    /// The way back to one client.
    class Peer {
    public:
        explicit Peer(QTcpSocket* socket)
            : m_socket(socket)
        {
        }
        /// A whole response.
        void reply(int status, const QByteArray& body, const Headers& headers = {}) const;
        void json(const QByteArray& body, const Headers& headers = {}) const;
        /// A response whose connection is closed in the middle of its JSON.
        void cut(int status, const QByteArray& body) const;
        /// The head of a response without a length, for a stream or a body that ends with the
        /// connection.
        void head(int status, const QByteArray& contentType, const Headers& headers = {}) const;
        void write(const QByteArray& bytes) const;
        /// Closes after what was written.
        void close() const;
        /// Ends the connection with RST.
        void reset() const;
        [[nodiscard]] bool isOpen() const;
        /// Bytes that were written and that the client's side has not taken yet.
        [[nodiscard]] qint64 waiting() const { return m_socket ? m_socket->bytesToWrite() : 0; }

    private:
        QPointer<QTcpSocket> m_socket;
    };
    using Handler = std::function<void(const Request&, const Peer&)>;

    FaultServer();
    ~FaultServer() override;

    /// Listens again; on the same port, if it listened before.
    void listen();
    /// Stops listening and drops every client.
    void stop();
    /// From the next connection on.
    void useTls(const QSslCertificate& certificate, const QSslKey& key);
    /// Asks clients for a certificate of this authority, and drops those without.
    void wantClientsOf(const QSslCertificate& authority) { m_clientAuthority = authority; }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url(const QString& path = {}) const;
    /// How many requests with this method and path came.
    [[nodiscard]] int count(const QByteArray& method, const QByteArray& path) const;
    [[nodiscard]] int openConnections() const;

    Handler handler; ///< answers a whole request
    /// Takes a new connection before anything was read; true: that was all.
    std::function<bool(const Peer&)> onConnection;
    std::vector<Request> requests;
    QByteArray received; ///< every byte of every client
    int connections = 0;

private:
    class Listener;
    void accept(qintptr descriptor);
    void handleBytes(QTcpSocket* socket, int connection);
    [[nodiscard]] static std::optional<Request> takeRequest(QByteArray& buffer);

    std::unique_ptr<Listener> m_listener;
    std::map<QTcpSocket*, QByteArray> m_buffers;
    std::optional<std::pair<QSslCertificate, QSslKey>> m_identity;
    QSslCertificate m_clientAuthority;
    quint16 m_port = 0;
};

} // namespace test_support
