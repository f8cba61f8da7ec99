// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/connection.h"
#include "deploy/sources/http/credentials.h"

#include <QObject>

#include <functional>
#include <optional>

namespace sources {

/// What a source needs from the user before it continues: a secret. Nothing is asked of the server
/// until it is answered, or until another secret lies where the connection says. Belongs to its
/// source; ends with settled().
class InputRequest final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InputRequest)

public:
    using Answer = std::function<void(const Secret& secret)>;
    /// @p server is whom the secret is for, where that is not the source's own.
    InputRequest(
        deployment::Error reason, Answer answer, std::optional<Connection> server = std::nullopt)
        : m_reason(std::move(reason))
        , m_answer(std::move(answer))
        , m_server(std::move(server))
    {
    }

    [[nodiscard]] const deployment::Error& reason() const { return m_reason; }
    [[nodiscard]] const std::optional<Connection>& server() const { return m_server; }
    /// For this run; one that is refused is asked for again, by another request.
    void answer(const Secret& secret) { m_answer(secret); }
    /// For its source.
    void settle() { Q_EMIT settled(); }

Q_SIGNALS:
    /// No one needs to be asked any more.
    void settled();

private:
    deployment::Error m_reason;
    Answer m_answer;
    std::optional<Connection> m_server;
};

} // namespace sources
