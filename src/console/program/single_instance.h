// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace console {

/// One running program for a user and their settings: a second start hands over what it was asked
/// to open, and ends. They talk through a socket in the user's runtime folder, one line of JSON
/// ({"sources": [text…], "demo": flag, "quit": flag}) and the answer "ok"; each makes sure that the
/// other one belongs to the same user.
class SingleInstance final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    struct Request {
        QStringList sources; ///< whole paths, addresses
        bool demo = false;
        bool quit = false; ///< all windows close, and come back together

        bool operator==(const Request&) const = default;
    };

    /// In $XDG_RUNTIME_DIR; another one for other settings.
    [[nodiscard]] static QString defaultAddress();

    /// The path of the socket.
    explicit SingleInstance(QString address, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// Whether a program of this user listens there. Blocks for a second at most.
    [[nodiscard]] bool isAnotherRunning() const;
    /// True if a running program has confirmed that it does what is asked for. Blocks for so long
    /// at most. One that does not answer is left alone.
    [[nodiscard]] bool handOver(
        const Request& request, std::chrono::milliseconds patience = std::chrono::seconds{5});
    /// From now on other starts are answered. A socket that no one listens to is replaced; where
    /// someone does, or nothing can be created, this one stays without.
    bool listen();

Q_SIGNALS:
    void requested(const console::SingleInstance::Request& request);

private:
    void accept();
    void read(QLocalSocket& socket);

    QString m_address;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace console
