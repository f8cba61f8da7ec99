// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace sources {

/// The body of a request that must not go out twice. Qt sends a request again when the connection
/// breaks before a response, whatever its method, and there is no switch for it; it can't send
/// again a body that refuses to be read twice, and gives up with ContentReSendError.
class OneShotBody final : public QIODevice {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneShotBody)

public:
    explicit OneShotBody(QByteArray bytes, QObject* parent = nullptr);

    /// Whether anything was read: from then on the request may be on the wire.
    [[nodiscard]] bool wasTouched() const { return m_isTouched; }

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool reset() override;
    bool seek(qint64 position) override;

protected:
    qint64 readData(char* to, qint64 length) override;
    qint64 writeData(const char* from, qint64 length) override;

private:
    QByteArray m_bytes;
    bool m_isTouched = false;
};

} // namespace sources
